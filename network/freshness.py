"""How fresh an entry is: a pure function of dates, and the same answer in SQL.

An entry is confirmed for 90 days; then its contact is asked. Fourteen days after the question, or 104 days
after the last confirmation, an entry nobody confirmed is marked. One never confirmed counts as asked from the
day it was entered.
"""

import datetime as dt

from django.db.models import Q

from network.enums import Freshness

EVERY_DAYS = 90
GRACE_DAYS = 14


def freshness(confirmed_on: dt.date | None, asked_on: dt.date | None, created_on: dt.date, today: dt.date) -> Freshness:
    """The state on `today`. `asked_on` is the open question, if any."""
    age = (today - confirmed_on).days if confirmed_on else (today - created_on).days + EVERY_DAYS
    if age > EVERY_DAYS + GRACE_DAYS or (asked_on and (today - asked_on).days > GRACE_DAYS):
        return Freshness.STALE
    return Freshness.ASKED if asked_on or age >= EVERY_DAYS else Freshness.FRESH


def stale_on(today: dt.date) -> Q:
    """Programmes that are stale on this day."""
    grace = today - dt.timedelta(days=GRACE_DAYS)
    old = today - dt.timedelta(days=EVERY_DAYS + GRACE_DAYS)
    return (
        Q(confirmation_asked_on__lt=grace)
        | Q(confirmed_on__lt=old)
        | Q(confirmed_on__isnull=True, created_on__lt=grace)
    )


def due_on(today: dt.date) -> Q:
    """Programmes that need confirming on this day, asked or not, stale or not."""
    return (
        Q(confirmation_asked_on__isnull=False)
        | Q(confirmed_on__isnull=True)
        | Q(confirmed_on__lte=today - dt.timedelta(days=EVERY_DAYS))
    )


def ask_on(today: dt.date) -> Q:
    """Programmes whose contact is to be asked on this day: 90 days after the last word, and after the last question."""
    before = today - dt.timedelta(days=EVERY_DAYS)
    first_time = Q(confirmation_asked_on__isnull=True) & (Q(confirmed_on__isnull=True) | Q(confirmed_on__lte=before))
    return Q(is_published=True, ended_on=None) & (first_time | Q(confirmation_asked_on__lte=before))
