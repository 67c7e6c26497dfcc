"""The end of a record, and a guardian's yes at its beginning."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import audit
from accounts.enums import Answered
from accounts.models import User
from accounts.purposes import (
    ACCESSIBILITY,
    GENDER_WISH,
    HELPER_CIRCLE,
    INTERPRETER,
    PASSING_ON,
    PHONE_NUMBER,
    YOUNG_PERSON,
)
from accounts.services import consents
from common import clock
from common.errors import NotAllowed, WrongInput
from mentees import ends, minors, rules
from mentees.enums import GuardianKind, MenteeEnd, MenteeStatus, NeedEnd, NeedStatus
from mentees.models import GuardianAgreement, Mentee
from mentees.notices import ENDED, TAKEN_BACK
from mentees.queries.houses import staff_of
from mentees.querysets import OVER
from mentees.services import circle, drafts, referrals, waits, warnings
from mentees.services.needs import close_need
from notifications.services import notify, notify_all

# How the needs of somebody who leaves are closed.
_NEEDS = {
    MenteeEnd.REACHED: NeedEnd.MET,
    MenteeEnd.PASSED_ON: NeedEnd.ELSEWHERE,
    MenteeEnd.DOUBLE: NeedEnd.MISTAKE,
    MenteeEnd.SPAM: NeedEnd.MISTAKE,
}
# What she agreed to for being accompanied; a new request asks anew.
_AGREED = (PASSING_ON, PHONE_NUMBER, GENDER_WISH, ACCESSIBILITY, INTERPRETER, HELPER_CIRCLE, YOUNG_PERSON)
# What was never taken up is not "ended".
_TURNED_AWAY = frozenset({MenteeEnd.DOUBLE, MenteeEnd.SPAM})


@transaction.atomic
def end_mentee(*, actor: User | None, mentee: Mentee, reason: MenteeEnd) -> Mentee:
    """The accompaniment is over: everything open closes, nobody sees the person any more, the months begin to run.

    Needs, referrals, warnings, waits, the helper circle, her drafts and her consents. She herself may withdraw, her
    house may end it; the other side is told. Whoever holds tandems ends those first (`mentors.services.endings`, else
    `WrongInput`). Asked twice, told once. Raises `NotAllowed`.
    """
    if mentee.status in OVER:
        return mentee
    check_may_end(actor=actor, mentee=mentee, reason=reason)
    ends.HOLDS.check(mentee)
    close_needs(actor=actor, mentee=mentee, reason=reason)
    referrals.withdraw_all(actor=actor, mentee=mentee)
    warnings.close_all(actor=actor, mentee=mentee)
    waits.end_all(actor=actor, mentee=mentee)
    circle.leave_all(actor=actor, mentee=mentee)
    drafts.drop_own(user=mentee.user)
    consents.close(actor=actor, user=mentee.user, purposes=_AGREED)
    over = MenteeStatus.TURNED_AWAY if reason in _TURNED_AWAY else MenteeStatus.ENDED
    Mentee.objects.filter(pk=mentee.pk).update(status=over, ended_on=clock.today(), end_reason=reason)
    mentee.refresh_from_db()
    audit.record(
        "mentee.ended", actor=actor, subject=mentee, organisation_id=mentee.intake_id, mentee_end=str(reason.value)
    )
    _tell_end(actor, mentee)
    return mentee


def check_may_end(*, actor: User | None, mentee: Mentee, reason: MenteeEnd) -> None:
    """Her house, and she herself as her own wish. Raises `NotAllowed`."""
    if not rules.can_end_mentee(actor, mentee):
        raise NotAllowed(_("You can only end this for people of your own house."))
    if actor is not None and actor.pk == mentee.user_id and reason != MenteeEnd.OWN_WISH:
        raise NotAllowed(_("Only your contact can note this reason."))


def close_needs(*, actor: User | None, mentee: Mentee, reason: MenteeEnd) -> None:
    """All her needs, as the reason of the end says. The caller has checked that `actor` may."""
    for need in mentee.needs.exclude(status=NeedStatus.CLOSED).order_by("pk"):
        close_need(actor=actor, need=need, reason=_NEEDS.get(reason, NeedEnd.NOT_NEEDED))


def _tell_end(actor: User | None, mentee: Mentee) -> None:
    """The person when her house ended it, her house when she did; nobody of a request that was none."""
    event = f"{mentee.public_id}:{mentee.ended_on}"
    if actor is not None and actor.pk == mentee.user_id:
        notify_all(TAKEN_BACK, event, users=staff_of(mentee.intake).exclude(pk=actor.pk))
    elif mentee.status == MenteeStatus.ENDED:
        notify(ENDED, event, user=mentee.user)


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
    minors.PAPERS.queue(mentee.user_id)
    return agreement


def lacks_guardian(mentee: Mentee) -> bool:
    """A minor without a guardian's yes: advice only, nobody else meets her (architecture, "Minors")."""
    open_yes = mentee.guardian_agreements.filter(withdrawn_on=None)
    return mentee.is_minor(clock.today()) and not open_yes.exists()
