"""The helper circle: the database guards minors, and an end takes effect at once."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.db.models import RestrictedError

from accounts.enums import Answered
from common import clock
from common.errors import NotAllowed
from mentees import tasks
from mentees.enums import Cause, GuardianKind, HelperRole
from mentees.models import GuardianAgreement, Helper, Mentee
from mentees.services import circle
from tests import factories
from volunteers.enums import EngagementStatus, StepKind
from volunteers.models import ClearanceCheck, Engagement, OnboardingStep
from volunteers.terms import months_later

pytestmark = pytest.mark.django_db


def join(mentee, engagement, cause_id="t1"):
    return circle.join(
        actor=None,
        mentee=mentee,
        engagement=engagement,
        role=HelperRole.MENTOR,
        cause=Cause.TANDEM,
        cause_id=cause_id,
    )


def minor(**more):
    return factories.MenteeFactory(birth_year=clock.today().year - 16, **more)


def clearance(engagement, **more):
    today = clock.today()
    days = {"issued_on": today, "seen_on": today, "valid_until": today + dt.timedelta(days=365)} | more
    return ClearanceCheck.objects.create(
        volunteer=engagement.volunteer, organisation=engagement.organisation, activity=engagement.kind, **days
    )


def agreement(mentee):
    return GuardianAgreement.objects.create(
        mentee=mentee, kind=GuardianKind.PARENT, how=Answered.PAPER, seen_on=clock.today()
    )


def training(engagement):
    return OnboardingStep.objects.create(
        engagement=engagement, step=StepKind.TRAINING, done_on=clock.today(), how=Answered.PAPER
    )


def test_a_helper_sees_the_person_and_an_end_takes_effect_at_once():
    mentee, engagement = factories.MenteeFactory(), factories.EngagementFactory()
    user = engagement.volunteer.user
    join(mentee, engagement)
    assert list(Mentee.objects.visible_to(user)) == [mentee]

    assert circle.leave(actor=None, cause=Cause.TANDEM, cause_id="t1") == 1

    assert not Mentee.objects.visible_to(user).exists()
    assert circle.leave(actor=None, cause=Cause.TANDEM, cause_id="t1") == 0


def test_one_of_two_reasons_to_help_is_enough():
    mentee, engagement = factories.MenteeFactory(), factories.EngagementFactory()
    join(mentee, engagement)
    join(mentee, engagement, cause_id="t2")
    circle.leave(actor=None, cause=Cause.TANDEM, cause_id="t1")
    assert Mentee.objects.visible_to(engagement.volunteer.user).exists()


def test_who_joins_again_sees_again():
    mentee, engagement = factories.MenteeFactory(), factories.EngagementFactory()
    first = join(mentee, engagement)
    circle.leave(actor=None, cause=Cause.TANDEM, cause_id="t1")
    assert join(mentee, engagement).pk == first.pk
    assert Mentee.objects.visible_to(engagement.volunteer.user).exists()


@pytest.mark.parametrize("status", [EngagementStatus.ONBOARDING, EngagementStatus.PAUSED])
def test_nobody_helps_who_is_not_active(status):
    engagement = factories.EngagementFactory(status=status)
    with pytest.raises(NotAllowed):
        join(factories.MenteeFactory(), engagement)
    assert not Helper.objects.exists()


@pytest.mark.parametrize("missing", ["clearance", "agreement", "training"])
def test_a_helper_of_a_minor_needs_all_three_papers(missing):
    mentee, engagement = minor(), factories.EngagementFactory()
    papers = {
        "clearance": lambda: clearance(engagement),
        "agreement": lambda: agreement(mentee),
        "training": lambda: training(engagement),
    }
    for name, have in papers.items():
        if name != missing:
            have()
    with pytest.raises(NotAllowed):
        join(mentee, engagement)
    assert not Helper.objects.exists()

    papers[missing]()
    assert join(mentee, engagement).for_minor


def test_a_clearance_counts_on_its_last_day():
    mentee, engagement = minor(), factories.EngagementFactory()
    clearance(engagement, valid_until=clock.today())
    agreement(mentee)
    training(engagement)
    assert join(mentee, engagement).for_minor


@pytest.mark.parametrize("near_miss", ["organisation", "activity"])
def test_a_clearance_is_for_one_house_and_one_activity(near_miss):
    mentee, engagement = minor(), factories.EngagementFactory()
    other = {"organisation": factories.OrganisationFactory(), "activity": "tutor"}[near_miss]
    ClearanceCheck.objects.filter(pk=clearance(engagement).pk).update(**{near_miss: other})
    agreement(mentee)
    training(engagement)
    with pytest.raises(NotAllowed):
        join(mentee, engagement)


def test_the_database_refuses_an_unchecked_helper_of_a_minor():
    mentee, engagement = minor(), factories.EngagementFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        Helper.objects.create(
            mentee=mentee,
            engagement=engagement,
            role=HelperRole.MENTOR,
            cause=Cause.TANDEM,
            cause_id="t1",
            starts_on=clock.today(),
            for_minor=True,
            clearance=clearance(engagement),
        )


def test_a_paper_somebody_stands_on_cannot_go_but_the_person_can():
    mentee, engagement = minor(), factories.EngagementFactory()
    seen = clearance(engagement)
    agreement(mentee)
    training(engagement)
    join(mentee, engagement)
    with pytest.raises(RestrictedError):
        seen.delete()

    engagement.volunteer.user.delete()

    assert not Helper.objects.exists()
    assert Mentee.objects.filter(pk=mentee.pk).exists()


def checked_helper():
    mentee, engagement = minor(), factories.EngagementFactory()
    seen, agreed = clearance(engagement), agreement(mentee)
    training(engagement)
    join(mentee, engagement)
    return mentee, engagement, seen, agreed


def ended_long_ago(engagement):
    day = months_later(clock.today(), -4)
    Engagement.objects.filter(pk=engagement.pk).update(
        status=EngagementStatus.ENDED, started_on=day, ended_on=day, end_reason="moved"
    )


def test_a_certificate_goes_although_it_stands_in_a_row_that_has_ended():
    mentee, engagement, seen, _agreed = checked_helper()
    circle.leave(actor=None, cause=Cause.TANDEM, cause_id="t1")
    assert tasks.forget_certificates() == 0
    ended_long_ago(engagement)
    assert tasks.forget_certificates() == 1
    assert not ClearanceCheck.objects.filter(pk=seen.pk).exists()
    row = Helper.objects.get(mentee=mentee)
    assert row.clearance is None and row.guardian_agreement and row.for_minor


def test_a_certificate_stays_as_long_as_the_row_stands():
    mentee, engagement, seen, _agreed = checked_helper()
    ended_long_ago(engagement)
    assert tasks.forget_certificates() == 0
    assert ClearanceCheck.objects.filter(pk=seen.pk).exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        Helper.objects.filter(mentee=mentee).update(clearance=None)


def test_a_certificate_that_ran_out_ends_the_contact():
    _mentee, engagement, seen, _agreed = checked_helper()
    assert circle.end_unchecked() == 0

    yesterday = clock.today() - dt.timedelta(days=1)
    ClearanceCheck.objects.filter(pk=seen.pk).update(issued_on=yesterday, seen_on=yesterday, valid_until=yesterday)

    assert circle.end_unchecked() == 1
    assert not Mentee.objects.visible_to(engagement.volunteer.user).exists()


def test_a_guardian_who_takes_the_agreement_back_ends_the_contact():
    _mentee, engagement, _seen, agreed = checked_helper()
    assert circle.withdraw_guardian(actor=factories.UserFactory(), agreement=agreed) == 1
    assert not Mentee.objects.visible_to(engagement.volunteer.user).exists()


def test_who_turns_out_to_be_a_minor_loses_unchecked_helpers_only():
    mentee, engagement = factories.MenteeFactory(), factories.EngagementFactory()
    join(mentee, engagement)
    mentee.birth_year = clock.today().year - 15
    mentee.save()

    assert circle.recheck(actor=None, mentee=mentee) == 1
    assert not Mentee.objects.visible_to(engagement.volunteer.user).exists()

    checked, *_rest = checked_helper()
    Helper.objects.filter(mentee=checked).update(for_minor=False)
    assert circle.recheck(actor=None, mentee=checked) == 0
    assert Helper.objects.get(mentee=checked).for_minor
