"""What the page of a handover shows."""

from django.db.models import QuerySet

from common import clock
from mentees.models import Referral
from mentees.queries.goals import ShownGoal, goals_of
from mentors.enums import ACCOMPANIED, HOLDING
from mentors.models import Handover, Tandem

_PEOPLE = ("mentee__user", "need", "engagement__volunteer__user", "engagement__organisation")


def open_goals(handover: Handover, reader) -> list[ShownGoal]:
    """Goals that are neither reached nor dropped: what the new mentor goes on with. Own words only for the mentee."""
    return [one for one in goals_of(handover.old.mentee, reader) if not one.is_over]


def possible_new(handover: Handover) -> QuerySet:
    """Tandems of this person in the programme's house, proposed or begun."""
    there = handover.referral.programme.organisation_id
    rows = Tandem.objects.filter(mentee=handover.old.mentee_id, engagement__organisation=there, status__in=HOLDING)
    return rows.exclude(pk=handover.old_id).select_related(*_PEOPLE).order_by("pk")


def running_of(referral: Referral) -> Tandem | None:
    """The tandem that is to be handed over: of the same person, in the house that passed her on."""
    rows = Tandem.objects.filter(mentee=referral.need.mentee_id, status__in=ACCOMPANIED)
    mine = rows.filter(engagement__organisation=referral.from_organisation_id)
    return mine.select_related(*_PEOPLE).order_by("trial_from", "pk").first()


def handover_of(referral: Referral) -> Handover | None:
    """The handover that has begun, if one has."""
    return Handover.objects.filter(referral=referral).first()


def progress(handover: Handover) -> int:
    """How far it is, of 4: begun, somebody new named, all have met, done."""
    met = handover.meeting_at is not None and clock.day_of(handover.meeting_at) <= clock.today()
    return 4 if handover.done_on else 1 + bool(handover.new_id) + met
