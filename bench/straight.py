"""The straight way to the best assignment: points of all pairs in blocks of float32, then SciPy on the dense matrix.

It reads the same cards and the same weights, and follows the hard rules as they are written; a place is a column.
"""

from collections.abc import Iterable, Sequence

import numpy as np
from scipy.optimize import linear_sum_assignment

from mentors.matching import weights
from mentors.matching.cards import Clearance, Gender, Level, MenteeCard, MentorCard, Mobility, spoken
from mentors.matching.weights import Factor

BLOCK = 256
IMPOSSIBLE = 1e6

Matrix = np.ndarray


def assigned(mentees: Sequence[MenteeCard], mentors: Sequence[MentorCard]) -> tuple[int, int, float]:
    """(people placed, their points, share of possible pairs)."""
    capacity = np.array([mentor.capacity for mentor in mentors])
    places = np.repeat(np.arange(len(mentors)), capacity)
    number = np.arange(len(places)) - np.repeat(np.cumsum(capacity) - capacity, capacity)
    load = np.array([mentor.load for mentor in mentors])[places]
    fair = _points(Factor.LOAD, 1 - (load + number) / (load + capacity[places]))
    pairs = Pairs(mentees, mentors)
    cost = np.empty((len(mentees), len(places)), np.float32)
    possible = 0
    for start in range(0, len(mentees), BLOCK):
        rows = slice(start, min(start + BLOCK, len(mentees)))
        refused, points = pairs.block(rows)
        possible += refused.size - np.count_nonzero(refused)
        cost[rows] = np.where(refused, IMPOSSIBLE, -points)[:, places] - fair
    rows, columns = linear_sum_assignment(cost)
    taken = cost[rows, columns]
    taken = taken[taken < IMPOSSIBLE / 2]
    return len(taken), -int(taken.sum(dtype=np.float64)), float(possible / len(mentees) / len(mentors))


def _points(factor: Factor, value) -> Matrix:
    return np.rint(value * weights.WEIGHTS[factor] * weights.SCALE).astype(np.float32)


