import datetime as dt

import pytest
from django.urls import reverse
from django.utils import translation

from accounts.enums import Ending, Role
from accounts.models import AuditEntry, Membership
from accounts.scope import scope
from common import clock
from network.models import Organisation
from network.services.places import change_organisation
from tests.factories import (
    AreaFactory,
    CentreFactory,
    ContactFactory,
    OrganisationFactory,
    ProgrammeFactory,
    UserFactory,
    give,
    person,
    sign_in,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    return OrganisationFactory(name="Jobpaten")


@pytest.fixture
def contact(house):
    return person(Role.CONTACT, house, name="Amira Yilmaz")


@pytest.fixture
def page(client, contact):
    """Answers pages of this room as the contact person of `house` sees them."""
    sign_in(client, contact, second_step=True)
    return lambda name, *args, **query: client.get(reverse(f"network:{name}", args=args), query)


def text(answer):
    return answer.content.decode()


def test_a_contact_sees_her_house_and_not_the_next(page, house):
    give(UserFactory(name="Jonas Krüger"), Role.CHECKER, house)
    give(UserFactory(name="Kim Fremd"), Role.CHECKER, OrganisationFactory())
    shown = text(page("people"))
    assert "Jonas Krüger" in shown
    assert "Kim Fremd" not in shown


def test_filters(page, house):
    give(UserFactory(name="Jonas Krüger"), Role.CHECKER, house)
    give(UserFactory(name="Bärbel Öztürk"), Role.FINANCE, house)
    assert "Öztürk" not in text(page("people", role="checker"))
    assert "Öztürk" in text(page("people", q="oeztuerk"))
    assert "Jonas" not in text(page("people", q="oeztuerk"))


@pytest.mark.parametrize("rows", [1, 40])
def test_the_page_costs_the_same_for_one_and_for_many(page, house, rows, django_assert_max_num_queries):
    programme = ProgrammeFactory(organisation=house)
    for _n in range(rows):
        give(UserFactory(), Role.CHECKER, house)
        give(UserFactory(), Role.CONTACT, programme)
    with django_assert_max_num_queries(15):
        assert page("people").status_code == 200


def test_opening_a_person_leaves_a_trace(page, contact, house):
    jonas = UserFactory()
    give(jonas, Role.CHECKER, house)
    page("person", jonas.public_id)
    entry = AuditEntry.objects.get(is_look=True)
    assert (entry.actor, entry.subject, entry.organisation_id) == (contact.public_id, jonas.public_id, house.pk)


def test_a_stranger_is_not_there_and_leaves_no_trace(page):
    stranger = person(Role.CHECKER, OrganisationFactory())
    assert page("person", stranger.public_id).status_code == 404
    assert not AuditEntry.objects.filter(is_look=True).exists()


def test_give_extend_take_back_and_undo(page, client, house):
    jonas = UserFactory()
    held = give(jonas, Role.CHECKER, house)
    client.post(reverse("network:role_give", args=[jonas.public_id]), {"role": "finance", "place": house.public_id})
    assert jonas.memberships.count() == 2
    until = clock.today() + dt.timedelta(days=60)
    client.post(reverse("network:role", args=[held.public_id]), {"ends_on": until.isoformat()})
    held.refresh_from_db()
    assert held.ends_on == until
    client.post(reverse("network:role_take_back", args=[held.public_id]), {"reason": Ending.MISTAKE})
    assert jonas.memberships.count() == 1
    assert reverse("network:role_undo") in text(page("people"))
    client.post(reverse("network:role_undo"))
    assert jonas.memberships.get(group__rolegroup__role=Role.CHECKER).ends_on == until
    assert reverse("network:role_undo") not in text(page("people"))


def test_a_deputy_is_named(client, page, contact, house):
    jonas = UserFactory()
    give(jonas, Role.CHECKER, house)
    own = contact.memberships.get()
    until = clock.today() + dt.timedelta(days=14)
    answer = client.post(
        reverse("network:role_deputy", args=[own.public_id]), {"user": jonas.public_id, "ends_on": until.isoformat()}
    )
    assert answer.status_code == 302
    assert jonas.memberships.get(group__rolegroup__role=Role.DEPUTY).ends_on == until


@pytest.mark.parametrize("field", ["user", "actor", "given_by", "container", "kind", "is_active"])
def test_extra_fields_change_nothing(client, page, contact, house, field):
    jonas = UserFactory()
    give(jonas, Role.CHECKER, house)
    foreign = OrganisationFactory()
    sent = {"role": "finance", "place": house.public_id, field: foreign.public_id}
    client.post(reverse("network:role_give", args=[jonas.public_id]), sent)
    given = Membership.objects.latest("pk")
    assert (given.user, given.given_by, given.group.rolegroup.container_id) == (jonas, contact, house.pk)


@pytest.mark.parametrize(("role", "place"), [("coordinator", "own"), ("finance", "foreign"), ("administrator", "own")])
def test_a_forged_choice_is_refused(client, page, house, role, place):
    jonas = UserFactory()
    give(jonas, Role.CHECKER, house)
    before = Membership.objects.count()
    where = house if place == "own" else OrganisationFactory()
    answer = client.post(reverse("network:role_give", args=[jonas.public_id]), {"role": role, "place": where.public_id})
    assert answer.status_code == 400
    assert Membership.objects.count() == before


def test_the_last_coordinator_hears_why(client):
    amira = UserFactory()
    own = give(amira, Role.COORDINATOR, CentreFactory())
    sign_in(client, amira, second_step=True)
    answer = client.post(reverse("network:role_take_back", args=[own.public_id]), {"reason": "left"}, follow=True)
    assert answer.status_code == 200
    assert scope(type(amira).objects.get(pk=amira.pk)).has(Role.COORDINATOR)


def test_a_contact_of_the_register_is_invited_with_what_is_known(page, house):
    entry = ContactFactory(organisation=house, name="Kim Beispiel", email="kim@example.org")
    shown = text(page("invite", contact=entry.public_id))
    assert "Kim Beispiel" in shown
    assert "kim@example.org" in shown
    assert page("invite", contact=ContactFactory().public_id).status_code == 404


def test_the_trail_of_the_own_house_only(page, contact, house):
    give(UserFactory(name="Jonas Krüger"), Role.CHECKER, house)
    give(UserFactory(name="Kim Fremd"), Role.CHECKER, OrganisationFactory())
    shown = text(page("audit"))
    assert "Jonas Krüger" in shown
    assert "Kim Fremd" not in shown


def test_a_coordinator_reads_of_other_houses_staff_but_no_helpers(client):
    coordinator = person(Role.COORDINATOR, CentreFactory())
    house = OrganisationFactory()
    give(UserFactory(name="Jonas Krüger"), Role.CHECKER, house)
    give(UserFactory(name="Vera Freiwillig"), Role.VOLUNTEER, house)
    sign_in(client, coordinator, second_step=True)
    for name in ("audit", "people"):
        shown = text(client.get(reverse(f"network:{name}")))
        assert "Jonas Krüger" in shown
        assert "Vera Freiwillig" not in shown


@pytest.mark.parametrize("rows", [1, 50])
def test_the_trail_costs_the_same_for_one_and_for_many(page, house, rows, django_assert_max_num_queries):
    for _n in range(rows):
        give(UserFactory(), Role.CHECKER, house)
    with django_assert_max_num_queries(12):
        assert page("audit").status_code == 200


def test_a_trail_reads_as_sentences(page, house):
    give(UserFactory(name="Jonas Krüger"), Role.FINANCE, house)
    with translation.override("en"):
        shown = text(page("audit", lang="en", act="role"))
    assert "Jonas Krüger" in shown
    assert page("audit", since="2999-01-01").status_code == 200
    assert "Jonas Krüger" not in text(page("audit", since="2999-01-01"))


def test_coordinators_move_along_with_their_centre():
    centre = CentreFactory()
    amira = person(Role.COORDINATOR, centre)
    town = AreaFactory()
    inside, outside = OrganisationFactory(area=town), OrganisationFactory()
    change_organisation(actor=None, organisation=centre, name=centre.name, kind=centre.kind, area=town)
    editable = set(Organisation.objects.editable_by(type(amira).objects.get(pk=amira.pk)))
    assert {inside, centre} <= editable
    assert outside not in editable
