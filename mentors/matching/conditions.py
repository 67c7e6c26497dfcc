"""The hard rules: each takes one value of a mentee and all distinct values of the mentors, and says whom it refuses.

Unknown is never no: a value not given refuses nobody, it becomes a question to ask first. Source: the Paten issue,
"Hard rules"; measure A2.1.
"""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from enum import StrEnum
from typing import Any

import numpy as np

from mentors.matching import cards
from mentors.matching.cards import Clearance, Gender, Level, Spoken

Bools = np.ndarray


class Rule(StrEnum):
    """Why a pair is impossible."""

    ACTIVE = "active"
    CONFIRMED = "confirmed"
    ONBOARDED = "onboarded"
    CLEARANCE = "clearance"
    TRAINING = "training"
    CAPACITY = "capacity"
    PROGRAMME = "programme"
    PHASE = "phase"
    AREA = "area"
    WISH_OF_MENTEE = "wish-of-mentee"
    WISH_OF_MENTOR = "wish-of-mentor"
    LANGUAGE = "language"
    TIME = "time"
    EXCLUDED = "excluded"


class Question(StrEnum):
    """What is not known and has to be asked first."""

    PHASE = "phase"
    AREA = "area"
    GENDER = "gender"
    TIME = "time"


def _bools(values: Iterator[bool]) -> Bools:
    return np.fromiter(values, bool)


def programme(asked: int | None, serving: Sequence[frozenset[int]]) -> Bools:
    """Refused: the person asked at a programme, and this engagement is not for its people."""
    return _bools(asked is not None and asked not in served for served in serving)


def phase(wanted: Hashable | None, offered: Sequence[tuple[frozenset, Any]]) -> tuple[Bools, Bools]:
    """Refused; and to be asked: the mentee's phase or the engagement's phases are not said."""
    asked = _bools(wanted is None or not phases for phases, _ in offered)
    return _bools(wanted not in phases for phases, _ in offered) & ~asked, asked


def area(own: Sequence[int], covered: Sequence[frozenset[int]]) -> tuple[Bools, Bools]:
    """Refused; and to be asked. What covers an area covers everything below it."""
    asked = _bools(not own or not areas for areas in covered)
    return _bools(areas.isdisjoint(own) for areas in covered) & ~asked, asked


def clearance(demanded: Clearance, held: Sequence[tuple[Clearance, Clearance, bool]]) -> tuple[Bools, Bools]:
    """Refused because what is held covers less than need, age or programme demand; refused for want of training."""
    return (
        _bools(has < max(demanded, asked) for has, asked, _ in held),
        _bools(max(demanded, asked) == Clearance.MINORS and not trained for _, asked, trained in held),
    )


def genders(
    mentee: tuple[Gender | None, Gender | None], mentors: Sequence[tuple[Gender | None, Gender | None]]
) -> tuple[Bools, Bools, Bools]:
    """Refused by the mentee's wish; by the mentor's; and to be asked, because a wish meets an unknown gender."""
    gender, wishes = mentee
    return (
        _bools(bool(wishes and theirs and theirs != wishes) for theirs, _ in mentors),
        _bools(bool(wished and gender and gender != wished) for _, wished in mentors),
        _bools(bool((wishes and not theirs) or (wished and not gender)) for theirs, wished in mentors),
    )


class Tongues:
    """The mentors' languages, ready to be compared: for each language, everybody's level."""

    def __init__(self, mentors: Sequence[tuple[Spoken, ...]]) -> None:
        self._levels: dict[str, np.ndarray] = {}
        self._nobody = np.zeros(len(mentors), np.int8)
        for place, languages in enumerate(mentors):
            for code, level in cards.spoken(languages, unsaid=Level.NATIVE):
                known = self._levels.setdefault(code, np.zeros(len(mentors), np.int8))
                known[place] = max(known[place], level)

    def depth(self, languages: tuple[Spoken, ...]) -> np.ndarray:
        """The best level shared with each mentor, 0 for none."""
        best = self._nobody.copy()
        for code, level in cards.spoken(languages, unsaid=Level.UNKNOWN):
            np.maximum(best, np.minimum(self._levels.get(code, self._nobody), np.int8(level)), out=best)
        return best


class Having:
    """How many things each mentor shares with somebody: her sets, turned round into one row per thing."""

    def __init__(self, mentors: Sequence[frozenset]) -> None:
        self._nobody = np.zeros(len(mentors), np.int8)
        self._having: dict[Hashable, np.ndarray] = {}
        for place, things in enumerate(mentors):
            for thing in things:
                self._having.setdefault(thing, np.zeros(len(mentors), np.int8))[place] = 1

    def shared(self, own: Iterable[Hashable]) -> np.ndarray:
        found = self._nobody.copy()
        for thing in own:
            found += self._having.get(thing, self._nobody)
        return found


STATUS = (Rule.ACTIVE, Rule.CONFIRMED, Rule.ONBOARDED, Rule.CAPACITY)


def status(mentors: Sequence[tuple[bool, ...]]) -> dict[Rule, Bools]:
    """Refused whoever the mentee is: paused, unconfirmed, not onboarded, no place left."""
    return {rule: _bools(not held[place] for held in mentors) for place, rule in enumerate(STATUS)}
