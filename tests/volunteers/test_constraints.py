"""The database refuses what no service would write."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from common import clock
from tests.factories import EngagementFactory, ProgrammeFactory, VolunteerFactory
from volunteers.models import ClearanceCheck, ClearanceTask, FreeTime, OnboardingStep, RequiredStep, VolunteerLanguage

pytestmark = pytest.mark.django_db
TODAY, DAY = dt.date(2026, 11, 23), dt.timedelta(days=1)
ENDED = {"status": "ended", "ended_on": TODAY, "end_reason": "moved"}


def refused(name: str):
    """The block is refused by the constraint of this name (SQLite names the columns of unique ones instead)."""
    return pytest.raises(IntegrityError, match=f"{name}|UNIQUE")


@pytest.mark.parametrize(
    ("constraint", "wrong"),
    [
        ("engagement_allowance_only_with_its_terms", {"terms": "allowance"}),
        ("engagement_allowance_only_with_its_terms", {"terms": "allowance", "allowance_cents": 5}),
        ("engagement_allowance_only_with_its_terms", {"terms": "employed", "allowance_cents": 5}),
        ("engagement_allowance_only_with_its_terms", {"allowance_per": "hour"}),
        ("engagement_end_has_day_and_reason", {"status": "ended", "ended_on": TODAY}),
        ("engagement_end_has_day_and_reason", {"status": "ended", "end_reason": "moved"}),
        ("engagement_end_has_day_and_reason", {"ended_on": TODAY, "end_reason": "moved"}),
        ("engagement_days_in_order", {**ENDED, "started_on": TODAY + DAY}),
        ("engagement_confirmed_unless_imported", {"confirmed_at": None}),
    ],
)
def test_an_engagement_is_whole(constraint, wrong):
    with refused(constraint), transaction.atomic():
        EngagementFactory(**wrong)


@pytest.mark.parametrize("right", [{}, ENDED, {"status": "imported", "confirmed_at": None}])
def test_a_whole_engagement_is_taken(right):
    assert EngagementFactory(**right).pk


@pytest.mark.parametrize("with_programme", [False, True])
def test_one_open_engagement_per_person_kind_and_place(with_programme):
    programme = ProgrammeFactory()
    where = {"organisation": programme.organisation, "programme": programme if with_programme else None}
    first = EngagementFactory(**where)
    EngagementFactory(volunteer=first.volunteer, **where, **ENDED)
    EngagementFactory(volunteer=first.volunteer, kind="guide", **where)
    EngagementFactory(volunteer=first.volunteer)
    with refused("engagement_one_open"), transaction.atomic():
        EngagementFactory(volunteer=first.volunteer, **where)


@pytest.mark.parametrize(
    "wrong",
    [
        {"weekday": 7, "starts": 0, "ends": 60},
        {"weekday": 0, "starts": 60, "ends": 60},
        {"weekday": 0, "starts": 60, "ends": 1441},
    ],
)
def test_free_time_lies_in_its_day(wrong):
    with refused("volunteer_free_time_in_week"), transaction.atomic():
        FreeTime.objects.create(volunteer=VolunteerFactory(), **wrong)


@pytest.mark.parametrize(
    ("issued", "seen", "valid"), [(TODAY, TODAY - DAY, TODAY), (TODAY - DAY, TODAY, TODAY - DAY)], ids=["seen", "valid"]
)
def test_days_of_a_certificate_are_in_order(issued, seen, valid):
    engagement = EngagementFactory()
    with refused("clearance_days_in_order"), transaction.atomic():
        ClearanceCheck.objects.create(
            volunteer=engagement.volunteer,
            organisation=engagement.organisation,
            activity="mentor",
            issued_on=issued,
            seen_on=seen,
            valid_until=valid,
        )


def test_one_open_task_and_an_end_that_is_said():
    engagement = EngagementFactory()
    ClearanceTask.objects.create(engagement=engagement, closed_at=clock.now(), ended_as="seen")
    task = ClearanceTask.objects.create(engagement=engagement)
    with refused("clearance_task_one_open"), transaction.atomic():
        ClearanceTask.objects.create(engagement=engagement)
    for wrong in ({"closed_at": clock.now()}, {"ended_as": "seen"}):
        with refused("clearance_task_end_is_said"), transaction.atomic():
            ClearanceTask.objects.filter(pk=task.pk).update(**wrong)


@pytest.mark.parametrize("with_programme", [False, True])
def test_steps_and_languages_stand_once(with_programme):
    engagement, programme = EngagementFactory(), ProgrammeFactory()
    asked = {
        "organisation": programme.organisation,
        "programme": programme if with_programme else None,
        "kind": "mentor",
        "step": "training",
    }
    for model, row in (
        (OnboardingStep, {"engagement": engagement, "step": "training", "done_on": TODAY, "how": "paper"}),
        (VolunteerLanguage, {"volunteer": engagement.volunteer, "code": "de"}),
        (FreeTime, {"volunteer": engagement.volunteer, "weekday": 0, "starts": 0, "ends": 60}),
        (RequiredStep, asked),
    ):
        model.objects.create(**row)
        with refused("_once"), transaction.atomic():
            model.objects.create(**row)
