"""What a volunteer does for an organisation: begin, confirm, contact, pause, come back, end."""

import datetime as dt

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from accounts.enums import Answered
from accounts.models import User
from accounts.purposes import CONFIDENTIALITY, SHARED_POOL
from accounts.services import consents
from common import clock
from common.errors import NotAllowed, WrongInput
from network.models import Area, Organisation, Programme
from volunteers import leaving, rules
from volunteers.checks import (
    check_age,
    check_confirmed,
    check_keeps,
    check_not_to_come,
    check_open,
    check_place,
    check_self_or_keeps,
    check_terms,
)
from volunteers.enums import EngagementEnd, EngagementKind, EngagementStatus, Terms
from volunteers.models import Engagement, Volunteer
from volunteers.services import clearance, membership, progress
from volunteers.services._trail import locked, tell

Status = EngagementStatus
# What she agreed to as a helper; with the last engagement the years of the proof begin.
_AGREED = (CONFIDENTIALITY, SHARED_POOL)
# What a person says herself; the other reasons are her organisation's.
OWN_REASONS = (EngagementEnd.OWN_WISH, EngagementEnd.NO_TIME, EngagementEnd.MOVED, EngagementEnd.DECLINED)


@transaction.atomic
def start(
    *,
    actor: User | None,
    volunteer: Volunteer,
    kind: EngagementKind,
    organisation: Organisation,
    programme: Programme | None = None,
    area: Area | None = None,
    confirmed: Answered | None = None,
    terms: Terms = Terms.UNPAID,
    allowance_cents: int | None = None,
    allowance_per: str = "",
    contact_email: str = "",
    contact_phone: str = "",
    phone_only: bool = False,
    born_on: dt.date | None = None,
    started_on: dt.date | None = None,
) -> Engagement:
    """Note that this person helps here. `confirmed`: how she said that she knows of it; None = not yet (an import).

    Until she has confirmed she has no role, and nothing is done with the record. `started_on` is a day long ago for
    people who helped before they came into this program. Raises OutOfScope or NotAllowed (not one's own house),
    WrongInput (terms, age, days, an ended programme, noted already).
    """
    check_place(actor, organisation, programme)
    if rules.is_self(actor, volunteer):
        raise NotAllowed(_("Nobody notes themselves as a helper. Please ask a colleague."))
    check_terms(terms, allowance_cents, allowance_per)
    check_not_to_come(started_on)
    check_age(born_on, programme)
    engagement = Engagement(
        volunteer=volunteer,
        kind=kind,
        organisation=organisation,
        programme=programme,
        area=area,
        status=Status.ONBOARDING if confirmed else Status.IMPORTED,
        confirmed_at=clock.now() if confirmed else None,
        terms=terms,
        allowance_cents=allowance_cents,
        allowance_per=allowance_per,
        contact_email=contact_email.strip(),
        contact_phone=contact_phone,
        phone_only=phone_only,
        born_on=born_on,
        started_on=started_on,
    )
    try:
        with transaction.atomic():
            engagement.save()
    except IntegrityError:
        raise WrongInput(_("This person is noted here for this already.")) from None
    tell("engagement.started", actor, engagement, activity=kind, how=Answered(confirmed).value if confirmed else "")
    return _begin(actor, engagement) if confirmed else engagement


@transaction.atomic
def confirm(*, actor: User | None, engagement: Engagement, how: Answered) -> Engagement:
    """She says that she helps here and knows what is kept: herself, or told to a keeper (Art. 14 DSGVO).

    Confirmed already: nothing changes. Raises OutOfScope, NotAllowed, WrongInput (ended).
    """
    _check_says(actor, engagement, how)
    engagement = locked(engagement)
    check_open(engagement)
    if engagement.status != Status.IMPORTED:
        return engagement
    engagement.status, engagement.confirmed_at = Status.ONBOARDING, clock.now()
    engagement.save(update_fields=["status", "confirmed_at"])
    tell("engagement.confirmed", actor, engagement, how=Answered(how).value)
    return _begin(actor, engagement)


@transaction.atomic
def change_contact(
    *,
    actor: User | None,
    engagement: Engagement,
    contact_email: str,
    contact_phone: str,
    phone_only: bool,
) -> Engagement:
    """How this organisation reaches her; what another one knows stays as it is. Sign-in is not touched."""
    check_self_or_keeps(actor, engagement)
    engagement = locked(engagement)
    check_open(engagement)
    engagement.contact_email, engagement.contact_phone = contact_email.strip(), contact_phone
    engagement.phone_only = phone_only
    engagement.save(update_fields=["contact_email", "contact_phone", "phone_only"])
    tell("engagement.contact", actor, engagement)
    return engagement


