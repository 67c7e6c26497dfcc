"""What matching knows of people: two kinds of card, filled by a caller from whatever it keeps.

Nothing here says a nationality, a religion or a status, so nothing of it can count.
"""

from collections.abc import Hashable
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import NamedTuple

GERMAN = "de"


class Level(IntEnum):
    """How well somebody speaks a language; a language without a level stands just below B1."""

    A0, A1, A2, UNKNOWN, B1, B2, C1, C2, NATIVE = range(9)


class Gender(StrEnum):
    FEMALE = "f"
    MALE = "m"
    DIVERSE = "d"


class Mobility(StrEnum):
    FOOT = "foot"
    BICYCLE = "bicycle"
    TRANSIT = "transit"
    CAR = "car"


class Clearance(IntEnum):
    """What a valid extended certificate of conduct covers, or what a need or programme demands."""

    NONE, ADULTS, MINORS = range(3)


class Spoken(NamedTuple):
    """One language (ISO 639 code) and how well."""

    code: str
    level: Level = Level.UNKNOWN


class Point(NamedTuple):
    """A place in kilometres on a flat map of the county."""

    x: float
    y: float


# Free hours of a week: two 64-bit masks. (0, 0) is known and empty; None is unknown.
Week = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Engaged:
    """One mentoring engagement of a mentor.

    `programme` is the engagement itself, `serves` the programmes of the register whose people it is for.
    `areas` are the areas it covers with everything below them; empty `phases` or `areas` mean "not said".
    `clearance` is what her valid clearance for this organisation covers, `demands` what the programme asks for;
    `trained` says that she has had the training nobody accompanies a minor without.
    """

    programme: int
    serves: frozenset[int] = frozenset()
    phases: frozenset[Hashable] = frozenset()
    areas: frozenset[int] = frozenset()
    onboarded: bool = False
    trained: bool = False
    clearance: Clearance = Clearance.NONE
    demands: Clearance = Clearance.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorCard:
    """A mentor. `capacity` is how many more people she can take, `load` how many she accompanies now.

    `experience` pairs a phase with how many people she has accompanied in it.
    """

    id: int
    engagements: tuple[Engaged, ...]
    active: bool = False
    confirmed: bool = False
    capacity: int = 0
    load: int = 0
    place: Point | None = None
    mobility: Mobility | None = None
    gender: Gender | None = None
    wishes: Gender | None = None
    languages: tuple[Spoken, ...] = ()
    fields: frozenset[Hashable] = frozenset()
    experience: tuple[tuple[Hashable, int], ...] = ()
    interests: frozenset[Hashable] = frozenset()
    free: Week | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MenteeCard:
    """A person waiting, with one need. `areas` is the own area with all above it, the smallest first; empty is unknown.

    `programme` is the one the person asked at or was passed on to; None is whichever fits. `demands` is the clearance
    this need asks for; a minor always needs the one for minors. `excluded` are mentors with whom it was excluded or
    ended badly.
    """

    id: int
    need: int
    phase: Hashable | None = None
    programme: int | None = None
    areas: tuple[int, ...] = ()
    place: Point | None = None
    mobility: Mobility | None = None
    languages: tuple[Spoken, ...] = ()
    interpreter: bool = False
    gender: Gender | None = None
    wishes: Gender | None = None
    field: Hashable | None = None
    interests: frozenset[Hashable] = frozenset()
    free: Week | None = None
    minor: bool = False
    demands: Clearance = Clearance.NONE
    waiting: int = 0
    excluded: frozenset[int] = frozenset()

    @property
    def clearance(self) -> Clearance:
        return Clearance.MINORS if self.minor else self.demands


def spoken(languages: tuple[Spoken, ...], *, unsaid: Level) -> tuple[Spoken, ...]:
    """No language given means German; how well is then `unsaid`."""
    return languages or (Spoken(GERMAN, unsaid),)
