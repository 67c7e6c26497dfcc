""" "I am worried": a case for the safeguarding contact, sealed, invisible to everybody else (§8a SGB VIII, §4 KKG).

The trail says that somebody raised a worry, never about whom, and belongs to no organisation: nobody reads it there.
"""

import datetime as dt

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accounts import audit
from accounts.models import User
from common import clock
from common.errors import Gone, NotAllowed, OutOfScope, WrongInput
from common.seals import seal
from mentees import rules
from mentees.enums import WorryEnd, WorryStepKind, WorryUrgency
from mentees.models import Mentee, Worry, WorryStep
from mentees.queries.safeguarding import readers_of, responsible_for
from mentees.worry_notices import WORRY, WORRY_WAITS
from notifications.services import notify_all

LONGEST = 4000
# "As long as the case needs: 3 years after it is closed" (privacy.py).
KEPT_YEARS = 3
WAITS = dt.timedelta(days=1)
_RELATED = ("organisation", "raised_by", "mentee")


@transaction.atomic
def raise_worry(*, actor: User, mentee: Mentee | None, urgency: WorryUrgency, words: str) -> Worry:
    """Somebody is worried about a person, or about somebody who has no record here (`mentee` None).

    The safeguarding contacts of the responsible house are told that there is something, no more. Raises `OutOfScope`
    for people one does not know, and `NotAllowed` where no house has a safeguarding contact: then somebody must call.
    """
    if mentee and not rules.can_worry(actor, mentee):
        raise OutOfScope
    house = responsible_for(actor, mentee)
    if house is None:
        raise NotAllowed(_("Nobody would read this here. Please call now."))
    _check_length(words)
    worry = Worry.objects.create(
        organisation=house, mentee=mentee, raised_by=actor, urgency=urgency, words=seal(words.strip())
    )
    _tell("worry.raised", actor, worry)
    notify_all(WORRY, worry.public_id, users=readers_of(house, actor, mentee))
    return worry


@transaction.atomic
def add_step(*, actor: User, worry: Worry, kind: WorryStepKind, note: str = "") -> WorryStep:
    """The safeguarding contact did something. Raises `OutOfScope` for everybody else, `Gone` when it is closed."""
    worry = _open(actor, worry)
    _check_length(note)
    step = WorryStep.objects.create(worry=worry, kind=kind, note=seal(note.strip()), by=actor)
    _tell("worry.step", actor, worry)
    return step


@transaction.atomic
def close(*, actor: User, worry: Worry, ended_as: WorryEnd) -> Worry:
    """The case is over; it stays readable for its contacts until it is forgotten. Raises as `add_step`."""
    worry = _open(actor, worry)
    worry.closed_on, worry.closed_by, worry.ended_as = clock.today(), actor, ended_as
    worry.save()
    _tell("worry.closed", actor, worry)
    return worry


@transaction.atomic
def reopen(*, actor: User, worry: Worry) -> Worry:
    """Closed by mistake, or it goes on. Raises `OutOfScope` for everybody else."""
    worry = _locked(actor, worry)
    if worry.closed_on:
        worry.closed_on, worry.closed_by, worry.ended_as = None, None, ""
        worry.save()
        _tell("worry.reopened", actor, worry)
    return worry


@transaction.atomic
def remind() -> int:
    """Hourly: where nobody noted a step for a day, the contacts are told once more. Gives how many cases."""
    waiting = Worry.objects.open().filter(steps=None, raised_at__lte=clock.now() - WAITS)
    return sum(
        bool(notify_all(WORRY_WAITS, worry.public_id, users=_readers(worry)))
        for worry in waiting.select_related(*_RELATED).order_by("pk")
    )


@transaction.atomic
def hand_on(*, actor: None = None) -> int:
    """Hourly: cases nobody may read any more, because the last contact left or became a helper, go to the next house.

    Gives how many cases. Where there is no other house they wait for a new contact.
    """
    moved = 0
    for worry in Worry.objects.open().filter(raised_by__isnull=False).select_related(*_RELATED).order_by("pk"):
        if _readers(worry).exists():
            continue
        house = responsible_for(worry.raised_by, worry.mentee)
        if house is not None:
            Worry.objects.filter(pk=worry.pk).update(organisation=house)
            worry.organisation = house
            _tell("worry.handed_on", actor, worry)
            notify_all(WORRY, f"{worry.public_id}:{house.public_id}", users=_readers(worry))
            moved += 1
    return moved


@transaction.atomic
def forget_closed() -> int:
    """Daily: cases closed 3 years ago go, with their words and steps. Gives how many."""
    today = clock.today()
    # The 29th of February has no anniversary.
    edge = today.replace(year=today.year - KEPT_YEARS, day=min(today.day, 28) if today.month == 2 else today.day)
    old = Worry.objects.filter(closed_on__lte=edge)
    count = old.count()
    old.delete()
    return count


def _readers(worry: Worry) -> QuerySet[User]:
    return readers_of(worry.organisation, worry.raised_by, worry.mentee)


def _locked(actor: User, worry: Worry) -> Worry:
    worry = Worry.objects.select_for_update(of=("self",)).select_related("organisation", "mentee").get(pk=worry.pk)
    if not rules.can_view_worry(actor, worry):
        raise OutOfScope
    return worry


def _open(actor: User, worry: Worry) -> Worry:
    worry = _locked(actor, worry)
    if worry.closed_on:
        raise Gone(_("This case is closed. Please open it again first."))
    return worry


def _check_length(text: str) -> None:
    if len(text) > LONGEST:
        raise WrongInput(_("Please write a little less."), field="words")


def _tell(verb: str, actor: User | None, worry: Worry) -> None:
    audit.record(verb, actor=actor, subject=worry, organisation_id=None)
