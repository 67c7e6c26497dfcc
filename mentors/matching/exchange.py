"""Who is matched, made exact over *all* pairs: paths of exchange from those left, without ever listing the pairs."""

from collections.abc import Callable

import numpy as np

NOBODY = -1
# All mentors a mentee could have, as a mask over mentors.
Eligible = Callable[[int], np.ndarray]


class Exchange:
    """A matching that is improved until nobody can be added, nor take the place of somebody waiting less long.

    `given` names each mentee's mentor (or `NOBODY`), `waiting` is compared between mentees. It walks the mentees by
    waiting time and finds each unmatched one a path to a place that is free or held by somebody whose turn is still to
    come (the greedy algorithm of a transversal matroid). A search that fails leaves a closed group behind: all its
    places are held by people who were there first, so nobody ever needs to look into it again.
    """

    def __init__(self, given: np.ndarray, waiting: np.ndarray, capacity: np.ndarray, eligible: Eligible) -> None:
        self.given = given.copy()
        self._eligible = eligible
        self._held: list[set[int]] = [set() for _ in capacity]
        for mentee, mentor in enumerate(self.given.tolist()):
            if mentor != NOBODY:
                self._held[mentor].add(mentee)
        self._free = capacity - np.bincount(self.given[self.given != NOBODY], minlength=len(capacity))
        # Places that are free or whose holder's turn is still to come.
        self._soft = capacity.copy()
        self._closed = np.zeros(len(capacity), bool)
        self._order = np.lexsort((np.arange(len(given)), self.given == NOBODY, -waiting)).tolist()
        self._turn = np.empty(len(given), np.int64)
        self._turn[self._order] = np.arange(len(given))

    def improve(self) -> bool:
        """True if anything changed; the result is in `given`."""
        before = self.given.copy()
        for mentee in self._order:
            if self.given[mentee] == NOBODY:
                self._place(mentee)
            else:
                self._soft[self.given[mentee]] -= 1
        return bool((before != self.given).any())

    def _place(self, start: int) -> None:
        seen = self._closed.copy()
        came: dict[int, int] = {}
        line = [start]
        for mentee in line:
            reached = np.flatnonzero(self._eligible(mentee) & ~seen)
            seen[reached] = True
            came.update(dict.fromkeys(reached.tolist(), mentee))
            for places in (self._free, self._soft):
                open_ones = reached[places[reached] > 0]
                if len(open_ones):
                    self._shift(start, int(open_ones[0]), came)
                    return
            line += [held for mentor in reached.tolist() for held in sorted(self._held[mentor])]
        self._closed = seen

    def _shift(self, start: int, mentor: int, came: dict[int, int]) -> None:
        """Move everybody along the path; whoever came last to its end loses the place if none is free."""
        self._soft[mentor] -= 1
        if self._free[mentor] > 0:
            self._free[mentor] -= 1
        else:
            evicted = max(self._held[mentor], key=self._turn.__getitem__)
            self._held[mentor].discard(evicted)
            self.given[evicted] = NOBODY
        while True:
            mentee = came[mentor]
            left = int(self.given[mentee])
            self._held[mentor].add(mentee)
            self.given[mentee] = mentor
            if mentee == start:
                return
            self._held[left].discard(mentee)
            mentor = left
