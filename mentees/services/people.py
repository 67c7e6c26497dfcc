"""The end of a record, and a guardian's yes at its beginning."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import audit
from accounts.enums import Answered
from accounts.models import User
from accounts.purposes import YOUNG_PERSON
from accounts.services import consents
from common import clock
from common.errors import NotAllowed, WrongInput
from mentees import rules
from mentees.enums import GuardianKind, MenteeEnd, MenteeStatus, NeedEnd, NeedStatus
from mentees.models import GuardianAgreement, Mentee
from mentees.querysets import OVER
from mentees.services import circle
from mentees.services.needs import close_need

# How the needs of somebody who leaves are closed.
_NEEDS = {
    MenteeEnd.REACHED: NeedEnd.MET,
    MenteeEnd.PASSED_ON: NeedEnd.ELSEWHERE,
    MenteeEnd.DOUBLE: NeedEnd.MISTAKE,
    MenteeEnd.SPAM: NeedEnd.MISTAKE,
}
# What was never taken up is not "ended".
_TURNED_AWAY = frozenset({MenteeEnd.DOUBLE, MenteeEnd.SPAM})


@transaction.atomic
def end_mentee(*, actor: User | None, mentee: Mentee, reason: MenteeEnd) -> Mentee:
    """The accompaniment is over: needs close, helpers see the person no more, the months until erasure begin.

    She herself may withdraw, her house may end it. Whoever holds tandems ends those first (`mentors`). Asked twice,
    told once. Raises `NotAllowed`.
    """
    if mentee.status in OVER:
        return mentee
    if not rules.can_end_mentee(actor, mentee):
        raise NotAllowed(_("You can only end this for people of your own house."))
    if actor is not None and actor.pk == mentee.user_id and reason != MenteeEnd.OWN_WISH:
        raise NotAllowed(_("Only your contact can note this reason."))
    for need in mentee.needs.exclude(status=NeedStatus.CLOSED).order_by("pk"):
        close_need(actor=actor, need=need, reason=_NEEDS.get(reason, NeedEnd.NOT_NEEDED))
    circle.leave_all(actor=actor, mentee=mentee)
    over = MenteeStatus.TURNED_AWAY if reason in _TURNED_AWAY else MenteeStatus.ENDED
    Mentee.objects.filter(pk=mentee.pk).update(status=over, ended_on=clock.today(), end_reason=reason)
    mentee.refresh_from_db()
    audit.record(
        "mentee.ended", actor=actor, subject=mentee, organisation_id=mentee.intake_id, mentee_end=str(reason.value)
    )
    return mentee


@transaction.atomic
def guardian_agreed(
    *, actor: User, mentee: Mentee, kind: GuardianKind, how: Answered, young_person: bool = False
) -> GuardianAgreement:
    """Staff, or whoever fills in the request, saw that a parent or guardian agrees.

    With `young_person` she said yes herself, told in the same way: a consent of hers. Asked twice, told once. Raises
    `NotAllowed` for others, and `WrongInput` for somebody of age.
    """
    if not rules.may_record_for(actor, mentee.user):
        raise NotAllowed(_("Only her house can note this."))
    if how == Answered.SELF:
        raise WrongInput(_("Please say how the guardian told you this."), field="guardian_how")
    if not mentee.is_minor(clock.today()):
        raise WrongInput(_("This person is of age and decides alone."))
    if young_person:
        user = mentee.user
        consents.give(actor=actor, user=user, purpose=YOUNG_PERSON, how=how, language=user.language)
    known = mentee.guardian_agreements.filter(withdrawn_on=None).first()
    if known:
        return known
    agreement = GuardianAgreement.objects.create(
        mentee=mentee, kind=kind, how=how, seen_on=clock.today(), seen_by=actor
    )
    audit.record(
        "guardian.agreed",
        actor=actor,
        subject=mentee,
        organisation_id=mentee.intake_id,
        guardian_kind=str(kind.value),
        how=str(how.value),
    )
    return agreement


def lacks_guardian(mentee: Mentee) -> bool:
    """A minor without a guardian's yes: advice only, nobody else meets her (architecture, "Minors")."""
    open_yes = mentee.guardian_agreements.filter(withdrawn_on=None)
    return mentee.is_minor(clock.today()) and not open_yes.exists()
