"""While a contact is away her deputy does her work: the desk, what is due, the news; and not a day longer."""

import datetime as dt

import pytest
from django.urls import reverse

from accounts.enums import Role
from common import clock
from mentees.enums import ReferralRefusal
from mentees.services import referrals
from mentors.enums import FollowUpKind
from mentors.models import FollowUp
from mentors.services import follow_ups
from network.services import roles
from notifications.models import Notice
from tests import factories
from tests.mentees.referral_world import referred
from tests.mentors.passing_world import tandem_here
from tests.support.people import sign_in

pytestmark = pytest.mark.django_db
DESK = "mentors:desk"


@pytest.fixture
def due(world):
    """A follow-up of the contact who goes away, due today."""
    record = tandem_here(world)
    return follow_ups.set_follow_up(
        actor=world.person("contact"), record=record, kind=FollowUpKind.CALL, due_on=clock.today()
    )


@pytest.fixture
def deputy(world):
    """Named by the contact herself, for a week."""
    contact, user = world.person("contact"), factories.UserFactory(name="Vertretung")
    membership = contact.memberships.get()
    ends_on = clock.today() + dt.timedelta(days=7)
    roles.name_deputy(actor=contact, user=user, membership=membership, ends_on=ends_on)
    return user


def lines(user):
    answer = sign_in(user, second=True).get(reverse(DESK), {"list": "follow_ups"})
    return [line.public_id for line in answer.context["lines"]] if answer.status_code == 200 else None


def test_what_is_due_stands_on_her_desk_and_she_does_it(due, deputy):
    assert lines(deputy) == [due.public_id]
    change = reverse("mentors:follow_ups_change")
    sign_in(deputy, second=True).post(change, {"do": "done", "picked": [due.public_id]})
    assert FollowUp.objects.get().done_by == deputy


def test_news_reach_her(world, deputy):
    sent = referred(world, programme=world.other_programme)
    there = world.person("contact@elsewhere")
    referrals.refuse(actor=there, referral=sent, reason=ReferralRefusal.values[0])
    assert Notice.objects.filter(user=deputy, kind="mentees.referral_refused").count() == 1


def test_the_colleague_sees_who_stands_in(world, deputy):
    page = sign_in(world.person("contact"), second=True).get(reverse(DESK)).content.decode()
    assert "Vertretung" in page
    assert (
        "Vertretung" not in sign_in(world.person("contact@elsewhere"), second=True).get(reverse(DESK)).content.decode()
    )


def test_afterwards_the_desk_is_gone(due, deputy, time_machine):
    time_machine.move_to(clock.now() + dt.timedelta(days=8))
    assert lines(deputy) is None


def test_a_deputy_of_the_other_house_sees_none_of_it(world, due):
    assert lines(world.person("deputy@elsewhere")) == []


def test_a_deputy_of_a_programme_sees_what_the_programme_noted(world):
    contact = factories.give(factories.UserFactory(), Role.CONTACT, world.programme).user
    user = factories.UserFactory()
    roles.name_deputy(
        actor=contact, user=user, membership=contact.memberships.get(), ends_on=clock.today() + dt.timedelta(days=7)
    )
    record = factories.EngagementFactory(programme=world.programme)
    made = follow_ups.set_follow_up(actor=contact, record=record, kind=FollowUpKind.CALL, due_on=clock.today())
    assert lines(user) == [made.public_id]
