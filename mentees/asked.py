"""What a request says, however it came in: on the phone, told to staff, from a list. Plain data, no tables."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from common.week import Slot
from mentees.enums import CredentialKind, CredentialState, GermanLevel, Topic, Urgency
from network.enums import OccupationField
from network.models import Area, Phase, Programme
from volunteers.enums import Gender, Interest, LanguageLevel, Mobility


@dataclass(frozen=True, kw_only=True)
class Born:
    """Of a birth date only the year; of somebody under 18 the month of turning 18 (its first day), too."""

    year: int | None = None
    adult_from: dt.date | None = None

    def is_minor(self, today: dt.date) -> bool:
        """Under 18 on this day. With a year alone, until the year of the 18th birthday is over."""
        if self.adult_from:
            return today < self.adult_from
        return self.year is not None and today.year - self.year <= 18


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What is needed: one need of the person. `programme` None: whichever fits."""

    phase: Phase
    topic: Topic
    field: OccupationField | None = None
    urgency: Urgency = Urgency.NORMAL
    programme: Programme | None = None


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One request. Empty and None mean "not said". `free` None: not known, so "ask first".

    `interests` None: not asked this time, what is known stays; they are asked in the first talk.

    What needs a consent (`wished_gender`, `gender`, `childcare`, `step_free`, `interpreter`) counts only where
    `agreed` names the code of its purpose, with the language its text was read in; take-in drops it otherwise.
    """

    name: str
    language: str = "de"
    born: Born = field(default_factory=Born)
    languages: tuple[tuple[str, LanguageLevel | None], ...] = ()
    german: GermanLevel | None = None
    area: Area | None = None
    mobility: Mobility | None = None
    wanted: Wanted | None = None
    credentials: tuple[tuple[CredentialKind, CredentialState], ...] = ()
    free: tuple[Slot, ...] | None = None
    interests: tuple[Interest, ...] | None = None
    gender: Gender | None = None
    wished_gender: Gender | None = None
    childcare: bool = False
    step_free: bool = False
    phone: str = ""
    email: str = ""
    agreed: Mapping[str, str] = field(default_factory=dict)
