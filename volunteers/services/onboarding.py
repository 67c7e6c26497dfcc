"""The steps before somebody helps: which a programme asks, and that one is done."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.db.models import RestrictedError
from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.enums import Answered
from accounts.models import User
from accounts.purposes import CONFIDENTIALITY
from accounts.services import consents
from common import clock
from common.errors import NotAllowed, OutOfScope, WrongInput
from network.models import Organisation, Programme
from volunteers import minors, rules
from volunteers.checks import check_confirmed, check_keeps, check_not_to_come
from volunteers.enums import EngagementKind, EngagementStatus, StepKind
from volunteers.models import Engagement, OnboardingStep, RequiredStep
from volunteers.queries.onboarding import complete
from volunteers.services import progress
from volunteers.services._trail import locked, tell
from volunteers.terms import ALWAYS


@transaction.atomic
def set_steps(
    *,
    actor: User | None,
    organisation: Organisation,
    programme: Programme | None = None,
    kind: EngagementKind,
    steps: Iterable[StepKind],
) -> None:
    """Ask these steps of everybody who helps there in this way; without a programme, wherever none has set its own.

    The promise of confidentiality is always asked, so the set is never empty. Who lacks nothing any more becomes
    active. Raises OutOfScope (not one's own house).
    """
    if not rules.can_take_in(actor, organisation, programme):
        raise OutOfScope
    wanted = {StepKind(step) for step in steps} | ALWAYS
    there = RequiredStep.objects.filter(organisation=organisation, programme=programme, kind=kind)
    there.exclude(step__in=wanted).delete()
    known = set(there.values_list("step", flat=True))
    RequiredStep.objects.bulk_create(
        RequiredStep(organisation=organisation, programme=programme, kind=kind, step=step, position=position)
        for position, step in enumerate(StepKind)
        if step in wanted and step not in known
    )
    where = {"programme": programme.public_id} if programme else {}
    audit.record(
        "steps.set",
        actor=actor,
        subject=programme or organisation,
        organisation_id=organisation.pk,
        activity=kind,
        **where,
    )
    _settle_all(actor, organisation, kind)


@transaction.atomic
def record_step(
    *,
    actor: User | None,
    engagement: Engagement,
    step: StepKind,
    how: Answered = Answered.PAPER,
    done_on: dt.date | None = None,
) -> Engagement:
    """A keeper notes that a step is done, today or on an earlier day. Done already: nothing changes.

    The certificate is the checker's (`clearance.record_seen`). The promise needs a signature on paper here; the person
    gives it herself with `promise`. Returns the engagement, perhaps active now. Raises OutOfScope, NotAllowed,
    WrongInput.
    """
    check_keeps(actor, engagement)
    if rules.is_self(actor, engagement.volunteer):
        raise NotAllowed(_("Nobody notes their own steps. Please ask a colleague."))
    if step == StepKind.CLEARANCE:
        raise NotAllowed(_("Only whoever checks the certificates can note this."))
    check_not_to_come(done_on)
    engagement = locked(engagement)
    check_confirmed(engagement)
    if step == StepKind.CONFIDENTIALITY:
        if how != Answered.PAPER:
            raise WrongInput(_("This promise needs a signature, or the person's own tap."), field="how")
        _agree(actor, engagement.volunteer.user, how)
    return _note(actor, engagement, step, how, done_on or clock.today())


@transaction.atomic
def promise(*, actor: User, language: str) -> list[Engagement]:
    """She promises confidentiality herself, in the language she read it in, for everything she has confirmed.

    Raises OutOfScope for whoever helps nowhere.
    """
    mine = Engagement.objects.open().of(actor).exclude(status=EngagementStatus.IMPORTED).order_by("pk")
    waiting = [locked(engagement) for engagement in mine]
    if not waiting:
        raise OutOfScope
    consents.give(actor=actor, user=actor, purpose=CONFIDENTIALITY, how=Answered.SELF, language=language)
    today = clock.today()
    return [_note(actor, one, StepKind.CONFIDENTIALITY, Answered.SELF, today) for one in waiting]


@transaction.atomic
def undo_step(*, actor: User | None, engagement: Engagement, step: StepKind) -> Engagement:
    """Take back a step noted by mistake. What the person promised herself, only she can take back.

    Raises OutOfScope, NotAllowed, WrongInput (a minor is accompanied because of it).
    """
    check_keeps(actor, engagement)
    if step == StepKind.CLEARANCE:
        raise NotAllowed(_("Only whoever checks the certificates can note this."))
    engagement = locked(engagement)
    check_confirmed(engagement)
    done = OnboardingStep.objects.filter(engagement=engagement, step=step).first()
    if done is None:
        return engagement
    if done.how == Answered.SELF:
        raise NotAllowed(_("Only the person herself can take this back."))
    try:
        done.delete()
    except RestrictedError:
        raise WrongInput(_("A young person is accompanied because of this step. Please end that first.")) from None
    if step == StepKind.CONFIDENTIALITY:
        _agree_no_more(actor, engagement.volunteer.user, Answered(done.how))
    tell("engagement.step_undone", actor, engagement, onboarding_step=step)
    return progress.settle(actor=actor, engagement=engagement)


def _note(actor: User | None, engagement: Engagement, step: StepKind, how: Answered, done_on: dt.date) -> Engagement:
    """Write the step; a promise to an older text is replaced by the one to the new text."""
    version = CONFIDENTIALITY.version if step == StepKind.CONFIDENTIALITY else 1
    done = OnboardingStep.objects.filter(engagement=engagement, step=step).first()
    if done is None or done.version != version:
        OnboardingStep.objects.update_or_create(
            engagement=engagement,
            step=step,
            defaults={
                "done_on": done_on,
                "how": how,
                "version": version,
                "recorded_by": None if how == Answered.SELF else actor,
            },
        )
        tell("engagement.step_done", actor, engagement, onboarding_step=step, how=Answered(how).value)
        if step == StepKind.TRAINING:
            minors.PAPERS.queue(engagement.volunteer.user_id)
    return progress.settle(actor=actor, engagement=engagement)


def _agree(actor: User | None, user: User, how: Answered) -> None:
    if actor is None:
        raise NotAllowed(_("Somebody has to have seen the signature."))
    consents.give(actor=actor, user=user, purpose=CONFIDENTIALITY, how=how, language=user.language)


def _agree_no_more(actor: User | None, user: User, how: Answered) -> None:
    """The consent goes with the last step that stands on it."""
    steps = OnboardingStep.objects.filter(engagement__volunteer__user=user, step=StepKind.CONFIDENTIALITY)
    if actor is not None and not steps.exists():
        consents.withdraw(actor=actor, user=user, purpose=CONFIDENTIALITY, how=how)


def _settle_all(actor: User | None, organisation: Organisation, kind: EngagementKind) -> None:
    """Less is asked than before: some who were getting started lack nothing any more."""
    waiting = Engagement.objects.filter(organisation=organisation, kind=kind, status=EngagementStatus.ONBOARDING)
    for engagement in complete(waiting, clock.today()).order_by("pk"):
        progress.settle(actor=actor, engagement=locked(engagement))
