"""The best assignment for everybody waiting."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from mentors.matching import candidates, flow, prices
from mentors.matching.candidates import Arcs
from mentors.matching.cards import MenteeCard, MentorCard
from mentors.matching.columns import Pool, Queue
from mentors.matching.exchange import NOBODY, Exchange
from mentors.matching.scores import Scores

# Up to so many pairs all of them are weighed; beyond, so many candidates a mentee, chosen twice.
ALL_PAIRS, FEW = 200_000, 12
# A whole region gets fewer, so that memory stays bounded by this many arcs.
ARCS, FEWEST = 800_000, 6


class Pair(NamedTuple):
    """A person's need and the mentor found for it, in this programme; `points` without those for waiting."""

    mentee: int
    need: int
    mentor: int
    programme: int
    points: int


@dataclass(frozen=True)
class Assignment:
    """`taken` are the pairs as rows of `queue` and columns of `pool`, sorted by person and need."""

    queue: Queue
    pool: Pool
    taken: Arcs

    def pairs(self) -> Iterator[Pair]:
        for mentee, column, points in zip(*(part.tolist() for part in self.taken), strict=True):
            yield Pair(
                mentee=int(self.queue.ids[mentee]),
                need=int(self.queue.needs[mentee]),
                mentor=int(self.pool.ids[self.pool.owner[column]]),
                programme=int(self.pool.programmes[column]),
                points=points,
            )

    def unmatched(self) -> list[tuple[int, int]]:
        """(mentee, need) of everybody left."""
        left = np.ones(len(self.queue), bool)
        left[self.taken.mentees] = False
        return list(zip(self.queue.ids[left].tolist(), self.queue.needs[left].tolist(), strict=True))

    def given(self) -> dict[int, int]:
        """How many places of each mentor id are given now; mentors without any are left out."""
        mentors, places = np.unique(self.pool.ids[self.pool.owner[self.taken.columns]], return_counts=True)
        return dict(zip(mentors.tolist(), places.tolist(), strict=True))

    def total(self) -> int:
        """All points, less what is lost where one mentor takes several."""
        owners = np.sort(self.pool.owner[self.taken.columns])
        number = np.arange(len(owners)) - np.searchsorted(owners, owners)
        lost = flow.seat_costs(self.pool.load[owners], self.pool.capacity[owners], number)
        return int(self.taken.points.sum(dtype=np.int64) - lost.sum())


def assign(mentees: Iterable[MenteeCard], mentors: Iterable[MentorCard]) -> Assignment:
    """First as many people as possible, then the longest waiting, then the most points.

    Equal input gives equal output, in whatever order it comes. Cards are read once and not kept: pass generators where
    there are many.
    """
    queue, pool = Queue(mentees), Pool(mentors)
    if len(queue) * len(pool) <= ALL_PAIRS:
        return Assignment(queue, pool, flow.solve(queue, pool, candidates.every(queue, pool)))
    few = max(FEWEST, min(FEW, ARCS // len(queue)))
    arcs = candidates.best(queue, pool, prices.guessed(queue, pool), few)
    taken = flow.roughly(queue, pool, arcs)
    arcs = candidates.joined(taken, candidates.best(queue, pool, prices.exact(queue, pool, arcs, taken), few))
    taken = flow.solve(queue, pool, arcs)
    if len(taken.mentees) < len(queue):
        more = _look_again(queue, pool, taken)
        if len(more.mentees):
            taken = flow.solve(queue, pool, candidates.joined(arcs, more))
    return Assignment(queue, pool, taken)


def _look_again(queue: Queue, pool: Pool, taken: Arcs) -> Arcs:
    """Who found no place among the best few is looked at with all pairs: the pairs by which more, or those waiting
    longer, find one.
    """
    scores = Scores(queue, pool)

    def eligible(mentee: int) -> np.ndarray:
        found = np.zeros(len(pool.ids), bool)
        found[pool.owner[scores.row(mentee) >= 0]] = True
        return found

    held = np.full(len(queue), NOBODY)
    held[taken.mentees] = pool.owner[taken.columns]
    exchange = Exchange(held, queue.waiting, pool.capacity, eligible)
    if not exchange.improve():
        return candidates.NO_ARCS
    moved = np.flatnonzero((exchange.given != held) & (exchange.given != NOBODY))
    added = [_arc(pool, scores, mentee, int(exchange.given[mentee])) for mentee in moved.tolist()]
    return Arcs(*(np.array(part, np.int32) for part in zip(*added, strict=True)))


def _arc(pool: Pool, scores: Scores, mentee: int, mentor: int) -> tuple[int, int, int]:
    """This pair by the best of the mentor's engagements."""
    first, end = np.searchsorted(pool.owner, (mentor, mentor + 1)).tolist()
    row = scores.row(mentee)[first:end]
    column = int(row.argmax())
    return mentee, first + column, int(row[column])
