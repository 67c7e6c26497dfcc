import datetime as dt

import pytest

from accounts.containers import HOUSE
from accounts.enums import Ending, Kind, Role
from accounts.models import AuditEntry, Membership
from accounts.scope import scope
from accounts.services import roles
from accounts.tasks import end_expired_roles
from common import clock
from common.errors import NotAllowed, WrongInput
from common.models import Signal
from network.models import Programme
from tests.factories import (
    CentreFactory,
    OrganisationFactory,
    ProgrammeFactory,
    QuarterFactory,
    UserFactory,
    give,
    person,
)

pytestmark = pytest.mark.django_db


def again(user):
    """The same person at the next request."""
    return type(user).objects.get(pk=user.pk)


def in_days(days):
    return clock.today() + dt.timedelta(days=days)


@pytest.fixture
def coordinator():
    return person(Role.COORDINATOR, CentreFactory())


def test_a_coordinator_reaches_down_the_area_of_her_centre(coordinator):
    programme = ProgrammeFactory(organisation__area=QuarterFactory())
    assert list(Programme.objects.editable_by(coordinator)) == [programme]


def test_giving_writes_membership_grant_and_trail(coordinator):
    jonas, house = UserFactory(), OrganisationFactory()
    membership = roles.give_role(
        actor=coordinator, user=jonas, role=Role.CONTACT, container=house, reason="new colleague"
    )
    assert (membership.given_by, membership.reason, membership.ends_on) == (coordinator, "new colleague", None)
    assert scope(again(jonas)).ids(Kind.ORGANISATION, [Role.CONTACT]) == {house.pk}
    entry = AuditEntry.objects.latest("pk")
    assert (entry.verb, entry.actor, entry.subject) == ("role.given", coordinator.public_id, jonas.public_id)
    assert entry.about == {"role": "contact", "organisation": house.public_id}
    assert entry.organisation_id == house.pk


def test_a_contact_person_gives_on_her_own_organisation_and_not_next_door():
    own, foreign, jonas = OrganisationFactory(), OrganisationFactory(), UserFactory()
    contact = person(Role.CONTACT, own)
    roles.give_role(actor=contact, user=jonas, role=Role.CHECKER, container=own)
    before = list(Membership.objects.order_by("pk")), AuditEntry.objects.count()
    with pytest.raises(NotAllowed):
        roles.give_role(actor=contact, user=jonas, role=Role.CHECKER, container=foreign)
    with pytest.raises(NotAllowed):
        roles.give_role(actor=contact, user=jonas, role=Role.COORDINATOR, container=CentreFactory())
    assert (list(Membership.objects.order_by("pk")), AuditEntry.objects.count()) == before


def test_a_programme_contact_does_not_reach_the_organisation():
    programme, jonas = ProgrammeFactory(), UserFactory()
    contact = person(Role.CONTACT, programme)
    with pytest.raises(NotAllowed):
        roles.give_role(actor=contact, user=jonas, role=Role.CONTACT, container=programme.organisation)
    assert roles.give_role(actor=contact, user=jonas, role=Role.CONTACT, container=programme)


def test_nobody_gives_a_role_to_herself(coordinator):
    with pytest.raises(NotAllowed):
        roles.give_role(actor=coordinator, user=coordinator, role=Role.CONTACT, container=OrganisationFactory())


def test_administrators_come_from_the_command_line_only(coordinator):
    jonas = UserFactory()
    with pytest.raises(NotAllowed):
        roles.give_role(actor=coordinator, user=jonas, role=Role.ADMINISTRATOR, container=HOUSE)
    give(jonas, Role.ADMINISTRATOR, HOUSE)
    assert scope(again(jonas)).has(Role.ADMINISTRATOR)
    assert not Programme.objects.editable_by(again(jonas)).exists()


def test_steering_is_given_by_whoever_holds_the_county(coordinator):
    jonas = UserFactory()
    roles.give_role(actor=coordinator, user=jonas, role=Role.STEERING, container=HOUSE)
    with pytest.raises(NotAllowed):
        contact = person(Role.CONTACT, OrganisationFactory())
        roles.give_role(actor=contact, user=UserFactory(), role=Role.STEERING, container=HOUSE)


def test_a_coordinator_takes_in_volunteers_for_her_own_house_only():
    centre, provider = CentreFactory(), OrganisationFactory()
    coordinator = person(Role.COORDINATOR, centre)
    assert roles.give_role(actor=coordinator, user=UserFactory(), role=Role.VOLUNTEER, container=centre)
    with pytest.raises(NotAllowed):
        roles.give_role(actor=coordinator, user=UserFactory(), role=Role.VOLUNTEER, container=provider)


@pytest.mark.parametrize(
    ("role", "make"),
    [
        (Role.COORDINATOR, OrganisationFactory),
        (Role.QUARTER_MANAGER, OrganisationFactory),
        (Role.STEERING, CentreFactory),
    ],
)
def test_a_role_exists_only_where_the_table_says(role, make):
    with pytest.raises(WrongInput):
        give(UserFactory(), role, make())


