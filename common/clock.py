"""The clock. Moments in UTC, days in the town's own time zone."""

import datetime as dt

from django.utils import timezone


def now() -> dt.datetime:
    """This moment, aware, UTC."""
    return timezone.now()


def today() -> dt.date:
    """The local day (TIME_ZONE)."""
    return timezone.localdate()


def day_of(moment: dt.datetime) -> dt.date:
    """The local day of a moment."""
    return timezone.localtime(moment).date()
