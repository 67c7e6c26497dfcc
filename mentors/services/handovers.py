"""The warm handover along the chain: old and new mentor and the open steps on one page, one appointment together."""

import datetime as dt

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts import audit
from accounts.models import User
from accounts.purposes import PASSING_ON
from accounts.queries import has_consent
from common import clock
from common.errors import NotAllowed, OutOfScope, WrongInput
from mentees.enums import NeedEnd, NeedStatus, ReferralStatus
from mentees.models import Goal, Referral
from mentees.services import needs
from mentors import passing_rules as rules
from mentors.enums import ACCOMPANIED, HOLDING, TandemEnd
from mentors.models import Handover, Tandem
from mentors.passing_notices import HANDOVER_DONE, HANDOVER_MEETING
from mentors.services import tandems
from notifications.registry import Kind
from notifications.services import notify_all

FARTHEST = dt.timedelta(days=180)
RELATED = (
    "old__mentee__user",
    "old__need",
    "old__engagement__volunteer__user",
    "old__engagement__organisation",
    "new__mentee__user",
    "new__engagement__volunteer__user",
    "new__engagement__organisation",
    "referral__need",
    "referral__programme__organisation",
    "referral__from_organisation",
)


@transaction.atomic
def start_handover(*, actor: User, referral: Referral, old: Tandem) -> Handover:
    """Begin to hand over, after the other side has accepted. Begun already: the same one.

    Raises `OutOfScope`, and `WrongInput` when it was not accepted, or this tandem is not (any more) of that person.
    """
    if not rules.can_begin_handover(actor, old, referral):
        raise OutOfScope
    fits = old.status in ACCOMPANIED and old.mentee_id == referral.need.mentee_id
    if referral.status != ReferralStatus.ACCEPTED or not fits:
        raise WrongInput(_("There is nothing to hand over here."))
    known = Handover.objects.filter(referral=referral).select_related(*RELATED).first()
    if known:
        return known
    try:
        with transaction.atomic():
            made = Handover.objects.create(referral=referral, old=old, started_by=actor)
    except IntegrityError:
        return Handover.objects.select_related(*RELATED).get(referral=referral)
    _tell("started", actor, made)
    return made


@transaction.atomic
def name_new(*, actor: User, handover: Handover, new: Tandem) -> Handover:
    """Say who goes on: a tandem of the same person in the programme that took over. Raises `WrongInput`, …"""
    handover = _open(actor, handover)
    programme = handover.referral.programme
    same = new.mentee_id == handover.old.mentee_id and new.pk != handover.old_id and new.status in HOLDING
    if not same or new.engagement.organisation_id != programme.organisation_id:
        raise WrongInput(_("Please choose a tandem of this person in the new programme."), field="new")
    if handover.new_id != new.pk:
        handover.new = new
        handover.save(update_fields=["new"])
        _tell("new", actor, handover)
    return handover


@transaction.atomic
def set_meeting(*, actor: User, handover: Handover, at: dt.datetime) -> Handover:
    """The first appointment with all three; everybody is told day and time."""
    handover = _open(actor, handover)
    if not clock.now() < at < clock.now() + FARTHEST:
        raise WrongInput(_("Please choose a day and a time that are still to come."), field="at")
    if handover.meeting_at != at:
        handover.meeting_at = at
        handover.save(update_fields=["meeting_at"])
        _tell("meeting", actor, handover)
        _notify(HANDOVER_MEETING, handover, actor, f"{at:%Y%m%d%H%M}")
    return handover


@transaction.atomic
def finish(*, actor: User, handover: Handover) -> Handover:
    """All have met: the old tandem ends as passed on, open goals go along if the person agrees.

    Raises `OutOfScope`, `NotAllowed`, and `WrongInput` before the joint appointment, or as long as nobody is there who
    goes on. Done already: nothing changes.
    """
    handover = _locked(actor, handover)
    if handover.done_on:
        return handover
    _check_open(handover)
    if handover.meeting_at is None or clock.day_of(handover.meeting_at) > clock.today():
        raise WrongInput(_("First you meet all together. Please set the appointment."))
    if handover.new is None or handover.new.status not in ACCOMPANIED:
        raise WrongInput(_("First the new mentor begins. Until then the old one stays."))
    _take_goals_along(handover)
    # Done before its tandem ends: an end breaks off only what is open.
    handover.done_on = clock.today()
    handover.save(update_fields=["done_on"])
    if handover.old.status in HOLDING:
        tandems.end_tandem(actor=None, tandem=handover.old, reason=TandemEnd.PASSED_ON)
        _close_old_need(handover)
    _tell("done", actor, handover)
    _notify(HANDOVER_DONE, handover, actor)
    return handover


def goals_go_along(handover: Handover) -> bool:
    """True while the person agrees that the new house hears of her goals."""
    there = handover.referral.programme.organisation
    return has_consent(handover.old.mentee.user, PASSING_ON, about=there.public_id)


def _take_goals_along(handover: Handover) -> None:
    if goals_go_along(handover):
        opened = Goal.objects.filter(mentee=handover.old.mentee_id, need=handover.old.need_id)
        opened.filter(reached_on=None, dropped_on=None).update(need=handover.referral.need_id)


def _close_old_need(handover: Handover) -> None:
    """The need of the old link is done with, unless it is the one that went on."""
    old = handover.old.need
    old.refresh_from_db()
    if old.pk != handover.referral.need_id and old.status != NeedStatus.CLOSED:
        needs.close_need(actor=None, need=old, reason=NeedEnd.ELSEWHERE)


def _locked(actor: User, handover: Handover) -> Handover:
    rows = Handover.objects.select_for_update(of=("self",)).select_related(*RELATED)
    handover = rows.get(pk=handover.pk)
    if not rules.can_view_handover(actor, handover):
        raise OutOfScope
    if not rules.can_lead_handover(actor, handover):
        raise NotAllowed(_("Only the contact persons on both sides lead the handover."))
    return handover


def _open(actor: User, handover: Handover) -> Handover:
    handover = _locked(actor, handover)
    if handover.done_on:
        raise WrongInput(_("This handover is done already."))
    _check_open(handover)
    return handover


def _check_open(handover: Handover) -> None:
    if handover.dropped_on:
        raise WrongInput(_("This handover was broken off: the tandem has ended."))


def _tell(verb: str, actor: User, handover: Handover) -> None:
    house = handover.referral.programme.organisation_id
    audit.record(f"handover.{verb}", actor=actor, subject=handover, organisation_id=house)


def _notify(kind: Kind, handover: Handover, actor: User, step: str = "") -> None:
    people = [handover.old.engagement.volunteer.user, handover.old.mentee.user]
    people += [handover.new.engagement.volunteer.user] if handover.new else []
    others = [user for user in people if user.pk != actor.pk]
    notify_all(kind, f"{handover.public_id}:{step}", users=others, refs={"handover": handover.public_id})
