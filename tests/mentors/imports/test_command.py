"""`manage.py import_partner_list`: for staff of the IT, and for scripts."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from mentors.models import ListImport
from tests.factories import ProgrammeFactory
from tests.mentors.imports.conftest import LISTS, kept_files, people_tables
from volunteers.models import Engagement, Volunteer

pytestmark = pytest.mark.django_db
DIAKONIE = LISTS / "ausbildungspaten_diakonie.csv"


def told(*arguments, **options):
    out = StringIO()
    call_command("import_partner_list", *map(str, arguments), stdout=out, **options)
    return json.loads(out.getvalue())


def test_a_dry_run_writes_nothing_and_says_what_would_become_of_every_row(house):
    before = people_tables()
    said = told(DIAKONIE, "--organisation", house.name, "--dry-run")
    assert (said["rows"], said["new"], said["known"], said["unclear"]) == (42, 37, 0, 3)
    assert [sorted(row) for row in said["refused"]] == [["reason", "row", "sheet"]] * 2
    assert all(row["reason"] for row in said["refused"])
    assert said["rows"] == said["new"] + said["known"] + said["unclear"] + len(said["refused"])
    assert len(said["unclear_rows"]) == 3
    assert people_tables() == before and not ListImport.objects.exists() and kept_files() == []


def test_the_command_takes_clear_rows_over_and_leaves_unclear_ones_out(house):
    said = told(DIAKONIE, "--organisation", house.name)
    assert Volunteer.objects.count() == said["new"] == 37
    assert ListImport.objects.get().responsible == house.name
    again = told(DIAKONIE, "--organisation", house.name)
    assert (again["new"], Volunteer.objects.count()) == (0, 37)


@pytest.mark.parametrize("name", sorted(path.name for path in LISTS.iterdir()))
@pytest.mark.usefixtures("phases")
def test_the_rows_of_every_list_add_up_and_twice_changes_nothing(house, name):
    first = told(LISTS / name, "--organisation", house.name)
    before = people_tables()
    again = told(LISTS / name, "--organisation", house.name)
    for said in (first, again):
        assert said["rows"] == said["new"] + said["known"] + said["unclear"] + len(said["refused"])
        assert all(row["reason"] for row in [*said["refused"], *said["unclear_rows"]])
    assert first["new"] and (again["new"], again["rows"], again["refused"]) == (0, first["rows"], first["refused"])
    assert people_tables() == before


def test_a_programme_can_be_named(house):
    programme = ProgrammeFactory(organisation=house)
    told(DIAKONIE, "--organisation", house.name, "--programme", programme.name, "--responsible", "Ayla Kaya")
    assert set(Engagement.objects.values_list("programme", flat=True)) == {programme.pk}
    assert ListImport.objects.get().responsible == "Ayla Kaya"


@pytest.mark.parametrize(
    ("file", "organisation", "code"),
    [(DIAKONIE, "Nobody", 1), (LISTS / "nothing.csv", "Diakonie", 1), (LISTS / "broken.xlsx", "Diakonie", 3)],
)
def test_what_goes_wrong_has_an_exit_code_and_writes_nothing(
    house, tmp_path, django_capture_on_commit_callbacks, file, organisation, code
):
    if file.name == "broken.xlsx":
        file = tmp_path / "broken.xlsx"
        file.write_bytes(b"PK\x03\x04 nothing of use")
    before = people_tables()
    with pytest.raises(CommandError) as problem, django_capture_on_commit_callbacks(execute=True):
        told(file, "--organisation", organisation)
    assert problem.value.returncode == code
    assert people_tables() == before and kept_files() == []