@transaction.atomic
def change_terms(
    *, actor: User | None, engagement: Engagement, terms: Terms, allowance_cents: int | None, allowance_per: str
) -> Engagement:
    """Unpaid, with an allowance (cents per hour, assignment or month), or employed."""
    check_keeps(actor, engagement)
    check_terms(terms, allowance_cents, allowance_per)
    engagement = locked(engagement)
    check_open(engagement)
    engagement.terms, engagement.allowance_cents, engagement.allowance_per = terms, allowance_cents, allowance_per
    engagement.save(update_fields=["terms", "allowance_cents", "allowance_per"])
    tell("engagement.terms", actor, engagement)
    return engagement


@transaction.atomic
def pause(*, actor: User | None, engagement: Engagement, until: dt.date | None = None) -> Engagement:
    """Take a break, up to and including `until` (None: until she comes back). Paused already: the day changes.

    Whoever accompanies somebody is asked about that in the room above. Raises OutOfScope, NotAllowed, WrongInput.
    """
    check_self_or_keeps(actor, engagement)
    engagement = locked(engagement)
    check_confirmed(engagement)
    if until and until < clock.today():
        raise WrongInput(_("The last day lies in the past."), field="until")
    engagement.status, engagement.paused_until = Status.PAUSED, until
    engagement.save(update_fields=["status", "paused_until"])
    tell("engagement.paused", actor, engagement, until=until.isoformat() if until else "")
    return engagement


@transaction.atomic
def resume(*, actor: User | None, engagement: Engagement) -> Engagement:
    """Back from the break: active if nothing is missing, else getting started again. Not paused: nothing changes."""
    check_self_or_keeps(actor, engagement)
    engagement = locked(engagement)
    check_open(engagement)
    if engagement.status != Status.PAUSED:
        return engagement
    engagement.status, engagement.paused_until = Status.ONBOARDING, None
    engagement.save(update_fields=["status", "paused_until"])
    tell("engagement.resumed", actor, engagement)
    return progress.settle(actor=actor, engagement=engagement)


@transaction.atomic
def end(*, actor: User | None, engagement: Engagement, reason: EngagementEnd, on: dt.date | None = None) -> Engagement:
    """It is over, as of today or of an earlier day `on`. The role goes with the last engagement at the same place.

    A certificate is deleted at once if the work never came about (§72a (5) SGB VIII). Ended already: nothing changes.
    What rooms above have open ends there first (`leaving.HOLDS`). Raises OutOfScope, NotAllowed (a reason that is not
    hers to give), WrongInput (day, something open).
    """
    check_self_or_keeps(actor, engagement)
    if rules.is_self(actor, engagement.volunteer) and reason not in OWN_REASONS:
        raise NotAllowed(_("Only the contact persons there can change this."))
    check_not_to_come(on)
    engagement = locked(engagement)
    if engagement.status == Status.ENDED:
        return engagement
    day = on or clock.today()
    if engagement.started_on and day < engagement.started_on:
        raise WrongInput(_("It cannot end before it began."), field="on")
    leaving.HOLDS.check(engagement)
    engagement.status, engagement.ended_on, engagement.end_reason = Status.ENDED, day, reason
    engagement.paused_until = None
    engagement.save(update_fields=["status", "ended_on", "end_reason", "paused_until"])
    tell("engagement.ended", actor, engagement, engagement_end=EngagementEnd(reason).value)
    membership.take_back(actor=actor, engagement=engagement)
    clearance.close_with(actor=actor, engagement=engagement)
    if not engagement.volunteer.engagements.open().exists():
        consents.close(actor=actor, user=engagement.volunteer.user, purposes=_AGREED)
    return engagement


@transaction.atomic
def end_pauses(*, actor: None = None) -> int:
    """Bring back everybody whose pause was over yesterday, and tell them. Returns how many."""
    over = Engagement.objects.filter(status=Status.PAUSED, paused_until__lt=clock.today())
    waiting = list(over.select_related("volunteer__user").order_by("pk"))
    for engagement in waiting:
        resume(actor=actor, engagement=engagement)
        progress.tell_back(actor=actor, engagement=engagement)
    return len(waiting)


def _begin(actor: User | None, engagement: Engagement) -> Engagement:
    """She knows and wants to: the role, the checker's task, and perhaps nothing is missing."""
    membership.give(actor=actor, engagement=engagement)
    clearance.ask_if_needed(actor=actor, engagement=engagement)
    return progress.settle(actor=actor, engagement=engagement)


def _check_says(actor: User | None, engagement: Engagement, how: Answered) -> None:
    if how != Answered.SELF:
        check_keeps(actor, engagement)
        if rules.is_self(actor, engagement.volunteer):
            raise NotAllowed(_("Only the person can answer this. You can record what she told you."))
    elif not rules.is_self(actor, engagement.volunteer):
        check_keeps(actor, engagement)
        raise NotAllowed(_("Only the person can answer this. You can record what she told you."))
