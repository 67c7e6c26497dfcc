"""Who helps whom: the only door from a helper to a person accompanied."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import audit
from accounts.models import User
from common import clock
from common.errors import NotAllowed
from mentees import minors
from mentees.enums import Cause, HelperRole
from mentees.models import GuardianAgreement, Helper, Mentee
from volunteers.enums import EngagementStatus, StepKind
from volunteers.models import ClearanceCheck, Engagement, OnboardingStep
from volunteers.queries.clearance import unused


@transaction.atomic
def join(
    *, actor: User | None, mentee: Mentee, engagement: Engagement, role: HelperRole, cause: Cause, cause_id: str
) -> Helper:
    """The helper may see this person from today on, because of `cause` (the public id of a tandem, an appointment).

    The caller has checked that `actor` may; asked twice, the row is opened again. Raises `NotAllowed` for helpers who
    are not active, and, for a minor, without clearance, guardian's agreement or training (security 33).
    """
    papers = check_may_meet(mentee=mentee, engagement=engagement)
    helper, created = Helper.objects.get_or_create(
        mentee=mentee,
        engagement=engagement,
        role=role,
        cause=cause,
        cause_id=cause_id,
        defaults={"starts_on": clock.today(), "for_minor": bool(papers), **papers},
    )
    if not created:
        Helper.objects.filter(pk=helper.pk).update(ends_on=None, for_minor=bool(papers), **papers)
        helper.refresh_from_db()
    _tell("helper.joined", actor, helper)
    return helper


def check_may_meet(*, mentee: Mentee, engagement: Engagement) -> dict:
    """The papers under which the two may meet, none for grown-ups. Only asks; raises as `join` does."""
    if engagement.status != EngagementStatus.ACTIVE:
        raise NotAllowed(_("This helper is not active at the moment."))
    return _papers(mentee, engagement) if mentee.is_minor(clock.today()) else {}


@transaction.atomic
def leave(*, actor: User | None, cause: Cause, cause_id: str) -> int:
    """Whatever began because of this ends now: the helper sees the person no more. Gives how many rows ended."""
    return _end(actor, Helper.objects.filter(cause=cause, cause_id=cause_id))


@transaction.atomic
def leave_all(*, actor: User | None, mentee: Mentee) -> int:
    """Nobody helps this person any more. The caller has checked that `actor` may. Gives how many rows ended."""
    return _end(actor, Helper.objects.filter(mentee=mentee))


@transaction.atomic
def leave_engagement(*, actor: User | None, engagement: Engagement) -> int:
    """She stops helping there, whatever because of. The caller has checked that `actor` may. Gives how many rows."""
    return _end(actor, Helper.objects.filter(engagement=engagement))


@transaction.atomic
def leave_ended(*, actor: None = None) -> int:
    """Hourly: rows of engagements that have ended close; through them nobody sees anybody already. Gives how many."""
    return _end(actor, Helper.objects.filter(engagement__status=EngagementStatus.ENDED))


@transaction.atomic
def let_go_of_papers(*, actor: None = None) -> int:
    """Daily: rows that have ended give up certificates that are to be deleted (§72a (5) SGB VIII). Gives how many."""
    ended = Helper.objects.filter(ends_on__lte=clock.today(), clearance__in=unused(clock.today()))
    return ended.update(clearance=None)


@transaction.atomic
def withdraw_guardian(*, actor: User, agreement: GuardianAgreement) -> int:
    """A guardian takes the agreement back: from now on nobody meets the young person. Gives how many helpers left."""
    GuardianAgreement.objects.filter(pk=agreement.pk, withdrawn_on=None).update(withdrawn_on=clock.today())
    return _end(actor, Helper.objects.filter(guardian_agreement=agreement))


@transaction.atomic
def recheck(*, actor: User | None, mentee: Mentee) -> int:
    """After a changed age: helpers of somebody who is a minor after all, and who lack the papers, leave."""
    if not mentee.is_minor(clock.today()):
        if Helper.objects.filter(mentee=mentee, for_minor=True).update(for_minor=False):
            minors.PAPERS.queue(mentee.user_id)
        return 0
    ended = 0
    for helper in Helper.objects.filter(mentee=mentee, for_minor=False).running().select_related("engagement"):
        try:
            papers = _papers(mentee, helper.engagement)
        except NotAllowed:
            ended += _end(actor, Helper.objects.filter(pk=helper.pk))
        else:
            Helper.objects.filter(pk=helper.pk).update(for_minor=True, **papers)
    return ended


@transaction.atomic
def end_unchecked() -> int:
    """Daily: whoever helps a minor and whose certificate ran out today leaves until it is renewed."""
    return _end(None, Helper.objects.filter(for_minor=True, clearance__valid_until__lt=clock.today()))


def _end(actor: User | None, helpers) -> int:
    ending = list(helpers.running().select_related("mentee", "engagement").order_by("pk"))
    for helper in ending:
        _tell("helper.left", actor, helper)
    return Helper.objects.filter(pk__in=[helper.pk for helper in ending]).update(ends_on=clock.today())


def _papers(mentee: Mentee, engagement: Engagement) -> dict:
    """The three papers a helper of a minor needs, or the sentence that names what is missing."""
    clearance = (
        ClearanceCheck.objects.valid(clock.today())
        .filter(volunteer=engagement.volunteer_id, organisation=engagement.organisation_id, activity=engagement.kind)
        .order_by("-valid_until", "pk")
        .first()
    )
    agreement = GuardianAgreement.objects.filter(mentee=mentee, withdrawn_on=None).first()
    training = OnboardingStep.objects.filter(engagement=engagement, step=StepKind.TRAINING).first()
    if not clearance:
        raise NotAllowed(_("For somebody under 18 a valid police certificate has to be seen first."))
    if not agreement:
        raise NotAllowed(_("For somebody under 18 a parent or guardian has to agree first."))
    if not training:
        raise NotAllowed(_("For somebody under 18 the helper needs the basic training first."))
    return {"clearance": clearance, "guardian_agreement": agreement, "training": training}


def _tell(verb: str, actor: User | None, helper: Helper) -> None:
    audit.record(
        verb,
        actor=actor,
        subject=helper.mentee,
        organisation_id=helper.engagement.organisation_id,
        engagement=helper.engagement.public_id,
        cause=helper.cause,
    )