def test_rights_end_with_their_last_day_and_the_job_removes_them(time_machine):
    time_machine.move_to(dt.datetime(2026, 3, 28, 10, tzinfo=dt.UTC))
    jonas, house = UserFactory(), OrganisationFactory()
    give(jonas, Role.CHECKER, house, ends_on=dt.date(2026, 3, 29))
    time_machine.move_to(dt.datetime(2026, 3, 29, 21, 59, tzinfo=dt.UTC))
    assert scope(again(jonas)).has(Role.CHECKER)
    assert end_expired_roles() == 0
    time_machine.move_to(dt.datetime(2026, 3, 29, 22, 1, tzinfo=dt.UTC))
    assert not scope(again(jonas)).grants
    assert end_expired_roles() == 1
    assert not Membership.objects.exists()
    assert AuditEntry.objects.latest("pk").about["reason"] == Ending.EXPIRED


def test_taking_back_works_at_the_next_request_and_closes_sockets(coordinator):
    jonas, house = UserFactory(), OrganisationFactory()
    membership = roles.give_role(actor=coordinator, user=jonas, role=Role.CONTACT, container=house)
    assert scope(jonas).has(Role.CONTACT)
    roles.take_back(actor=coordinator, membership=membership, reason=Ending.LEFT)
    assert not scope(jonas).grants
    assert Signal.objects.filter(topic=f"user:{jonas.public_id}", event="closed").count() == 1


def test_a_stranger_cannot_take_back_and_nothing_changes(coordinator):
    membership = give(UserFactory(), Role.CHECKER, OrganisationFactory())
    stranger = person(Role.CONTACT, OrganisationFactory())
    with pytest.raises(NotAllowed):
        roles.take_back(actor=stranger, membership=membership, reason=Ending.LEFT)
    assert Membership.objects.filter(pk=membership.pk).exists()
    assert not Signal.objects.exists()


def test_everybody_may_lay_down_her_own_role():
    jonas = UserFactory()
    membership = give(jonas, Role.CHECKER, OrganisationFactory())
    roles.take_back(actor=jonas, membership=membership, reason=Ending.OWN_WISH)
    assert not Membership.objects.exists()


def test_the_last_coordinator_stays():
    centre, amira, jonas = CentreFactory(), UserFactory(), UserFactory()
    first, second = give(amira, Role.COORDINATOR, centre), give(jonas, Role.COORDINATOR, centre)
    roles.take_back(actor=amira, membership=second, reason=Ending.LEFT)
    with pytest.raises(WrongInput):
        roles.take_back(actor=amira, membership=first, reason=Ending.OWN_WISH)
    assert scope(again(amira)).has(Role.COORDINATOR)


def test_a_deputy_stands_in_for_a_time_and_gives_no_roles():
    house, contact, deputy = OrganisationFactory(), UserFactory(), UserFactory()
    membership = give(contact, Role.CONTACT, house)
    with pytest.raises(WrongInput):
        roles.name_deputy(actor=contact, user=deputy, membership=membership, ends_on=None)
    given = roles.name_deputy(actor=contact, user=deputy, membership=membership, ends_on=in_days(14))
    assert given.group.rolegroup.role == Role.DEPUTY
    with pytest.raises(NotAllowed):
        roles.give_role(actor=deputy, user=UserFactory(), role=Role.CONTACT, container=house)


def test_a_role_held_for_a_time_is_not_given_on_for_longer():
    house, contact, friend = OrganisationFactory(), UserFactory(), UserFactory()
    give(contact, Role.CONTACT, house, ends_on=in_days(10))
    for later in (None, in_days(11)):
        with pytest.raises(NotAllowed):
            roles.give_role(actor=contact, user=friend, role=Role.CONTACT, container=house, ends_on=later)
    assert roles.give_role(actor=contact, user=friend, role=Role.CONTACT, container=house, ends_on=in_days(10))
    assert roles.give_role(actor=contact, user=friend, role=Role.FINANCE, container=house)


def test_nobody_extends_her_own_role(coordinator):
    contact, friend, house = UserFactory(), UserFactory(), OrganisationFactory()
    own = give(contact, Role.CONTACT, house, ends_on=in_days(10))
    with pytest.raises(NotAllowed):
        roles.change_end(actor=contact, membership=own, ends_on=in_days(9))
    roles.change_end(actor=coordinator, membership=own, ends_on=in_days(90))
    other = give(friend, Role.CONTACT, house)
    contact = again(contact)
    with pytest.raises(NotAllowed):
        roles.change_end(actor=contact, membership=other, ends_on=in_days(91))


def test_a_role_is_held_once(coordinator):
    jonas, house = UserFactory(), OrganisationFactory()
    give(jonas, Role.CHECKER, house)
    with pytest.raises(WrongInput):
        give(jonas, Role.CHECKER, house)


def test_a_deleted_container_takes_its_roles_along():
    jonas, programme = UserFactory(), ProgrammeFactory()
    give(jonas, Role.CONTACT, programme)
    roles.close_container(kind=Kind.PROGRAMME, container_id=programme.pk)
    assert not Membership.objects.exists()
    assert Signal.objects.filter(topic=f"user:{jonas.public_id}").exists()


def test_a_blocked_person_has_no_scope():
    jonas = person(Role.CONTACT, OrganisationFactory(), is_active=False)
    assert not scope(again(jonas)).grants


def test_scope_is_one_query_and_reach_none_beyond_it(coordinator, django_assert_num_queries):
    for _n in range(3):
        give(coordinator, Role.CONTACT, OrganisationFactory())
    amira = again(coordinator)
    with django_assert_num_queries(1):
        scope(amira)
    from network.reach import reach

    amira = again(coordinator)
    with django_assert_num_queries(1):
        reach(amira)
        reach(amira, [Role.COORDINATOR])
