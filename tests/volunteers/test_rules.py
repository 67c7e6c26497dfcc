"""Predicates and querysets agree for every seat, the near miss included."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.enums import Answered
from accounts.purposes import SHARED_POOL
from accounts.services import consents
from common import clock
from tests.factories import EngagementFactory, ready
from tests.support.people import SEATS
from volunteers import rules
from volunteers.enums import EngagementStatus
from volunteers.models import ClearanceCheck, ClearanceTask, Engagement, Volunteer
from volunteers.services.clearance import open_task

pytestmark = pytest.mark.django_db

PAIRS = [
    (Volunteer, rules.can_view_volunteer, "visible_to"),
    (Volunteer, rules.can_keep_volunteer, "kept_by"),
    (Engagement, rules.can_view_engagement, "visible_to"),
    (Engagement, rules.can_keep, "kept_by"),
    (ClearanceCheck, rules.can_view_clearance, "visible_to"),
    (ClearanceTask, rules.can_view_task, "visible_to"),
]


def pooled(engagement):
    user = engagement.volunteer.user
    consents.give(actor=user, user=user, purpose=SHARED_POOL, how=Answered.SELF, language="de")
    return engagement


@pytest.fixture
def everybody(world):
    """Here, there and at the centre; pooled and not; ended; one person at both; the volunteer's seat herself."""
    here, there = world.organisation, world.other_organisation
    both = EngagementFactory(organisation=here)
    ended = {"status": EngagementStatus.ENDED, "ended_on": clock.today(), "end_reason": "moved"}
    found = [
        both,
        EngagementFactory(organisation=there, volunteer=both.volunteer),
        EngagementFactory(programme=world.programme),
        EngagementFactory(organisation=here, volunteer__user=world.person("volunteer")),
        EngagementFactory(organisation=there, volunteer__user=world.person("volunteer@elsewhere")),
        EngagementFactory(organisation=world.centre),
        EngagementFactory(organisation=world.other_centre),
        EngagementFactory(organisation=here, **ended),
        pooled(EngagementFactory(organisation=here)),
        pooled(EngagementFactory(organisation=there)),
        pooled(EngagementFactory(organisation=there, **ended)),
    ]
    for engagement in found:
        ready(engagement)
        if engagement.status != EngagementStatus.ENDED:
            open_task(actor=None, engagement=engagement)
    return world


@pytest.mark.parametrize(("model", "predicate", "question"), PAIRS, ids=lambda v: getattr(v, "__name__", v))
def test_rules_agree_with_querysets_for_every_seat(everybody, model, predicate, question):
    for seat in SEATS:
        user = everybody.person(seat) or AnonymousUser()
        found = set(getattr(model.objects, question)(user).values_list("pk", flat=True))
        allowed = {each.pk for each in model.objects.order_by("pk") if predicate(user, each)}
        assert found == allowed, seat


def test_who_sees_how_many(everybody):
    """The agreement above is not the agreement of two empty sets, and each number says something."""
    seats = ("contact", "deputy", "contact@elsewhere", "coordinator", "coordinator@elsewhere", "volunteer", "checker")
    seen = {seat: Engagement.objects.visible_to(everybody.person(seat)).count() for seat in seats}
    assert seen == {
        "contact": 5,
        "deputy": 5,
        "contact@elsewhere": 4,
        # Her own house, and the three pooled engagements of the county.
        "coordinator": 4,
        # The branch looks after the other town only.
        "coordinator@elsewhere": 3,
        "volunteer": 1,
        "checker": 0,
    }
    assert Volunteer.objects.visible_to(everybody.person("finance")).count() == 0
    assert Volunteer.objects.visible_to(everybody.person("trainer")).count() == 0
    assert ClearanceTask.objects.visible_to(everybody.person("checker")).count() == 4
    assert ClearanceTask.objects.visible_to(everybody.person("contact")).count() == 0


def test_a_house_learns_nothing_of_the_same_persons_work_elsewhere(everybody):
    shared = Volunteer.objects.filter(engagements__organisation=everybody.other_organisation).filter(
        engagements__organisation=everybody.organisation
    )
    volunteer = shared.get()
    for seat, house in (("contact", everybody.organisation), ("contact@elsewhere", everybody.other_organisation)):
        rows = volunteer.engagements.visible_to(everybody.person(seat))
        assert [row.organisation for row in rows] == [house]
        checks = ClearanceCheck.objects.visible_to(everybody.person(seat)).filter(volunteer=volunteer)
        assert [check.organisation for check in checks] == [house]


def test_leaving_the_pool_closes_it_at_once(everybody):
    coordinator = everybody.person("coordinator")
    pooled_people = Volunteer.objects.visible_to(coordinator).exclude(engagements__organisation=everybody.centre)
    assert pooled_people.count() == 3
    user = pooled_people.order_by("pk").first().user
    consents.withdraw(actor=user, user=user, purpose=SHARED_POOL, how=Answered.SELF)
    assert not Volunteer.objects.visible_to(coordinator).filter(user=user).exists()


def test_a_keeper_records_answers_of_her_own_people_only(everybody):
    for seat, mine in (("contact", 4), ("contact@elsewhere", 3), ("checker", 0), ("volunteer", 0)):
        actor = everybody.person(seat)
        people = [volunteer.user for volunteer in Volunteer.objects.order_by("pk")]
        assert sum(rules.may_record_answers(actor, user) for user in people) == mine, seat


def test_a_day_of_validity_is_the_last(everybody):
    check = ClearanceCheck.objects.order_by("pk").first()
    valid = ClearanceCheck.objects.filter(pk=check.pk)
    assert valid.valid(check.valid_until).exists()
    assert not valid.valid(check.valid_until + dt.timedelta(days=1)).exists()
    assert not valid.valid(check.seen_on - dt.timedelta(days=1)).exists()
