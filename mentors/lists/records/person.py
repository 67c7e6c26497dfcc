"""A row of a list, made sense of."""

import datetime as dt
from dataclasses import dataclass, field

from common.week import Reading
from mentors.lists.fields import Field, Kind
from mentors.lists.outcomes import Reason
from mentors.lists.records.clearance import ClearanceHint
from mentors.lists.records.needs import Need

NO_NEED = Need()


@dataclass(frozen=True, slots=True)
class Ask:
    """Something the list does not say, or not clearly: which field, and what stands there (to be shown, not stored)."""

    field: Field
    said: str = ""


@dataclass(frozen=True, slots=True)
class Left:
    """A piece that is not taken over, with its heading: shown once in the preview, never stored."""

    heading: str
    said: str


@dataclass(frozen=True, slots=True)
class Record:
    """One row. `number` counts the rows of the whole file from 1, `row` is the spreadsheet's own (or the card's).

    Codes are those of the house: phases by slug, topics, fields of work, genders and mobility by the value of their
    enum, languages by ISO 639. `area` is the key of the area that was given. Of a seeker's birth only the year is
    kept, and the first day of the month of turning 18 while that lies ahead (`adult_from`). No language at all means
    German, and `languages` stays empty. `refused` is a reason, with the heading of the guilty column if one is.
    """

    number: int
    sheet: str
    row: int
    kind: Kind
    cells: tuple[str, ...] = ()
    last: str = ""
    first: str = ""
    name_key: str = ""
    lost_letter: bool = False
    born_on: dt.date | None = None
    birth_year: int | None = None
    adult_from: dt.date | None = None
    gender: str = ""
    phones: tuple[str, ...] = ()
    mail: str = ""
    phone_only: bool = False
    languages: tuple[str, ...] = ()
    german: str = ""
    area: str = ""
    mobility: str = ""
    availability: Reading = field(default_factory=Reading)
    occupation: str = ""
    capacity: int | None = None
    accompanies: int | None = None
    clearance: ClearanceHint | None = None
    need: Need = NO_NEED
    wished_gender: str = ""
    asks: tuple[Ask, ...] = ()
    left: tuple[Left, ...] = ()
    refused: Reason | None = None
    refused_heading: str = ""

    @property
    def name(self) -> str:
        """As people say it."""
        return f"{self.first} {self.last}".strip()
