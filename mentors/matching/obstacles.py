"""For whoever is left: which rule stands in the way, and the smallest change that would help."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from mentors.matching import conditions, reasons
from mentors.matching.cards import MenteeCard, MentorCard
from mentors.matching.columns import Pool, Queue
from mentors.matching.conditions import Rule, Tongues
from mentors.matching.scores import Hours, Row, Spread, columns_of

RULES = tuple(Rule)
_BIT = {rule: 1 << place for place, rule in enumerate(RULES)}


@dataclass(frozen=True, slots=True)
class Remedy:
    """If these rules no longer stood in the way, these mentors (ids, sorted) would be possible."""

    rules: tuple[Rule, ...]
    mentors: tuple[int, ...]

    def __str__(self) -> str:
        return reasons.remedy(self.rules, len(self.mentors))


@dataclass(frozen=True, slots=True)
class Obstacles:
    """`against` counts for each rule the mentors it keeps away; `remedies` are the smallest changes, the best first.

    Without any mentor both are empty. Somebody excluded is never offered as a remedy.
    """

    mentee: int
    need: int
    against: dict[Rule, int]
    remedies: tuple[Remedy, ...]

    @property
    def possible(self) -> bool:
        """Nothing stands in the way of at least one mentor."""
        return any(not remedy.rules for remedy in self.remedies)


def obstacles(
    mentees: Sequence[MenteeCard], mentors: Iterable[MentorCard], *, given: Mapping[int, int] | None = None
) -> list[Obstacles]:
    """One for each mentee, in their order. `given` are places taken meanwhile by mentor (`Assignment.given()`)."""
    taken = given or {}
    pool = Pool((replace(one, capacity=one.capacity - taken.get(one.id, 0)) for one in mentors), closed=True)
    queue = Queue(replace(mentee, id=place, need=0) for place, mentee in enumerate(mentees))
    broken = Broken(queue, pool)
    return [_obstacles(mentee, pool, broken.row(place)) for place, mentee in enumerate(mentees)]


class Broken:
    """`row(i)`: for each column the rules that refuse mentee i, as bits in the order of `RULES`."""

    def __init__(self, queue: Queue, pool: Pool) -> None:
        self._queue, self._pool = queue, pool
        self._spreads = [
            (queue.programmes, Spread(pool.programmes_served, partial(_programme, pool.programmes_served.values))),
            (queue.phases, Spread(pool.phases, partial(_phase, pool.phases.values))),
            (queue.areas, Spread(pool.areas, partial(_area, pool.areas.values))),
            (queue.clearance, Spread(pool.clearance, partial(_clearance, pool.clearance.values))),
            (queue.genders, Spread(pool.genders, partial(_genders, pool.genders.values))),
            (queue.languages, Spread(pool.languages, partial(_language, Tongues(pool.languages.values)))),
        ]
        status = conditions.status(pool.status.values)
        self._alone = sum((_BIT[rule] * refused for rule, refused in status.items()), start=np.zeros(1, np.int64))
        self._hours = Hours(pool)

    def row(self, mentee: int) -> Row:
        bits = self._alone[self._pool.status.numbers]
        for coded, spread in self._spreads:
            bits |= spread.get(coded, mentee)
        bits |= _BIT[Rule.TIME] * self._hours.refused(self._queue.weeks, mentee)
        for mentor in self._queue.excluded.get(mentee, ()):
            bits[columns_of(self._pool, mentor)] |= _BIT[Rule.EXCLUDED]
        return bits


def _obstacles(mentee: MenteeCard, pool: Pool, bits: Row) -> Obstacles:
    if not len(pool):
        return Obstacles(mentee.id, mentee.need, {}, ())
    # Of a mentor's engagements the one with the fewest rules broken speaks for her.
    firsts = np.searchsorted(pool.owner, np.arange(len(pool.ids)))
    fewest = np.minimum.reduceat(np.bitwise_count(bits).astype(np.int64) << len(RULES) | bits, firsts)
    sets = fewest & (1 << len(RULES)) - 1
    against: Counter[Rule] = Counter()
    distinct, counts = np.unique(sets, return_counts=True)
    for found, number in zip(distinct.tolist(), counts.tolist(), strict=True):
        against.update(dict.fromkeys(_rules(found), number))
    return Obstacles(mentee.id, mentee.need, _in_order(against), _remedies(pool, fewest, sets))


def _remedies(pool: Pool, fewest: Row, sets: Row) -> tuple[Remedy, ...]:
    helpful = sets & _BIT[Rule.EXCLUDED] == 0
    if not helpful.any():
        return ()
    least = fewest[helpful].min() >> len(RULES)
    smallest = helpful & (fewest >> len(RULES) == least)
    found = [
        Remedy(_rules(int(one)), tuple(pool.ids[smallest & (sets == one)].tolist()))
        for one in np.unique(sets[smallest])
    ]
    return tuple(sorted(found, key=lambda remedy: (-len(remedy.mentors), remedy.rules)))


def _rules(bits: int) -> tuple[Rule, ...]:
    return tuple(rule for rule in RULES if bits & _BIT[rule])


def _in_order(against: Mapping[Rule, int]) -> dict[Rule, int]:
    return {rule: against[rule] for rule in RULES if rule in against}


def _programme(mentors, asked) -> Row:
    return _BIT[Rule.PROGRAMME] * conditions.programme(asked, mentors)


def _phase(mentors, wanted) -> Row:
    return _BIT[Rule.PHASE] * conditions.phase(wanted, mentors)[0]


def _area(mentors, own) -> Row:
    return _BIT[Rule.AREA] * conditions.area(own, mentors)[0]


def _clearance(mentors, demanded) -> Row:
    missing, untrained = conditions.clearance(demanded, mentors)
    return _BIT[Rule.CLEARANCE] * missing | _BIT[Rule.TRAINING] * untrained


def _genders(mentors, mentee) -> Row:
    refused, refuses, _ = conditions.genders(mentee, mentors)
    return _BIT[Rule.WISH_OF_MENTEE] * refused | _BIT[Rule.WISH_OF_MENTOR] * refuses


def _language(mentors: Tongues, mentee) -> Row:
    languages, interpreter = mentee
    return _BIT[Rule.LANGUAGE] * ((mentors.depth(languages) == 0) & (not interpreter))
