import datetime as dt

import pytest

from accounts.enums import Role
from accounts.models import AuditEntry
from common import clock
from common.errors import NotAllowed, OutOfScope, WrongInput
from notifications.models import Notice
from tests.factories import give
from volunteers.enums import ClearanceHint, EngagementEnd, EngagementKind, StepKind
from volunteers.models import ClearanceCheck, ClearanceTask, OnboardingStep
from volunteers.queries.clearance import valid_for
from volunteers.services import clearance, engagements, forgetting, reminders
from volunteers.terms import months_later

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


def see(actor, engagement, **more):
    asked = {
        "actor": actor,
        "volunteer": engagement.volunteer,
        "organisation": engagement.organisation,
        "activity": engagement.kind,
        "issued_on": clock.today(),
    }
    return clearance.record_seen(**(asked | more))


def noon(day):
    return dt.datetime.combine(day, dt.time(12), tzinfo=dt.UTC)


def test_a_remark_becomes_a_task_and_never_a_clearance(take_in, contact):
    engagement = take_in(confirmed=None)
    said = {"hint": ClearanceHint.SAYS_YES, "month": dt.date(2025, 3, 17)}
    task = clearance.open_task(actor=contact, engagement=engagement, **said)
    assert (task.hint, task.hint_month) == ("yes", dt.date(2025, 3, 1))
    assert clearance.open_task(actor=contact, engagement=engagement) == task
    assert not ClearanceCheck.objects.exists()
    assert not OnboardingStep.objects.exists()


def test_seen_is_four_facts_closes_the_task_and_does_the_step(take_in, checker):
    engagement = take_in()
    check = see(checker, engagement, issued_on=clock.today() - 20 * DAY)
    assert (check.seen_on, check.seen_by) == (clock.today(), checker)
    assert check.valid_until == months_later(check.issued_on, 60)
    assert ClearanceTask.objects.get().ended_as == "seen"
    assert OnboardingStep.objects.get().step == StepKind.CLEARANCE


@pytest.mark.parametrize(
    "wrong",
    [
        {"issued_on": dt.timedelta(days=1)},
        {"seen_on": dt.timedelta(days=1)},
        {"issued_on": dt.timedelta(days=-365 * 6)},
        {"valid_until": dt.timedelta(days=-1)},
        {"valid_until": dt.timedelta(days=365 * 6)},
    ],
)
def test_days_that_cannot_be_are_refused(take_in, checker, wrong):
    engagement = take_in()
    with pytest.raises(WrongInput):
        see(checker, engagement, **{name: clock.today() + delta for name, delta in wrong.items()})
    assert not ClearanceCheck.objects.exists()
    assert ClearanceTask.objects.open().exists()


@pytest.mark.parametrize("seat", ["contact", "checker@elsewhere", "coordinator", "volunteer", "safeguarding"])
def test_only_the_checker_there_has_seen_anything(world, seat):
    from tests.factories import EngagementFactory

    engagement = EngagementFactory(organisation=world.organisation)
    task = clearance.open_task(actor=None, engagement=engagement)
    with pytest.raises(OutOfScope):
        see(world.person(seat), engagement)
    with pytest.raises(OutOfScope):
        clearance.not_shown(actor=world.person(seat), task=task)
    assert not ClearanceCheck.objects.exists()
    assert ClearanceTask.objects.open().exists()


def test_nobody_checks_herself_and_nobody_who_does_not_help_so(take_in, house, checker):
    engagement = take_in()
    with pytest.raises(OutOfScope):
        see(checker, engagement, activity=EngagementKind.GUIDE)
    give(engagement.volunteer.user, Role.CHECKER, house)
    with pytest.raises(NotAllowed):
        see(engagement.volunteer.user, engagement)
    assert not ClearanceCheck.objects.exists()


def test_not_shown_says_only_that(take_in, checker):
    take_in()
    task = clearance.not_shown(actor=checker, task=ClearanceTask.objects.get())
    assert (task.ended_as, task.closed_by) == ("not_shown", checker)
    trail = AuditEntry.objects.count()
    clearance.not_shown(actor=checker, task=task)
    assert AuditEntry.objects.count() == trail


