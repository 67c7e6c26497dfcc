"""Cards as columns of numbers: each distinct value is kept once, each person only has its number."""

from array import array
from collections.abc import Hashable, Iterable
from typing import Any

import numpy as np

from mentors.matching.cards import Engaged, MenteeCard, MentorCard, Week


class Coded:
    """One attribute: its distinct `values`, and for each row the number of its value."""

    def __init__(self) -> None:
        self._seen: dict[Hashable, int] = {}
        self._rows = array("q")
        self.values: list[Any] = []
        self.numbers = np.empty(0, np.int64)

    def add(self, value: Hashable) -> None:
        self._rows.append(self._seen.setdefault(value, len(self._seen)))

    def close(self, order: np.ndarray) -> None:
        """No more rows; bring them into `order`."""
        self.values = list(self._seen)
        self.numbers = np.array(self._rows, np.int64)[order]
        self._seen, self._rows = {}, array("q")

    def at(self, row: int) -> Any:
        return self.values[self.numbers[row]]


class Weeks:
    """Free hours: two masks, and whether they are known."""

    def __init__(self) -> None:
        self._low, self._high, self._known = array("Q"), array("Q"), array("b")
        self.low = self.high = np.empty(0, np.uint64)
        self.known = np.empty(0, bool)

    def add(self, free: Week | None) -> None:
        low, high = free or (0, 0)
        self._low.append(low)
        self._high.append(high)
        self._known.append(free is not None)

    def close(self, order: np.ndarray) -> None:
        self.low, self.high = np.array(self._low, np.uint64)[order], np.array(self._high, np.uint64)[order]
        self.known = np.array(self._known, bool)[order]
        self._low, self._high, self._known = array("Q"), array("Q"), array("b")


class Pool:
    """Mentors as columns, one per engagement, sorted by mentor and programme; `owner` is the mentor's place in `ids`.

    Without `closed`, engagements that cannot take anybody now (paused, unconfirmed, not onboarded, full) are left out.
    Two cards of one mentor raise `ValueError`.
    """

    def __init__(self, mentors: Iterable[MentorCard], *, closed: bool = False) -> None:
        self.programmes_served, self.phases, self.areas, self.clearance = (Coded() for _ in range(4))
        self.languages, self.ways, self.genders, self.fields = (Coded() for _ in range(4))
        self.interests, self.status, self.loads = (Coded() for _ in range(3))
        self.weeks = Weeks()
        people, programmes = array("q"), array("q")
        places: dict[int, tuple[int, int]] = {}
        for mentor in mentors:
            if mentor.id in places:
                raise ValueError(f"two cards of mentor {mentor.id}")
            places[mentor.id] = max(mentor.load, 0), max(mentor.capacity, 0)
            is_open = mentor.active and mentor.confirmed and mentor.capacity > 0
            for engaged in mentor.engagements:
                if closed or (is_open and engaged.onboarded):
                    people.append(mentor.id)
                    programmes.append(engaged.programme)
                    self._add(mentor, engaged, places[mentor.id])
        self._close(np.array(people, np.int64), np.array(programmes, np.int64))
        load, capacity = zip(*(places[mentor] for mentor in self.ids.tolist()), strict=True) if len(self) else ((), ())
        self.load, self.capacity = np.array(load, np.int64), np.array(capacity, np.int64)

    def _add(self, mentor: MentorCard, engaged: Engaged, places: tuple[int, int]) -> None:
        self.programmes_served.add(engaged.serves)
        self.phases.add((engaged.phases, mentor.experience))
        self.areas.add(engaged.areas)
        self.clearance.add((engaged.clearance, engaged.demands, engaged.trained))
        self.languages.add(mentor.languages)
        self.ways.add((mentor.place, mentor.mobility))
        self.genders.add((mentor.gender, mentor.wishes))
        self.fields.add(mentor.fields)
        self.interests.add(mentor.interests)
        self.status.add((mentor.active, mentor.confirmed, engaged.onboarded, mentor.capacity > 0))
        self.loads.add((places[0], sum(places)))
        self.weeks.add(mentor.free)

    def _close(self, people: np.ndarray, programmes: np.ndarray) -> None:
        order = np.lexsort((programmes, people))
        self.programmes = programmes[order]
        self.ids, self.owner = np.unique(people[order], return_inverse=True)
        for part in (
            *(self.programmes_served, self.phases, self.areas, self.clearance, self.languages, self.ways),
            *(self.genders, self.fields, self.interests, self.status, self.loads, self.weeks),
        ):
            part.close(order)

    def __len__(self) -> int:
        """How many columns."""
        return len(self.owner)


class Queue:
    """People waiting as rows, sorted by person and need."""

    def __init__(self, mentees: Iterable[MenteeCard]) -> None:
        self.programmes, self.phases, self.areas, self.clearance, self.languages = (Coded() for _ in range(5))
        self.ways, self.genders, self.fields, self.interests = (Coded() for _ in range(4))
        self.weeks = Weeks()
        ids, needs, waiting = array("q"), array("q"), array("q")
        excluded: dict[tuple[int, int], frozenset[int]] = {}
        for mentee in mentees:
            ids.append(mentee.id)
            needs.append(mentee.need)
            waiting.append(mentee.waiting)
            if mentee.excluded:
                excluded[mentee.id, mentee.need] = mentee.excluded
            self._add(mentee)
        order = np.lexsort((np.array(needs, np.int64), np.array(ids, np.int64)))
        self.ids, self.needs, self.waiting = (np.array(part, np.int64)[order] for part in (ids, needs, waiting))
        for part in (
            *(self.programmes, self.phases, self.areas, self.clearance, self.languages, self.ways),
            *(self.genders, self.fields, self.interests, self.weeks),
        ):
            part.close(order)
        self.excluded = {
            row: excluded[key]
            for row, key in enumerate(zip(self.ids.tolist(), self.needs.tolist(), strict=True))
            if key in excluded
        }

    def _add(self, mentee: MenteeCard) -> None:
        self.programmes.add(mentee.programme)
        self.phases.add(mentee.phase)
        self.areas.add(mentee.areas)
        self.clearance.add(mentee.clearance)
        self.languages.add((mentee.languages, mentee.interpreter))
        self.ways.add((mentee.place, mentee.mobility))
        self.genders.add((mentee.gender, mentee.wishes))
        self.fields.add(mentee.field)
        self.interests.add(mentee.interests)
        self.weeks.add(mentee.free)

    def __len__(self) -> int:
        return len(self.ids)
