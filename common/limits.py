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
    key = _key(kind, who)
    row = Tally.objects.filter(key=key, window=window)
    if row.filter(count__lt=limit).update(count=F("count") + 1):
        return True
    if row.exists():
        return False
    if limit > 0 and _first(key, window, now + dt.timedelta(seconds=seconds)):
        return True
    # Another process made the row in between.
    return bool(row.filter(count__lt=limit).update(count=F("count") + 1))


def is_spent(kind: str, who: str, *, limit: int, seconds: int) -> bool:
    """Whether the next `allow` would say no. Only reads, for pages that count failures only."""
    window = int(clock.now().timestamp()) // seconds
    return Tally.objects.filter(key=_key(kind, who), window=window, count__gte=limit).exists()


def slot(kind: str, who: str, *, limit: int, seconds: int) -> bool:
    """Take one of `limit` slots, each taken for `seconds`: never more than `limit` in any such span of time.

    Stricter than `allow`, whose blocks let twice as many through around their border; one row per slot.
    """
    now = clock.now()
    ends_at = now + dt.timedelta(seconds=seconds)
    key = _key(kind, who)
    # Windows of blocks are positive; slots count down from -1.
    rows = dict(Tally.objects.filter(key=key, window__lt=0).values_list("window", "ends_at"))
    for window in range(-1, -1 - limit, -1):
        if window not in rows:
            if _first(key, window, ends_at):
                return True
        elif rows[window] <= now:
            free = Tally.objects.filter(key=key, window=window, ends_at__lte=now)
            if free.update(count=F("count") + 1, ends_at=ends_at):
                return True
    return False


def _key(kind: str, who: str) -> str:
    return salted_hmac(f"common.limits.{kind}", who, algorithm="sha256").hexdigest()


def _first(key: str, window: int, ends_at: dt.datetime) -> bool:
    try:
        with transaction.atomic():
            Tally.objects.create(key=key, window=window, count=1, ends_at=ends_at)
    except IntegrityError:
        return False
    return True


def forget_old() -> int:
    """Delete counters whose window is over. Returns how many."""
    return Tally.objects.filter(ends_at__lt=clock.now()).delete()[0]
