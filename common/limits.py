"""Limits that hold across all processes: one counter row per key and window, raised by one UPDATE."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from common import clock
from common.errors import TooOften
from common.many import batches
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


def allow_all(kind: str, who: Sequence[str], *, limit: int, seconds: int) -> list[bool]:
    """`allow` for many at once, in their order; a few statements for all. Inside the caller's transaction."""
    now = clock.now()
    window, ends_at = int(now.timestamp()) // seconds, now + dt.timedelta(seconds=seconds)
    keys = {one: _key(kind, one) for one in who}
    left: dict[str, int] = {}
    # Always in the same order: two lists at once wait for each other instead of holding each other up.
    for some in batches(sorted(keys.values())):
        Tally.objects.bulk_create((Tally(key=k, window=window, ends_at=ends_at) for k in some), ignore_conflicts=True)
        rows = Tally.objects.select_for_update().filter(window=window, key__in=some).order_by("key")
        left |= {key: max(0, limit - count) for key, count in rows.values_list("key", "count")}
    counted: Counter[str] = Counter()
    answers = []
    for one in who:
        answers.append(counted[keys[one]] < left[keys[one]])
        counted[keys[one]] += answers[-1]
    _count(window, counted)
    return answers


def _count(window: int, counted: Mapping[str, int]) -> None:
    by_number: dict[int, list[str]] = defaultdict(list)
    for key, number in counted.items():
        by_number[number].append(key)
    for number, same in by_number.items():
        for some in batches(same):
            Tally.objects.filter(window=window, key__in=some).update(count=F("count") + number)


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
