"""The way through the house, by role."""

import pytest

from accounts.enums import Role
from portal.navigation import DESK, MOST_ON_PHONE, PHONE, PLACES, items, layout
from tests.factories import CentreFactory, OrganisationFactory, UserFactory, person

pytestmark = pytest.mark.django_db


def routes(user):
    return [item.route for item in items(user, "/")]


def test_a_coordinator_works_at_a_desk():
    user = person(Role.COORDINATOR, CentreFactory())
    assert layout(user) == "desk"
    assert {"network:coverage", "network:people", "network:audit"} <= set(routes(user))


@pytest.mark.parametrize("role", [Role.VOLUNTEER, Role.REFERRER])
def test_helpers_come_by_phone_and_reach_everything_with_a_thumb(role):
    user = person(role, OrganisationFactory())
    assert layout(user) == "phone"
    assert len(routes(user)) <= 5
    assert "network:people" not in routes(user)


def test_there_is_room_under_the_thumb():
    assert len(PHONE) <= MOST_ON_PHONE


def test_the_desk_stands_in_groups_and_each_group_once():
    groups = [item.group for item in PLACES["desk"]]
    assert list(dict.fromkeys(groups)) == list(DESK)
    assert groups == sorted(groups, key=list(DESK).index)


@pytest.mark.parametrize("place", PLACES)
def test_no_way_stands_twice_in_a_place(place):
    ways = [item.route for item in PLACES[place]]
    assert len(ways) == len(set(ways))


def test_nobody_is_shown_a_way_that_is_closed_to_them():
    user = UserFactory()
    assert {item.roles for item in items(user, "/")} == {frozenset()}


def test_the_longest_match_is_the_current_page(rf):
    found = items(UserFactory(), "/chain")
    assert [item.route for item in found if item.current] == ["network:chain"]
