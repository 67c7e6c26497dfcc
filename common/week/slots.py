"""Slots of a week: merging, cutting, and whole hours as bits."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

DAY = 24 * 60
FIRST_HOUR, LAST_HOUR = 6, 24
HOURS = LAST_HOUR - FIRST_HOUR
# 7 × 18 hours in two halves that fit a signed column of 64 bits.
HALF = 63


class Slot(NamedTuple):
    """Free from `start` to `end` (minutes from midnight) every week on `weekday` (0 = Monday)."""

    weekday: int
    start: int
    end: int


def normalised(slots: Iterable[Slot]) -> tuple[Slot, ...]:
    """Sorted, without overlaps and without touching ends. A slot outside of its day raises ValueError."""
    merged: list[Slot] = []
    for slot in sorted(slots):
        if not (0 <= slot.weekday < 7 and 0 <= slot.start < slot.end <= DAY):
            raise ValueError(f"not a slot: {slot}")
        if merged and merged[-1].weekday == slot.weekday and merged[-1].end >= slot.start:
            merged[-1] = merged[-1]._replace(end=max(merged[-1].end, slot.end))
        else:
            merged.append(Slot(*slot))
    return tuple(merged)


def overlap(some: Iterable[Slot], others: Iterable[Slot]) -> tuple[Slot, ...]:
    """The time both have, normalised."""
    others = normalised(others)
    return normalised(
        Slot(a.weekday, max(a.start, b.start), min(a.end, b.end))
        for a in normalised(some)
        for b in others
        if a.weekday == b.weekday and max(a.start, b.start) < min(a.end, b.end)
    )


def without(some: Iterable[Slot], others: Iterable[Slot]) -> tuple[Slot, ...]:
    """The time of `some` that is not in `others`, normalised."""
    left = list(normalised(some))
    for cut in normalised(others):
        left = [piece for slot in left for piece in _pieces(slot, cut)]
    return normalised(left)


def _pieces(slot: Slot, cut: Slot) -> Iterator[Slot]:
    if slot.weekday != cut.weekday or cut.end <= slot.start or slot.end <= cut.start:
        yield slot
        return
    if slot.start < cut.start:
        yield slot._replace(end=cut.start)
    if cut.end < slot.end:
        yield slot._replace(start=cut.end)


def minutes(slots: Iterable[Slot]) -> int:
    """Minutes a week."""
    return sum(slot.end - slot.start for slot in normalised(slots))


def mask(slots: Iterable[Slot]) -> tuple[int, int]:
    """Whole hours from 6 to 24 as bits, Monday 6–7 first: two integers of 63 bits each.

    An hour counts when it lies wholly inside, so two masks share a bit exactly when both are free for that hour.
    """
    bits = 0
    for weekday, start, end in normalised(slots):
        first = max(-(-start // 60), FIRST_HOUR)
        last = end // 60
        if last > first:
            bits |= ((1 << (last - first)) - 1) << (weekday * HOURS + first - FIRST_HOUR)
    return bits & ((1 << HALF) - 1), bits >> HALF
