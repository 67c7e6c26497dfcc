"""The register list: found with typing errors, narrowed by filters, the same cost at any length."""

import random

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from network.models import ProgrammeLanguage
from network.queries import Filters, catalogue, chain, programme_rows
from tests import factories

pytestmark = pytest.mark.django_db
NOBODY = AnonymousUser()


def names(**filters):
    return {row.name for row in programme_rows(NOBODY, Filters(**filters)).rows}


@pytest.mark.parametrize(
    "typed",
    [
        "Gründungspaten",
        "gruendungspaten",
        "GRÜNDUNG",
        "Grundungspaten",
        "Gründugnspaten",
        "gründungs paten",
        "grndungspaten",
    ],
)
def test_found_with_umlauts_and_typing_errors(typed):
    factories.ProgrammeFactory(name="Gründungspaten")
    factories.ProgrammeFactory(name="Lesehilfe")
    assert names(q=typed) == {"Gründungspaten"}


def test_found_by_partner_and_nothing_found_for_signs():
    partner = factories.OrganisationFactory(name="Evangelischer Kirchenkreis")
    factories.ProgrammeFactory(name="Lotsen", organisation=partner)
    assert names(q="kirchenkries") == {"Lotsen"}
    assert names(q="%") == names(q="_") == names(q="???") == set()


def test_an_area_finds_above_and_below_but_not_beside(world):
    factories.ProgrammeFactory(name="kreisweit", areas=[world.county])
    factories.ProgrammeFactory(name="im Quartier", areas=[world.quarter])
    factories.ProgrammeFactory(name="in der anderen Stadt", areas=[world.other_town])
    assert names(area=world.quarter.public_id) == {"kreisweit", "im Quartier"}
    assert names(area=world.town.public_id) == {"kreisweit", "im Quartier"}
    assert names(area=world.other_quarter.public_id) == {"kreisweit", "in der anderen Stadt"}
    assert len(names(area=world.county.public_id)) == 3


def test_filters_narrow():
    phase = factories.PhaseFactory(slug="recognition")
    hit = factories.ProgrammeFactory(name="Treffer", phases=[phase], open_to="women", places_free=1)
    ProgrammeLanguage.objects.create(programme=hit, code="prs")
    factories.ProgrammeFactory(name="Anderes", places_free=0)
    for filters in ({"phase": "recognition"}, {"open_to": "women"}, {"free": True}, {"language": "prs"}):
        assert names(**filters) == {"Treffer"}, filters


def test_drafts_are_seen_by_their_keepers_only(world):
    draft = world.hidden_programme.name
    assert draft in {row.name for row in programme_rows(world.person("contact"), Filters()).rows}
    for seat in ("contact@elsewhere", "volunteer", "mentee"):
        assert draft not in {row.name for row in programme_rows(world.person(seat), Filters()).rows}
    assert draft not in names()


@pytest.mark.parametrize(
    "query",
    [{"page": "x"}, {"page": "-1"}, {"size": "7"}, {"sort": "';--"}, {"area": "\0"}, {"q": "\0"}, {"page": "99999999"}],
    ids=str,
)
def test_nonsense_in_the_address_counts_as_not_asked(client, query):
    factories.ProgrammeFactory(name="Lotsen")
    assert "Lotsen" in client.get("/programmes", query).content.decode()


def test_a_page_beyond_the_end_shows_the_first(client):
    factories.ProgrammeFactory(name="Lotsen")
    assert "Lotsen" in client.get("/programmes?page=7").content.decode()


def test_the_filters_survive_in_the_address():
    filters = Filters(q="ö&=", phase="work-search", free=True, sort="free", page=3, size=100)
    assert Filters.read(QueryDict(filters.address()[1:])) == filters
    assert Filters().address() == ""


def test_the_fragment_is_the_same_part_of_the_page(client):
    factories.ProgrammeFactory.create_batch(30)
    page = client.get("/programmes?sort=free").content.decode()
    fragment = client.get("/programmes?sort=free", HTTP_HX_REQUEST="true").content.decode()
    assert fragment.strip().startswith('<div id="programmes"')
    assert fragment.strip() in page


@pytest.fixture
def crowd(world):
    """400 programmes with everything a row shows."""
    programmes = factories.ProgrammeFactory.create_batch(
        400, organisation=world.organisation, areas=[world.quarter, world.town], phases=[world.phase]
    )
    ProgrammeLanguage.objects.bulk_create(
        ProgrammeLanguage(programme=p, code=code) for p in programmes for code in ("de", "ar")
    )


def test_the_list_costs_the_same_at_25_100_and_400_rows(crowd, as_role, client, django_assert_num_queries):
    for size in (25, 100, 400):
        with django_assert_num_queries(2):
            answer = client.get(f"/programmes?size={size}")
        assert answer.content.decode().count("<tr>") == size + 1
    for seat, at_most in (("coordinator", 6), ("contact", 6), ("volunteer", 6)):
        signed_in, costs = as_role(seat), []
        for size in (25, 100, 400):
            with CaptureQueriesContext(connection) as count:
                signed_in.get(f"/programmes?size={size}")
            costs.append(len(count))
        assert len(set(costs)) == 1 and costs[0] <= at_most, (seat, costs)


def test_the_chain_counts_what_an_independent_count_finds(world):
    luck = random.Random(7)
    areas = [world.county, world.town, world.other_town, world.quarter, world.other_quarter]
    phases = [factories.PhaseFactory(slug=slug) for slug in ("work-search", "recognition", "first-job")]
    made = []
    for number in range(40):
        where, what = luck.sample(areas, luck.randint(1, 3)), luck.sample(phases, luck.randint(1, 2))
        total = luck.randint(0, 9)
        is_published = luck.random() < 0.8
        made.append((where, what, luck.randint(0, total), total, is_published))
        factories.ProgrammeFactory(
            name=f"P {number}", areas=where, phases=what, places_total=total, places_free=made[-1][2],
            is_published=is_published,
        )  # fmt: skip

    def up(area):
        return {area.pk} | (up(area.parent) if area.parent else set())

    def touch(one, other):
        return one.pk in up(other) or other.pk in up(one)

    for line in chain(every_phase=True).lines:
        area = next((a for a in areas if a.pk == line.area.pk), None)
        for cell in line.cells if area else ():
            phase = next((p for p in phases if p.pk == cell.phase.pk), None)
            here = [m for m in made if phase in m[1] and m[4] and any(touch(area, a) for a in m[0])]
            assert (cell.programmes, cell.free, cell.total) == (
                len(here),
                sum(m[2] for m in here),
                sum(m[3] for m in here),
            )
            listed = programme_rows(NOBODY, Filters(phase=cell.phase.slug, area=area.public_id, size=100))
            assert listed.total == cell.programmes, "the list behind a cell shows what the cell counted"


def test_the_catalogue_is_a_tree_with_towns_of_quarters_first(world):
    factories.AreaFactory(name="Aachen", parent=world.quarter.parent.parent)
    tree = [(area.depth, area.name) for area in catalogue().areas]
    assert tree[0] == (0, world.county.name)
    assert tree.index((1, world.town.name)) + 1 == tree.index((2, world.quarter.name))
    assert tree.index((1, world.town.name)) < tree.index((1, "Aachen"))
