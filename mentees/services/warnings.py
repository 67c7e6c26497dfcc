"""Early warning from the vocational school: two taps, and one click opens support as a new need (measure A2.1)."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import audit
from accounts.models import User
from common import clock
from common.errors import Gone, NotAllowed, OutOfScope
from mentees import rules
from mentees.enums import Side, Topic, Trouble, Urgency
from mentees.models import EarlyWarning, Mentee, Need
from mentees.notices import WARNING
from mentees.queries.houses import staff_of
from mentees.services import needs
from network.models import Phase
from notifications.services import notify_all

# What helps against which trouble.
TOPICS = {
    Trouble.TECHNICAL_GERMAN: Topic.TECHNICAL_GERMAN,
    Trouble.MATHS: Topic.MATHS,
    Trouble.ABSENCE: Topic.VOCATIONAL_SCHOOL,
    Trouble.EXAM: Topic.EXAM,
    Trouble.COMPANY: Topic.VOCATIONAL_SCHOOL,
}
SCHOOL = "vocational-school"


@transaction.atomic
def warn(*, actor: User, mentee: Mentee, trouble: Trouble) -> EarlyWarning:
    """There is trouble. Said twice, told once. Her house hears of it. Raises `OutOfScope`, `NotAllowed`."""
    if not rules.can_warn(actor, mentee):
        if rules.can_view_mentee(actor, mentee):
            raise NotAllowed(_("Only the person, whoever accompanies her, and her contact can change this."))
        raise OutOfScope
    warning, is_new = EarlyWarning.objects.get_or_create(
        mentee=mentee, trouble=trouble, closed_at=None, defaults={"raised_by": actor}
    )
    if is_new:
        _tell("warning.raised", actor, warning)
        notify_all(WARNING, warning.public_id, users=staff_of(mentee.intake).exclude(pk=actor.pk))
    return warning


@transaction.atomic
def open_support(*, actor: User, warning: EarlyWarning) -> Need:
    """Extra support as a new need of the same person; the warning is answered with it. Asked twice, the same need.

    Raises `OutOfScope` for whoever does not keep the person, `Gone` when it was closed without support.
    """
    warning = _locked(actor, warning)
    if warning.need:
        return warning.need
    if warning.closed_at:
        raise Gone(_("This has changed in the meantime. Please look again."))
    trouble = Trouble(warning.trouble)
    need = needs.raise_need(
        actor=actor,
        mentee=warning.mentee,
        phase=Phase.objects.get(slug=SCHOOL),
        topic=TOPICS[trouble],
        urgency=Urgency.SOON,
        side=Side.CENTRE,
    )
    _close(actor, warning, need)
    _tell("warning.supported", actor, warning)
    return need


@transaction.atomic
def close(*, actor: User, warning: EarlyWarning) -> EarlyWarning:
    """Solved otherwise. Closed already: nothing changes. Raises `OutOfScope`."""
    warning = _locked(actor, warning)
    if warning.closed_at is None:
        _close(actor, warning, None)
        _tell("warning.closed", actor, warning)
    return warning


@transaction.atomic
def close_all(*, actor: User | None, mentee: Mentee) -> int:
    """Nobody looks after her warnings any more. The caller has checked that `actor` may. Gives how many were open."""
    opened = list(mentee.warnings.open().select_related("mentee").order_by("pk"))
    for warning in opened:
        _close(actor, warning, None)
        _tell("warning.closed", actor, warning)
    return len(opened)


@transaction.atomic
def reopen(*, actor: User, warning: EarlyWarning) -> EarlyWarning:
    """Closed by mistake. One with support, or one that was raised anew, stays closed. Raises `OutOfScope`, `Gone`."""
    warning = _locked(actor, warning)
    same = EarlyWarning.objects.open().filter(mentee=warning.mentee, trouble=warning.trouble)
    if warning.need or same.exclude(pk=warning.pk).exists():
        raise Gone(_("This has changed in the meantime. Please look again."))
    if warning.closed_at:
        warning.closed_at, warning.closed_by = None, None
        warning.save(update_fields=["closed_at", "closed_by"])
        _tell("warning.raised", actor, warning)
    return warning


def _locked(actor: User, warning: EarlyWarning) -> EarlyWarning:
    rows = EarlyWarning.objects.select_for_update(of=("self",)).select_related("mentee__user", "mentee__intake")
    warning = rows.get(pk=warning.pk)
    if not rules.can_keep_mentee(actor, warning.mentee):
        raise OutOfScope
    return warning


def _close(actor: User | None, warning: EarlyWarning, need: Need | None) -> None:
    warning.closed_at, warning.closed_by, warning.need = clock.now(), actor, need
    warning.save(update_fields=["closed_at", "closed_by", "need"])


def _tell(verb: str, actor: User | None, warning: EarlyWarning) -> None:
    mentee = warning.mentee
    audit.record(verb, actor=actor, subject=mentee, organisation_id=mentee.intake_id, trouble=warning.trouble)
