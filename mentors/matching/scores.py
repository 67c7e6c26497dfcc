"""Points of one mentee with every mentor, as one row of small numbers.

Attributes repeat: a county has some hundred places and some hundred ways to speak languages. So each attribute gets
one short row over the *distinct* values of the mentors, spread over the columns once and kept; a mentee's row is the
sum of such rows, read in order. Only the weeks are compared one by one, as bit masks.

A row's number is the pair's points, or below zero if a hard rule refuses the pair.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import partial
from typing import Any

import numpy as np

from mentors.matching import conditions, values
from mentors.matching.cards import Clearance, Level, Mobility, Point, Spoken
from mentors.matching.columns import Coded, Pool, Queue, Weeks
from mentors.matching.conditions import Having, Tongues
from mentors.matching.weights import (
    ASSUMED_MOBILITY,
    ENOUGH_HOURS,
    ENOUGH_INTERESTS,
    FAR,
    HOUR_POINTS,
    NEAR,
    QUESTION_POINTS,
    QUESTIONS,
    SCALE,
    SPEED,
    START,
    UNKNOWN_TIME,
    WEIGHTS,
    Factor,
    points,
)

# More than any points, and seven of it still fit into 16 bits.
REFUSED = -4096
# Kept rows of one attribute take at most this many bytes.
KEPT = 3_000_000

Row = np.ndarray


class Spread:
    """Rows over the distinct values of one attribute of the mentors, spread over all columns and kept."""

    def __init__(self, mentors: Coded, row: Callable[[Any], Row]) -> None:
        self._numbers, self._row = mentors.numbers, row
        self._kept: dict[int, Row] = {}
        self._most = max(4, KEPT // (2 * len(mentors.numbers) + 1))

    def get(self, mentees: Coded, mentee: int) -> Row:
        number = mentees.numbers.item(mentee)
        found = self._kept.get(number)
        if found is None:
            if len(self._kept) >= self._most:
                self._kept.clear()
            found = self._row(mentees.values[number]).astype(np.int16)[self._numbers]
            self._kept[number] = found
        return found


class Scores:
    """`Scores(queue, pool).row(i)`: mentee i with every column of the pool. The row may be written on; the next call
    takes it back. Kept rows live as long as this object: make a new one for each walk through the queue.
    """

    def __init__(self, queue: Queue, pool: Pool) -> None:
        self._queue, self._pool = queue, pool
        self._spreads = [
            (queue.programmes, Spread(pool.programmes_served, partial(_programme, pool.programmes_served.values))),
            (queue.phases, Spread(pool.phases, partial(_phase, pool.phases.values))),
            (queue.areas, Spread(pool.areas, partial(_area, pool.areas.values))),
            (queue.clearance, Spread(pool.clearance, partial(_clearance, pool.clearance.values))),
            (queue.genders, Spread(pool.genders, partial(_genders, pool.genders.values))),
            (queue.languages, Spread(pool.languages, partial(_language, Tongues(pool.languages.values)))),
            (queue.ways, Spread(pool.ways, Ways(pool.ways.values))),
            (queue.fields, Spread(pool.fields, partial(_field, pool.fields.values))),
            (queue.interests, Spread(pool.interests, partial(_interests, Having(pool.interests.values)))),
        ]
        loads = _table(Factor.LOAD, (values.load(load, places) for load, places in pool.loads.values))
        self._alone = loads[pool.loads.numbers] + np.int16(QUESTION_POINTS * QUESTIONS)
        self._hours = Hours(pool)
        self._total = np.empty(len(pool), np.int16)

    def row(self, mentee: int) -> Row:
        total = self._total
        self._hours.write(self._queue.weeks, mentee, total)
        total += self._alone
        for coded, spread in self._spreads:
            total += spread.get(coded, mentee)
        for mentor in self._queue.excluded.get(mentee, ()):
            total[columns_of(self._pool, mentor)] = REFUSED
        return total


def columns_of(pool: Pool, mentor: int) -> slice:
    """The columns of this mentor id; empty if she is not in the pool."""
    place = np.searchsorted(pool.ids, mentor)
    if place == len(pool.ids) or pool.ids[place] != mentor:
        return slice(0, 0)
    return slice(*np.searchsorted(pool.owner, (place, place + 1)).tolist())


class Hours:
    """Common free hours. What is not known has mask 0, so that it counts as no hour and still refuses nobody."""

    def __init__(self, pool: Pool) -> None:
        self._weeks = pool.weeks
        self._refuses = np.where(pool.weeks.known, REFUSED, 0).astype(np.int16)
        self._unknown = np.int16(points(Factor.TIME, UNKNOWN_TIME))
        self._asked = np.where(pool.weeks.known, 0, -QUESTION_POINTS).astype(np.int16) + self._unknown
        self._masks = np.empty(len(pool), np.uint64)
        self._hours, self._more = np.empty((2, len(pool)), np.uint8)
        # NumPy is twice as quick against an array as against a number.
        self._enough = np.full(len(pool), ENOUGH_HOURS, np.uint8)
        self._none = np.empty(len(pool), np.int16)

    def write(self, weeks: Weeks, mentee: int, out: Row) -> None:
        """Points for time and, with them, what asking for the time costs."""
        if not weeks.known[mentee]:
            out.fill(self._unknown - QUESTION_POINTS)
            return
        hours = self._common(weeks, mentee)
        np.multiply(self._refuses, hours == 0, out=self._none)
        np.minimum(hours, self._enough, out=hours)
        np.multiply(hours, HOUR_POINTS, out=out, dtype=np.int16)
        out += self._none
        out += self._asked

    def refused(self, weeks: Weeks, mentee: int) -> np.ndarray:
        """Both are known and share nothing."""
        return (self._common(weeks, mentee) == 0) & self._weeks.known & weeks.known[mentee]

    def _common(self, weeks: Weeks, mentee: int) -> np.ndarray:
        np.bitwise_and(self._weeks.low, weeks.low[mentee], out=self._masks)
        np.bitwise_count(self._masks, out=self._hours)
        np.bitwise_and(self._weeks.high, weeks.high[mentee], out=self._masks)
        np.bitwise_count(self._masks, out=self._more)
        return np.add(self._hours, self._more, out=self._hours)


class Ways:
    """Points for the way from one (place, mobility) to those of the mentors."""

    def __init__(self, mentors: Sequence[tuple[Point | None, Mobility | None]]) -> None:
        somewhere = Point(0, 0)
        self._known = np.array([place is not None for place, _ in mentors], bool)
        self._x = np.array([(place or somewhere).x for place, _ in mentors], float)
        self._y = np.array([(place or somewhere).y for place, _ in mentors], float)
        moving = [mobility or ASSUMED_MOBILITY for _, mobility in mentors]
        self._start = np.array([START[mobility] for mobility in moving], float)
        self._speed = np.array([SPEED[mobility] for mobility in moving], float)

    def __call__(self, mentee: tuple[Point | None, Mobility | None]) -> Row:
        place, mobility = mentee
        unknown = points(Factor.WAY, values.way(None))
        if place is None:
            return np.full(len(self._known), unknown)
        x, y = self._x - place.x, self._y - place.y
        km = np.sqrt(x * x + y * y)
        theirs = self._start + km / self._speed * 60
        moving = mobility or ASSUMED_MOBILITY
        ours = START[moving] + km / SPEED[moving] * 60
        value = np.clip(1 - (np.minimum(ours, theirs) - NEAR) / (FAR - NEAR), 0, 1)
        return np.where(self._known, np.rint(value * WEIGHTS[Factor.WAY] * SCALE), unknown)


def _table(factor: Factor, of: Iterable[float]) -> Row:
    return np.array([points(factor, value) for value in of], np.int16)


def _depths(interpreter: bool) -> Row:
    table = _table(Factor.LANGUAGE, (values.language(level, interpreter) for level in Level))
    if not interpreter:
        table[Level.A0] = REFUSED
    return table


_DEPTHS = {interpreter: _depths(interpreter) for interpreter in (True, False)}
_SHARED = _table(Factor.INTERESTS, map(values.interests, range(ENOUGH_INTERESTS + 1)))


def _judged(refused: np.ndarray, asked: np.ndarray) -> Row:
    return REFUSED * refused - QUESTION_POINTS * asked


def _programme(mentors: Sequence[frozenset[int]], asked: int | None) -> Row:
    return REFUSED * conditions.programme(asked, mentors)


def _phase(mentors: Sequence[tuple[frozenset, tuple]], wanted: Hashable | None) -> Row:
    known = _table(Factor.EXPERIENCE, (values.experience(dict(people).get(wanted, 0)) for _, people in mentors))
    return known + _judged(*conditions.phase(wanted, mentors))


def _area(mentors: Sequence[frozenset[int]], own: Sequence[int]) -> Row:
    return _judged(*conditions.area(own, mentors))


def _clearance(mentors: Sequence[tuple[Clearance, Clearance, bool]], demanded: Clearance) -> Row:
    missing, untrained = conditions.clearance(demanded, mentors)
    return REFUSED * (missing | untrained)


def _genders(mentors: Sequence[tuple], mentee: tuple) -> Row:
    refused, refuses, asked = conditions.genders(mentee, mentors)
    return _judged(refused | refuses, asked)


def _language(mentors: Tongues, mentee: tuple[tuple[Spoken, ...], bool]) -> Row:
    languages, interpreter = mentee
    return _DEPTHS[interpreter][mentors.depth(languages)]


def _field(mentors: Sequence[frozenset], wanted: Hashable | None) -> Row:
    known = (values.field(wanted is not None and bool(fields), wanted in fields) for fields in mentors)
    return _table(Factor.FIELD, known)


def _interests(mentors: Having, own: frozenset) -> Row:
    return _SHARED[np.minimum(mentors.shared(own), ENOUGH_INTERESTS)]
