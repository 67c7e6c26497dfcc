"""Where people wait: for one person, and in numbers for the round table."""

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from django.db.models import Q

from accounts.enums import Role
from common import clock
from common.small_numbers import LEAST, published
from mentees.enums import AuthorityKind
from mentees.models import AuthorityWait
from network.reach import reach

# Answers of the last year tell how it is now.
LOOKED_BACK = dt.timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Waiting:
    """One kind of authority in days; None = nobody, or fewer than can be said."""

    kind: AuthorityKind
    now: int | None
    so_far: int | None
    answered: int | None
    middle: int | None
    long: int | None


def waiting_times(user, *, public: bool) -> list[Waiting]:
    """Per kind: how many wait, how long (median); how long answers of the last year took (median, 90th percentile).

    All people taken in by organisations of the coordinator's area. `public` for the round table: no number under 5,
    and none that the others give away. One query.
    """
    today = clock.today()
    open_days, ended_days = _days(user, today)
    now = {kind: len(open_days[kind]) for kind in AuthorityKind}
    answered = {kind: len(ended_days[kind]) for kind in AuthorityKind}
    shown_now = published(now) if public else now
    shown_answered = published(answered) if public else answered
    return [
        Waiting(
            kind=kind,
            now=shown_now[kind],
            so_far=_middle(open_days[kind]) if shown_now[kind] else None,
            answered=shown_answered[kind],
            middle=_middle(ended_days[kind]) if shown_answered[kind] else None,
            long=_long(ended_days[kind], shown_answered[kind], public),
        )
        for kind in AuthorityKind
        if now[kind] or answered[kind]
    ]


def percentile(days: Sequence[int], share: int) -> int | None:
    """The smallest of these numbers that at least `share` percent do not exceed; None without any."""
    if not days:
        return None
    return sorted(days)[math.ceil(len(days) * share / 100) - 1]


def _days(user, today: dt.date):
    held = reach(user, (Role.COORDINATOR,))
    rows = AuthorityWait.objects.filter(
        held.over(path="mentee__intake__area__path", organisation="mentee__intake_id"),
        Q(until=None) | Q(until__gte=today - LOOKED_BACK),
    )
    open_days: dict[str, list[int]] = defaultdict(list)
    ended_days: dict[str, list[int]] = defaultdict(list)
    for kind, since, until in rows.values_list("kind", "since", "until"):
        (ended_days if until else open_days)[kind].append(((until or today) - since).days)
    return open_days, ended_days


def _long(days: Sequence[int], shown: int | None, public: bool) -> int | None:
    """Of few answers the 90th percentile would be one person's: in public it needs twice as many."""
    return percentile(days, 90) if shown and (not public or len(days) >= 2 * LEAST) else None


def _middle(days: Sequence[int]) -> int | None:
    return round(median(days)) if days else None
