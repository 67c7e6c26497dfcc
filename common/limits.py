"""Limits that hold across all processes: one counter row per key and window, raised by one UPDATE."""

import datetime as dt

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from common import clock
from common.errors import TooOften
from common.models import Tally


def hit(kind: str, who: str, *, limit: int, seconds: int) -> None:
    """Count one try of `kind` by `who`; raise `TooOften` when more than `limit` fall into the window.

    Windows are fixed blocks of `seconds`. `who` is stored only as a keyed hash.
    """
    if not allow(kind, who, limit=limit, seconds=seconds):
        raise TooOften(_("That was too often. Please wait a little and try again."), retry_after=seconds)


def allow(kind: str, who: str, *, limit: int, seconds: int) -> bool:
    """Count one try and say whether it is still within the limit."""
    now = clock.now()
    window = int(now.timestamp()) // seconds
    key = salted_hmac(f"common.limits.{kind}", who, algorithm="sha256").hexdigest()
    row = Tally.objects.filter(key=key, window=window)
    if row.filter(count__lt=limit).update(count=F("count") + 1):
        return True
    if row.exists():
        return False
    try:
        with transaction.atomic():
            Tally.objects.create(key=key, window=window, count=1, ends_at=now + dt.timedelta(seconds=seconds))
    except IntegrityError:
        # Another process made the row in between.
        return bool(row.filter(count__lt=limit).update(count=F("count") + 1))
    return limit > 0


def forget_old() -> int:
    """Delete counters whose window is over. Returns how many."""
    return Tally.objects.filter(ends_at__lt=clock.now()).delete()[0]
