"""What a file says, as text cells."""

from dataclasses import dataclass
from enum import StrEnum


class Trouble(StrEnum):
    """Why a whole file cannot be read; the sentences are in `mentors.lists.words`."""

    EMPTY = "empty"
    TOO_BIG = "too_big"
    TOO_LONG = "too_long"
    BOMB = "bomb"
    BROKEN = "broken"
    ENCRYPTED = "encrypted"
    OLD_EXCEL = "old_excel"
    PDF = "pdf"
    UNKNOWN_KIND = "unknown_kind"
    NO_PEOPLE = "no_people"


class Unreadable(Exception):
    """A file that cannot be read, and why."""

    def __init__(self, trouble: Trouble):
        super().__init__(trouble.value)
        self.trouble = trouble


# What one list may be: bytes, bytes unpacked, rows and columns of a sheet, characters of a cell.
MOST_BYTES = 10 * 1024 * 1024
MOST_UNPACKED = 60 * 1024 * 1024
MOST_ROWS = 20_000
MOST_COLUMNS = 200
LONGEST_CELL = 2_000


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table. Rows are as long as they are filled; `rows[0]` is the first row of the file, blank ones included.

    Dates are ISO text, numbers plain digits. `formulas` are the places of cells that hold a formula: nothing is
    calculated, and the cell is empty here. `broken` are rows that are there but could not be read (a damaged card).
    `first_number` is what people call the first row: 1, or 0 where the headings are ours (the first card is 1).
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    hidden: bool = False
    hidden_columns: frozenset[int] = frozenset()
    hidden_rows: frozenset[int] = frozenset()
    formulas: frozenset[tuple[int, int]] = frozenset()
    broken: frozenset[int] = frozenset()
    first_number: int = 1


@dataclass(frozen=True, slots=True)
class Book:
    """All sheets of a file; `kind` is "csv", "xlsx", "ods" or "vcard"."""

    kind: str
    sheets: tuple[Sheet, ...]
