"""The police certificate (erweitertes Führungszeugnis, §30a BZRG, §72a SGB VIII).

Kept is only: seen on, date of the certificate, valid until, seen by; for one organisation and activity. Nothing a list
says ever becomes a clearance: it becomes a task, and a person looks.
"""

import datetime as dt

from django.db import transaction
from django.db.models import RestrictedError
from django.utils.translation import gettext_lazy as _

from accounts.enums import Answered
from accounts.models import User
from common import clock
from common.errors import NotAllowed, OutOfScope, WrongInput
from network.models import Organisation
from volunteers import minors, rules
from volunteers.checks import check_keeps, check_open
from volunteers.enums import ClearanceHint, ClearanceTaskEnd, EngagementKind, StepKind
from volunteers.models import ClearanceCheck, ClearanceTask, Engagement, OnboardingStep, Volunteer
from volunteers.queries.clearance import valid_for
from volunteers.queries.onboarding import lacking
from volunteers.services import progress
from volunteers.services._trail import locked, tell
from volunteers.services.forgetting import forget_unused
from volunteers.terms import CLEARANCE_MONTHS, months_later


@transaction.atomic
def open_task(
    *,
    actor: User | None,
    engagement: Engagement,
    hint: ClearanceHint = ClearanceHint.UNKNOWN,
    month: dt.date | None = None,
) -> ClearanceTask:
    """Ask the checker to look. `hint` and `month` (any day of it) are what a list said. Open already: the same task.

    Raises OutOfScope, NotAllowed, WrongInput (ended).
    """
    check_keeps(actor, engagement)
    engagement = locked(engagement)
    check_open(engagement)
    known = engagement.clearance_tasks.open().first()
    if known:
        return known
    first = month.replace(day=1) if month else None
    task = ClearanceTask.objects.create(engagement=engagement, hint=hint, hint_month=first)
    tell("clearance.asked", actor, engagement)
    return task


def ask_if_needed(*, actor: User | None, engagement: Engagement) -> None:
    """Open a task when the certificate is asked and none is valid. Call inside the transaction of the keeper's act."""
    if lacking(Engagement.objects.filter(pk=engagement.pk), StepKind.CLEARANCE, clock.today()).exists():
        giver = None if rules.is_self(actor, engagement.volunteer) else actor
        open_task(actor=giver, engagement=engagement)


@transaction.atomic
def record_seen(
    *,
    actor: User | None,
    volunteer: Volunteer,
    organisation: Organisation,
    activity: EngagementKind,
    issued_on: dt.date,
    valid_until: dt.date | None = None,
    seen_on: dt.date | None = None,
) -> ClearanceCheck:
    """The checker has seen the certificate of this date, and nothing in it stands against this work.

    Without `valid_until` it is valid for `CLEARANCE_MONTHS` from its date, and never longer. Closes the task, does the
    step. Raises OutOfScope (not the checker there; nobody who works there so), NotAllowed (one's own), WrongInput
    (days).
    """
    work = _work(actor, volunteer, organisation, activity)
    if rules.is_self(actor, volunteer):
        raise NotAllowed(_("Nobody checks their own certificate. Please ask a colleague."))
    seen_on = seen_on or clock.today()
    valid_until = valid_until or months_later(issued_on, CLEARANCE_MONTHS)
    _check_days(issued_on, seen_on, valid_until)
    check = ClearanceCheck.objects.create(
        volunteer=volunteer,
        organisation=organisation,
        activity=activity,
        issued_on=issued_on,
        seen_on=seen_on,
        valid_until=valid_until,
        seen_by=actor,
    )
    for engagement in work:
        OnboardingStep.objects.update_or_create(
            engagement=engagement,
            step=StepKind.CLEARANCE,
            defaults={"done_on": seen_on, "how": Answered.PAPER, "recorded_by": actor},
        )
        _close(actor, engagement, ClearanceTaskEnd.SEEN)
        tell("clearance.seen", actor, engagement)
        progress.settle(actor=actor, engagement=engagement)
    minors.PAPERS.queue(volunteer.user_id)
    return check


@transaction.atomic
def not_shown(*, actor: User | None, task: ClearanceTask) -> ClearanceTask:
    """The person showed none, or it stands against this work; what it says is never written. Raises OutOfScope."""
    if not rules.can_check(actor, task.engagement.organisation):
        raise OutOfScope
    engagement = locked(task.engagement)
    if _close(actor, engagement, ClearanceTaskEnd.NOT_SHOWN):
        tell("clearance.not_shown", actor, engagement)
    task.refresh_from_db()
    return task


@transaction.atomic
def take_back(*, actor: User | None, check: ClearanceCheck) -> None:
    """Undo a check recorded by mistake; the task is open again. Raises OutOfScope, WrongInput."""
    work = _work(actor, check.volunteer, check.organisation, EngagementKind(check.activity))
    try:
        check.delete()
    except RestrictedError:
        raise WrongInput(_("A young person is accompanied because of this step. Please end that first.")) from None
    still = valid_for([check.volunteer_id], check.organisation, EngagementKind(check.activity), clock.today())
    for engagement in work:
        tell("clearance.taken_back", actor, engagement)
        if not still:
            engagement.steps.filter(step=StepKind.CLEARANCE).delete()
            ClearanceTask.objects.get_or_create(engagement=engagement, closed_at=None)
            progress.settle(actor=actor, engagement=engagement)


def close_with(*, actor: User | None, engagement: Engagement) -> None:
    """The engagement ended: nobody needs to look any more, and what never came about leaves no certificate behind.

    Call inside the transaction that ends it.
    """
    _close(actor, engagement, ClearanceTaskEnd.NOT_NEEDED)
    if engagement.started_on is None:
        forget_unused(actor=actor, volunteer=engagement.volunteer)


def _work(
    actor: User | None, volunteer: Volunteer, organisation: Organisation, activity: EngagementKind
) -> list[Engagement]:
    """The person's open engagements this certificate is for; OutOfScope when there are none, or for no checker."""
    work = Engagement.objects.open().filter(volunteer=volunteer, organisation=organisation, kind=activity)
    found = [locked(engagement) for engagement in work.order_by("pk")]
    if not found or not rules.can_check(actor, organisation):
        raise OutOfScope
    return found


def _close(actor: User | None, engagement: Engagement, ended_as: ClearanceTaskEnd) -> int:
    return engagement.clearance_tasks.open().update(closed_at=clock.now(), closed_by=actor, ended_as=ended_as)


def _check_days(issued_on: dt.date, seen_on: dt.date, valid_until: dt.date) -> None:
    longest = months_later(issued_on, CLEARANCE_MONTHS)
    if seen_on > clock.today():
        raise WrongInput(_("This day is still to come."), field="seen_on")
    if issued_on > seen_on:
        raise WrongInput(_("The certificate cannot be newer than the day you saw it."), field="issued_on")
    if longest < seen_on:
        raise WrongInput(_("This certificate is too old. Please ask for a new one."), field="issued_on")
    if valid_until < seen_on:
        raise WrongInput(_("The last day lies in the past."), field="valid_until")
    if valid_until > longest:
        text = _("A certificate counts for %(years)d years at most.") % {"years": CLEARANCE_MONTHS // 12}
        raise WrongInput(text, field="valid_until")
