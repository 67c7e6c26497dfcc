"""What both kinds of card are made of: languages, free time, places on a flat map, the tree of areas."""

import math
from collections import defaultdict
from collections.abc import Hashable, Iterable

from django.db.models import Avg

from common.week import Slot, mask
from mentors.matching import Gender, Level, Mobility, Point, Spoken, Week
from mentors.matching.cards import GERMAN
from network.models import Area
from volunteers.enums import Gender as Said
from volunteers.enums import LanguageLevel
from volunteers.enums import Mobility as Way

GENDERS: dict[str, Gender] = {Said.WOMAN: Gender.FEMALE, Said.MAN: Gender.MALE, Said.DIVERSE: Gender.DIVERSE}
WAYS: dict[str, Mobility] = {
    Way.FOOT: Mobility.FOOT,
    Way.BIKE: Mobility.BICYCLE,
    Way.BUS: Mobility.TRANSIT,
    Way.CAR: Mobility.CAR,
}
LEVELS: dict[int, Level] = {LanguageLevel.BASIC: Level.A2, LanguageLevel.GOOD: Level.B2, LanguageLevel.FLUENT: Level.C2}
# Kilometres of a degree of latitude.
DEGREE = 111.2


def grouped(rows: Iterable[tuple]) -> dict[int, list]:
    """Rows (owner, value…) as {owner: [value or tuple]}."""
    found: dict[int, list] = defaultdict(list)
    for owner, *values in rows:
        found[owner].append(values[0] if len(values) == 1 else tuple(values))
    return found


def sets(rows: Iterable[tuple[int, Hashable]]) -> dict[int, frozenset]:
    """Rows (owner, value) as {owner: values}."""
    return {owner: frozenset(values) for owner, values in grouped(rows).items()}


def week(slots: list[tuple[int, int, int]], known: bool) -> Week | None:
    """Whole free hours; None is "ask first"."""
    if not slots and not known:
        return None
    return mask(Slot(*slot) for slot in slots)


def spoken(languages: list[tuple[str, int | None]], german: Level | None) -> tuple[Spoken, ...]:
    """What somebody speaks, sorted. With other languages said and German not, German is unknown, not missing."""
    levels = {code: LEVELS.get(level, Level.UNKNOWN) if level else Level.UNKNOWN for code, level in languages}
    if german is not None:
        levels[GERMAN] = german
    elif levels:
        levels.setdefault(GERMAN, Level.UNKNOWN)
    return tuple(Spoken(code, levels[code]) for code in sorted(levels))


class Flat:
    """A flat map of the county: kilometres east and north along one parallel for all."""

    def __init__(self, parallel: float | None):
        self._east = DEGREE * math.cos(math.radians(parallel or 0))

    def point(self, area: Area | None) -> Point | None:
        """Where the area lies, if that is known."""
        if area is None or area.lat is None or area.lon is None:
            return None
        return Point(float(area.lon) * self._east, float(area.lat) * DEGREE)


def county() -> Flat:
    """Along the middle of all areas."""
    return Flat(Area.objects.aggregate(middle=Avg("lat"))["middle"])


def upwards(area: Area | None) -> tuple[int, ...]:
    """The area and all above it, the smallest first."""
    return tuple(int(step) for step in reversed(area.path.strip("/").split("/"))) if area and area.path else ()
