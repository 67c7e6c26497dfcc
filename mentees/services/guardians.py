"""Minors: a guardian takes the agreement back, the young person says yes and no herself; a no counts at once.

That a guardian agrees is noted by `people.guardian_agreed`.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import audit
from accounts.enums import Answered
from accounts.models import User
from accounts.purposes import YOUNG_PERSON
from accounts.services import consents
from common import clock
from common.errors import NotAllowed, OutOfScope
from mentees import rules
from mentees.models import GuardianAgreement, Helper, Mentee
from mentees.services import circle


@transaction.atomic
def withdraw(*, actor: User, mentee: Mentee) -> int:
    """A guardian takes the agreement back: nobody meets the young person from now on. Gives how many helpers left.

    Raises `OutOfScope`, `NotAllowed`.
    """
    _check(actor, mentee)
    agreement = GuardianAgreement.objects.filter(mentee=mentee, withdrawn_on=None).first()
    if agreement is None:
        return 0
    left = circle.withdraw_guardian(actor=actor, agreement=agreement)
    audit.record("guardian.withdrew", actor=actor, subject=mentee, organisation_id=mentee.intake_id)
    return left


@transaction.atomic
def say_yes(*, actor: User, mentee: Mentee, language: str) -> None:
    """The young person herself wants it, on her own page. Raises `NotAllowed` for anybody else."""
    consents.give(
        actor=actor, user=mentee.user, purpose=YOUNG_PERSON, how=Answered.SELF, language=language.partition("-")[0]
    )


@transaction.atomic
def say_no(*, actor: User, mentee: Mentee) -> int:
    """She takes it back: nobody meets her from now on. Gives how many helpers left. Raises `NotAllowed`."""
    if actor.pk != mentee.user_id:
        raise NotAllowed(_("Only the person can answer this. You can record what she told you."))
    left = _let_go(actor, mentee)
    consents.withdraw(actor=actor, user=mentee.user, purpose=YOUNG_PERSON, how=Answered.SELF)
    return left


@transaction.atomic
def end_unwilling() -> int:
    """Hourly: a yes that was taken back elsewhere (the page of consents, told by phone) closes the rows, too.

    From the moment of her no on nobody sees anything through them (`Helper.open`).
    """
    helped = Helper.objects.running().filter(for_minor=True).values("mentee")
    mentees = Mentee.objects.unwilling().filter(pk__in=helped).select_related("user").order_by("pk")
    return sum(_let_go(None, mentee) for mentee in mentees)


def _let_go(actor: User | None, mentee: Mentee) -> int:
    return circle.leave_all(actor=actor, mentee=mentee) if mentee.is_minor(clock.today()) else 0


def _check(actor: User, mentee: Mentee) -> None:
    if not rules.can_view_mentee(actor, mentee):
        raise OutOfScope
    if not rules.can_guard(actor, mentee):
        raise NotAllowed(_("Only the contact of the house writes this down."))
