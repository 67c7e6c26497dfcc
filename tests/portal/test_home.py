"""Home: signed out a welcome, signed in what is next for each role, and nobody else's entries."""

import pytest
from django.urls import reverse

from accounts.containers import HOUSE
from accounts.enums import Role
from tests.factories import (
    CentreFactory,
    OrganisationFactory,
    ProgrammeFactory,
    QuarterFactory,
    UserFactory,
    give,
    person,
    sign_in,
)

pytestmark = pytest.mark.django_db

HOME = "/"


def see(client, user):
    return sign_in(client, user).get(HOME).content.decode()


def test_signed_out_people_are_welcomed(client):
    page = client.get(HOME)
    assert page.status_code == 200
    assert reverse("network:chain") in page.content.decode()


def test_a_coordinator_sees_what_waits_in_her_area(client):
    programme = ProgrammeFactory(name="Nie bestätigt")
    page = see(client, person(Role.COORDINATOR, CentreFactory()))
    assert programme.public_id in page
    assert reverse("network:coverage") in page


def test_a_contact_confirms_her_own_entries_and_sees_no_others(client):
    mine, foreign = ProgrammeFactory(), ProgrammeFactory()
    page = see(client, person(Role.CONTACT, mine.organisation))
    assert reverse("network:programme_confirm", args=[mine.public_id]) in page
    assert foreign.public_id not in page


def test_a_contact_without_entries_is_offered_the_first_step(client):
    page = see(client, person(Role.CONTACT, OrganisationFactory()))
    assert reverse("network:programme_new") in page


def test_a_quarter_manager_sees_what_names_her_quarter(client):
    quarter, other = QuarterFactory(), QuarterFactory()
    here, there = ProgrammeFactory(areas=[quarter]), ProgrammeFactory(areas=[other])
    page = see(client, person(Role.QUARTER_MANAGER, quarter))
    assert here.public_id in page
    assert there.public_id not in page


@pytest.mark.parametrize("role", [Role.STEERING, Role.ADMINISTRATOR])
def test_steering_and_administration_see_no_entry_of_a_provider(client, role):
    programme = ProgrammeFactory()
    page = see(client, person(role, HOUSE))
    assert programme.public_id not in page
    assert programme.name not in page


def test_people_without_a_role_get_the_page_for_mentees(client):
    page = see(client, UserFactory(name="Samir Ahmadi"))
    assert "Samir Ahmadi" in page
    assert reverse("network:partners") in page


def test_two_roles_stand_on_one_page(client):
    programme = ProgrammeFactory()
    user = person(Role.CONTACT, programme.organisation)
    give(user, Role.STEERING, HOUSE)
    page = see(client, user)
    # The contact's people, and the whole in numbers.
    assert page.count('class="figures"') == 2
    assert reverse("network:programme_confirm", args=[programme.public_id]) in page
