"""Values of the soft factors, each from its few facts. Whole tables and single explanations both come from here."""

from math import sqrt

from mentors.matching import weights
from mentors.matching.cards import Level, Mobility, Point


def language(depth: Level, interpreter: bool) -> float:
    """`depth` is the best level both share, A0 for none."""
    if depth == Level.A0:
        return weights.WITH_INTERPRETER if interpreter else 0.0
    return weights.DEPTH[depth]


def minutes(km: float, one: Mobility | None, other: Mobility | None) -> float:
    """The way from door to door, by whoever gets there sooner."""
    return min(_travel(km, one or weights.ASSUMED_MOBILITY), _travel(km, other or weights.ASSUMED_MOBILITY))


def _travel(km: float, mobility: Mobility) -> float:
    return weights.START[mobility] + km / weights.SPEED[mobility] * 60


def km(one: Point, other: Point) -> float:
    """As the crow flies."""
    x, y = one.x - other.x, one.y - other.y
    return sqrt(x * x + y * y)


def way(minutes: float | None) -> float:
    if minutes is None:
        return weights.UNKNOWN_WAY
    return min(1.0, max(0.0, 1 - (minutes - weights.NEAR) / (weights.FAR - weights.NEAR)))


def time(hours: int | None) -> float:
    """From the hours a week both are free; None is unknown."""
    known = min(hours or 0, weights.ENOUGH_HOURS) / weights.ENOUGH_HOURS
    return weights.UNKNOWN_TIME + (1 - weights.UNKNOWN_TIME) * known


def field(known: bool, common: bool) -> float:
    if not known:
        return weights.UNKNOWN_FIELD
    return 1.0 if common else 0.0


def experience(people: int) -> float:
    return min(people, weights.ENOUGH_EXPERIENCE) / weights.ENOUGH_EXPERIENCE


def interests(common: int) -> float:
    return min(common, weights.ENOUGH_INTERESTS) / weights.ENOUGH_INTERESTS


def load(accompanied: int, places: int) -> float:
    """`accompanied` of all her `places`, before this person."""
    return 1 - accompanied / places if places > 0 else 0.0


def waiting(days: int) -> float:
    return min(max(days, 0), weights.LONG_WAIT) / weights.LONG_WAIT