def test_a_mistake_is_taken_back_and_the_task_is_open_again(take_in, checker, contact):
    engagement = take_in()
    check = see(checker, engagement)
    with pytest.raises(OutOfScope):
        clearance.take_back(actor=contact, check=check)
    clearance.take_back(actor=checker, check=check)
    assert not ClearanceCheck.objects.exists()
    assert not OnboardingStep.objects.exists()
    assert ClearanceTask.objects.open().count() == 1


def test_valid_for_asks_for_house_activity_and_day(take_in, checker, house):
    one, other = take_in(), take_in()
    check = see(checker, one)
    ids = [one.volunteer_id, other.volunteer_id]
    mentor, today = EngagementKind.MENTOR, clock.today()
    assert valid_for(ids, house, mentor, today) == {one.volunteer_id}
    assert valid_for(ids, house, mentor, check.valid_until + DAY) == set()
    assert valid_for(ids, house, EngagementKind.GUIDE, today) == set()
    assert valid_for([], house, mentor, today) == set()


@pytest.mark.parametrize(("days", "told"), [(91, 0), (90, 1), (31, 1), (30, 1), (0, 1), (-1, 0)])
def test_reminders_at_ninety_and_thirty_days(take_in, checker, time_machine, days, told):
    start = dt.date(2026, 11, 23)
    time_machine.move_to(noon(start))
    check = see(checker, take_in())
    time_machine.move_to(noon(check.valid_until - days * DAY))
    for _twice in range(2):
        assert reminders.remind() == told
    for kind in ("volunteers.certificate_ends", "volunteers.certificates_to_see"):
        assert Notice.objects.filter(kind=kind).count() == told
    assert ClearanceTask.objects.open().count() == told


def test_both_reminders_come_and_a_new_certificate_stops_them(take_in, checker, time_machine):
    time_machine.move_to(noon(dt.date(2026, 11, 23)))
    engagement = take_in()
    last = see(checker, engagement).valid_until
    for days in (90, 60, 30, 10):
        time_machine.move_to(noon(last - days * DAY))
        reminders.remind()
    assert Notice.objects.filter(kind="volunteers.certificate_ends").count() == 2
    see(checker, engagement)
    assert reminders.remind() == 0


def test_a_certificate_goes_at_once_when_nothing_came_of_it(take_in, checker, contact):
    engagement = take_in()
    see(checker, engagement)
    engagements.end(actor=contact, engagement=engagement, reason=EngagementEnd.OWN_WISH)
    assert not ClearanceCheck.objects.exists()


def test_else_three_months_after_the_end(take_in, checker, contact, time_machine):
    time_machine.move_to(noon(dt.date(2026, 11, 23)))
    engagement = take_in(started_on=dt.date(2026, 1, 1))
    see(checker, engagement)
    assert forgetting.forget_unused(actor=None) == 0
    engagements.end(actor=contact, engagement=engagement, reason=EngagementEnd.MOVED)
    time_machine.move_to(noon(dt.date(2027, 2, 22)))
    assert forgetting.forget_unused(actor=None) == 0
    time_machine.move_to(noon(dt.date(2027, 2, 23)))
    assert forgetting.forget_unused(actor=None) == 1
    assert not ClearanceCheck.objects.exists()


def test_who_comes_back_in_time_keeps_it(take_in, checker, contact, time_machine):
    time_machine.move_to(noon(dt.date(2026, 11, 23)))
    engagement = take_in(started_on=dt.date(2026, 1, 1))
    see(checker, engagement)
    engagements.end(actor=contact, engagement=engagement, reason=EngagementEnd.MOVED)
    take_in(volunteer=engagement.volunteer)
    time_machine.move_to(noon(dt.date(2027, 6, 1)))
    assert forgetting.forget_unused(actor=None) == 0


@pytest.mark.parametrize(
    ("day", "months", "there"),
    [
        (dt.date(2024, 2, 29), 60, dt.date(2029, 2, 28)),
        (dt.date(2026, 11, 30), 3, dt.date(2027, 2, 28)),
        (dt.date(2027, 3, 31), -1, dt.date(2027, 2, 28)),
        (dt.date(2026, 12, 5), 1, dt.date(2027, 1, 5)),
    ],
)
def test_months_end_where_the_month_ends(day, months, there):
    assert months_later(day, months) == there