class Pairs:
    """Both sides as plain arrays, one row a person; `block` compares some mentees with all mentors."""

    def __init__(self, mentees: Sequence[MenteeCard], mentors: Sequence[MentorCard]) -> None:
        ours = [mentor.engagements[0] for mentor in mentors]
        self._excluded = [mentee.excluded for mentee in mentees]
        self._ids = np.array([mentor.id for mentor in mentors])
        phases = _numbers([mentee.phase for mentee in mentees], *(engaged.phases for engaged in ours))
        self._phase = np.array([phases.get(mentee.phase, -1) for mentee in mentees])
        self._phases = _table(phases, (engaged.phases for engaged in ours))
        self._experience = np.zeros((len(mentors), len(phases) + 1))
        for row, mentor in enumerate(mentors):
            for phase, people in mentor.experience:
                self._experience[row, phases[phase]] = people
        areas = _numbers([], *(mentee.areas for mentee in mentees), *(engaged.areas for engaged in ours))
        self._own, self._covered = (
            _table(areas, (one.areas for one in side)).astype(np.float32) for side in (mentees, ours)
        )
        self._demanded = np.array([max(mentee.clearance, Clearance.NONE) for mentee in mentees])
        self._held = np.array([engaged.clearance for engaged in ours])
        self._asked = np.array([engaged.demands for engaged in ours])
        self._trained = np.array([engaged.trained for engaged in ours])
        self._genders = [np.array([_gender(one.gender) for one in side]) for side in (mentees, mentors)]
        self._wishes = [np.array([_gender(one.wishes) for one in side]) for side in (mentees, mentors)]
        codes = _numbers(
            [], *((s.code for s in spoken(one.languages, unsaid=Level.B1)) for one in (*mentees, *mentors))
        )
        self._levels = [_levels(codes, mentees, Level.UNKNOWN), _levels(codes, mentors, Level.NATIVE)]
        self._interpreter = np.array([mentee.interpreter for mentee in mentees])
        fields = _numbers([mentee.field for mentee in mentees], *(mentor.fields for mentor in mentors))
        self._field = np.array([fields.get(mentee.field, -1) for mentee in mentees])
        self._fields = _table(fields, (mentor.fields for mentor in mentors))
        things = _numbers([], *(one.interests for one in (*mentees, *mentors)))
        self._interests = [
            _table(things, (one.interests for one in side)).astype(np.float32) for side in (mentees, mentors)
        ]
        self._weeks = [np.array([one.free or (0, 0) for one in side], np.uint64) for side in (mentees, mentors)]
        self._known = [np.array([one.free is not None for one in side]) for side in (mentees, mentors)]
        self._places = [
            np.array([one.place or (np.nan, np.nan) for one in side], np.float64) for side in (mentees, mentors)
        ]
        self._moving = [_moving(one.mobility for one in side) for side in (mentees, mentors)]

    def block(self, rows: slice) -> tuple[Matrix, Matrix]:
        """Refused by a rule; and the points, without those for load."""
        refused, asked, points = self._place_and_phase(rows)
        for row, excluded in enumerate(self._excluded[rows]):
            if excluded:
                refused[row] |= np.isin(self._ids, list(excluded))
        self._by_gender(rows, refused, asked)
        points += self._by_language(rows, refused)
        points += self._by_time(rows, refused, asked)
        points += self._by_interest(rows)
        points += self._by_way(rows)
        points += _points(Factor.CERTAINTY, 1 - asked / np.float32(weights.QUESTIONS))
        return refused, points

    def _place_and_phase(self, rows: slice) -> tuple[Matrix, Matrix, Matrix]:
        phase = self._phase[rows]
        unsaid = (phase < 0)[:, None] | ~self._phases.any(axis=1)
        refused = ~self._phases.T[phase] & ~unsaid
        nowhere = ~self._own[rows].any(axis=1)[:, None] | ~self._covered.any(axis=1)
        refused |= (self._own[rows] @ self._covered.T == 0) & ~nowhere
        demanded = np.maximum(self._demanded[rows][:, None], self._asked)
        refused |= (self._held < demanded) | ((demanded == Clearance.MINORS) & ~self._trained)
        people = np.where((phase < 0)[:, None], 0, self._experience.T[phase])
        known = np.minimum(people, weights.ENOUGH_EXPERIENCE) / np.float32(weights.ENOUGH_EXPERIENCE)
        return refused, unsaid.astype(np.float32) + nowhere, _points(Factor.EXPERIENCE, known)

    def _by_gender(self, rows: slice, refused: Matrix, asked: Matrix) -> None:
        (gender, theirs), (wishes, wished) = self._genders, self._wishes
        gender, wishes = gender[rows][:, None], wishes[rows][:, None]
        refused |= (wishes > 0) & (theirs > 0) & (wishes != theirs)
        refused |= (wished > 0) & (gender > 0) & (wished != gender)
        asked += ((wishes > 0) & (theirs == 0)) | ((wished > 0) & (gender == 0))

    def _by_language(self, rows: slice, refused: Matrix) -> Matrix:
        ours, theirs = self._levels[0][rows], self._levels[1]
        depth = np.zeros(refused.shape, np.int8)
        for language in range(ours.shape[1]):
            np.maximum(depth, np.minimum(ours[:, language, None], theirs[:, language]), out=depth)
        interpreter = self._interpreter[rows][:, None]
        refused |= (depth == 0) & ~interpreter
        values = np.array([weights.DEPTH[level] for level in Level])[depth]
        return _points(Factor.LANGUAGE, np.where((depth == 0) & interpreter, weights.WITH_INTERPRETER, values))

    def _by_time(self, rows: slice, refused: Matrix, asked: Matrix) -> Matrix:
        masks = zip(self._weeks[0][rows].T, self._weeks[1].T, strict=True)
        low, high = (np.bitwise_count(ours[:, None] & theirs) for ours, theirs in masks)
        hours = low + high
        known = self._known[0][rows][:, None] & self._known[1]
        refused |= known & (hours == 0)
        asked += ~known
        hours = np.where(known, np.minimum(hours, weights.ENOUGH_HOURS), 0).astype(np.float32)
        return weights.HOUR_POINTS * hours + _points(Factor.TIME, np.float32(weights.UNKNOWN_TIME))

    def _by_interest(self, rows: slice) -> Matrix:
        common = np.minimum(self._interests[0][rows] @ self._interests[1].T, weights.ENOUGH_INTERESTS)
        field = self._field[rows]
        known = (field >= 0)[:, None] & self._fields.any(axis=1)
        fits = np.where(known, self._fields.T[field].astype(np.float32), weights.UNKNOWN_FIELD)
        return _points(Factor.INTERESTS, common / weights.ENOUGH_INTERESTS) + _points(Factor.FIELD, fits)

    def _by_way(self, rows: slice) -> Matrix:
        x, y = (ours[:, None] - theirs for ours, theirs in zip(self._places[0][rows].T, self._places[1].T, strict=True))
        km = np.sqrt(x * x + y * y)
        (start, speed), (theirs, fast) = self._moving
        minutes = np.minimum(start[rows][:, None] + km / speed[rows][:, None] * 60, theirs + km / fast * 60)
        value = np.clip(1 - (minutes - weights.NEAR) / (weights.FAR - weights.NEAR), 0, 1)
        return _points(Factor.WAY, np.where(np.isnan(km), weights.UNKNOWN_WAY, value))


def _numbers(values: Iterable, *more: Iterable) -> dict:
    """A number for each distinct value; None has none."""
    distinct = {*values, *(value for several in more for value in several)} - {None}
    return {value: number for number, value in enumerate(sorted(distinct, key=str))}


def _table(numbers: dict, sets: Iterable[Iterable]) -> Matrix:
    """One row for each set; the last column stands for values nobody has."""
    found = list(sets)
    table = np.zeros((len(found), len(numbers) + 1), bool)
    for row, values in enumerate(found):
        for value in values:
            table[row, numbers[value]] = True
    return table


def _gender(gender: Gender | None) -> int:
    return 0 if gender is None else 1 + list(Gender).index(gender)


def _levels(codes: dict, people: Sequence, unsaid: Level) -> Matrix:
    levels = np.zeros((len(people), len(codes)), np.int8)
    for row, one in enumerate(people):
        for code, level in spoken(one.languages, unsaid=unsaid):
            levels[row, codes[code]] = max(levels[row, codes[code]], level)
    return levels


def _moving(mobilities: Iterable[Mobility | None]) -> tuple[Matrix, Matrix]:
    found = [mobility or weights.ASSUMED_MOBILITY for mobility in mobilities]
    return np.array([weights.START[one] for one in found]), np.array([weights.SPEED[one] for one in found])
