"""A town's lists: all or nothing, again and again the same, problems with file and line."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from common.errors import WrongInput
from demo import register as demo
from network.models import Area, ContactPerson, Offer, Organisation, Programme
from network.services import load_register

pytestmark = pytest.mark.django_db
MODELS = (Area, Organisation, Offer, Programme, ContactPerson)


def counts():
    return [model.objects.count() for model in MODELS]


@pytest.fixture
def write(tmp_path):
    def write(name, text):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_the_real_lists_of_the_county():
    call_command(
        "load_register",
        areas=demo.DATA / "areas.csv",
        organisations=demo.DATA / "organisations.csv",
        offers=demo.DATA / "offers.csv",
        stdout=StringIO(),
    )
    assert counts() == [21, 27, 22, 0, 0]
    for area in Area.objects.order_by("pk"):
        assert area.path == f"{area.parent.path if area.parent else '/'}{area.pk}/"
    where = {
        o.name: (o.organisation and o.organisation.name, o.provider_name, o.area.name)
        for o in Offer.objects.order_by("pk").select_related("organisation", "area")
    }
    assert where["Quartiersbüro Rodenbeck"] == ("Quartiersmanagement Rodenbeck", "", "Rodenbeck")
    assert where["Fit für die Wohnung"] == ("Kommunales Integrationszentrum Minden-Lübbecke", "", "Minden")
    assert where["360° Weltmusik"] == (None, "BÜZ", "Minden")
    assert where["Sozialberatung für Geflüchtete"] == (None, "Stadt Minden", "Minden")
    assert where["I.Qu.I"] == (None, "", "Minden")


def test_the_demo_loads_once_and_changes_nothing_the_second_time():
    assert demo.load() == 14
    before = counts()
    confirmed = list(Programme.objects.order_by("pk").values_list("confirmed_on", flat=True))
    assert demo.load() == 0
    assert counts() == before
    assert list(Programme.objects.order_by("pk").values_list("confirmed_on", flat=True)) == confirmed
    assert Programme.objects.filter(is_demo=False).count() == 0
    assert not ContactPerson.objects.exclude(email__endswith="@example.org").exists()


def test_all_problems_are_told_at_once_and_nothing_is_loaded(write):
    areas = write("a.csv", "kind;name;parent\ncounty;Kreis;\nmunicipality;Stadt;Nirgends\nvillage;Dorf;Kreis\n")
    partners = write("o.csv", "name;kind;area\nDiakonie;provider;Kreis\n;provider;Kreis\n")
    with pytest.raises(WrongInput) as refusal:
        load_register(actor=None, areas=areas, organisations=partners)
    told = str(refusal.value.message).split("\n")
    assert [line.split(":")[0].split(" ")[0].strip(",") for line in told] == ["a.csv", "a.csv", "o.csv"]
    assert "3" in told[0] and "Nirgends" in told[0] and "4" in told[1] and "village" in told[1] and "3" in told[2]
    assert counts() == [0, 0, 0, 0, 0]


@pytest.mark.parametrize(
    "text", ["", "name\nx\n", "kind;title;parent\n", "\x00"], ids=["empty", "columns", "other", "nul"]
)
def test_a_file_that_is_no_list_is_refused_in_words(write, text):
    with pytest.raises(CommandError):
        call_command("load_register", areas=write("a.csv", text), stdout=StringIO())
    assert counts()[0] == 0


def test_a_missing_or_binary_file_is_refused_in_words(tmp_path):
    binary = tmp_path / "b.csv"
    binary.write_bytes(b"\xff\xfe\x00k")
    for path in (tmp_path / "none.csv", binary):
        with pytest.raises(WrongInput):
            load_register(actor=None, areas=path)


def test_a_name_that_two_towns_have_is_not_guessed(write):
    areas = "kind;name;parent\ncounty;Kreis;\nmunicipality;A;Kreis\nmunicipality;B;Kreis\n"
    areas += "quarter;Mitte;A\nquarter;Mitte;B\n"
    partners = write("o.csv", "name;kind;area\nTreff;provider;Mitte\n")
    with pytest.raises(WrongInput, match="Mitte"):
        load_register(actor=None, areas=write("a.csv", areas), organisations=partners)
    assert counts()[:2] == [0, 0]


def test_characters_that_turn_the_writing_are_left_out_of_what_is_stored(write):
    areas = write("areas.csv", "kind;name;parent\ncounty;\u202eKreis Muster;\n")
    load_register(actor=None, areas=areas)
    assert Area.objects.get().name == "Kreis Muster"
    with pytest.raises(WrongInput):
        load_register(actor=None, areas=write("more.csv", "kind;name;parent\ncounty;\u200f\u202e;\n"))
