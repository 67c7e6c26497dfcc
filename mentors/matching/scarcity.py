"""The scarcity report: what is missing for those left, summed up and ready for a recruiting call."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from common import small_numbers
from mentors.matching import cards, reasons
from mentors.matching.cards import GERMAN, Gender, Level, MenteeCard
from mentors.matching.conditions import Rule
from mentors.matching.obstacles import Obstacles


class Wanted(NamedTuple):
    """Who is looked for: gender by wish, language, near which area, for which phase; None where nothing is said."""

    gender: Gender | None
    language: str
    area: int | None
    phase: Hashable | None


@dataclass(frozen=True, slots=True)
class Shortage:
    """So many people wait for somebody like this; with one change each, so many mentors would be possible."""

    wanted: Wanted
    people: int
    remedies: dict[Rule, int]

    def call(self, *, area: str = "", phase: str = "") -> str:
        """The sentences of a recruiting call, in the language active now; names of area and phase come from outside."""
        who = self.wanted
        lines = [reasons.recruiting(self.people, who.gender, who.language, area, phase)]
        return " ".join([*lines, *(reasons.remedy((rule,), number) for rule, number in self.remedies.items())])


@dataclass(frozen=True, slots=True)
class Scarcity:
    """All shortages, the largest first, and how many people are left (None: fewer than can be said in public)."""

    shortages: tuple[Shortage, ...]
    people: int | None

    def public(self) -> "Scarcity":
        """No cell under 5, none that a difference gives away; shortages that cannot be said are left out.

        What a change would bring is said only from 5 mentors on.
        """
        counts = {one.wanted: one.people for one in self.shortages}
        said = small_numbers.published(counts)
        kept = [one for one in self.shortages if said[one.wanted]]
        return Scarcity(tuple(map(_public, kept)), small_numbers.total(counts))


def scarcity(left: Iterable[tuple[MenteeCard, Obstacles]]) -> Scarcity:
    """Sum up everybody left with what stands in the way."""
    people: dict[Wanted, int] = defaultdict(int)
    mentors: dict[Wanted, dict[Rule, set[int]]] = defaultdict(lambda: defaultdict(set))
    for mentee, obstacles in left:
        who = wanted(mentee)
        people[who] += 1
        for remedy in obstacles.remedies:
            if len(remedy.rules) == 1:
                mentors[who][remedy.rules[0]].update(remedy.mentors)
    shortages = [
        Shortage(who, number, {rule: len(found) for rule, found in sorted(mentors[who].items())})
        for who, number in people.items()
    ]
    return Scarcity(tuple(sorted(shortages, key=_largest)), sum(people.values()))


def wanted(mentee: MenteeCard) -> Wanted:
    """From German at B1 on German will do; below, the language spoken best."""
    return Wanted(mentee.wishes, _language(mentee), mentee.areas[0] if mentee.areas else None, mentee.phase)


def _language(mentee: MenteeCard) -> str:
    levels = dict(cards.spoken(mentee.languages, unsaid=Level.B1))
    if levels.get(GERMAN, Level.A0) >= Level.B1:
        return GERMAN
    return max(levels, key=lambda code: (levels[code], code))


def _largest(shortage: Shortage) -> tuple:
    return -shortage.people, tuple(map(str, shortage.wanted))


def _public(shortage: Shortage) -> Shortage:
    said = {rule: number for rule, number in shortage.remedies.items() if number >= small_numbers.LEAST}
    return replace(shortage, remedies=said)
