"""Who has stopped helping, and which records are over their time."""

import datetime as dt

from django.db.models import Exists, OuterRef, Q, QuerySet

from volunteers.models import Engagement, FreeTime, Volunteer, VolunteerLanguage
from volunteers.terms import PROOF_KEPT_MONTHS, REJECTED_KEPT_MONTHS, months_later


def done_helping(edge: dt.date) -> QuerySet:
    """People whose last engagement ended on this day or before, and of whom more is known than that they helped."""
    mine = Engagement.objects.filter(volunteer=OuterRef("pk"))
    said = [Exists(rows.filter(volunteer=OuterRef("pk"))) for rows in (VolunteerLanguage.objects, FreeTime.objects)]
    known = ~Q(gender="", mobility="", introduction="", photo="") | Q(area__isnull=False) | Q(free_time_known=True)
    ended = Volunteer.objects.filter(Exists(mine), ~Exists(mine.filter(Q(ended_on=None) | Q(ended_on__gt=edge))))
    return ended.filter(known | Q(said[0]) | Q(said[1])).order_by("pk")


def over_their_time(today: dt.date) -> QuerySet:
    """Engagements to be erased: three years after the end, or three months if nothing ever came of it."""
    proof = Engagement.objects.ended_by(months_later(today, -PROOF_KEPT_MONTHS))
    nothing = Engagement.objects.ended_by(months_later(today, -REJECTED_KEPT_MONTHS)).filter(started_on=None)
    return (proof | nothing).order_by("pk")
