"""A whole list at a glance: what its columns mean, and what becomes of every row. Nothing is written."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from mentors.lists.columns.layout import Layout, bare, people_rows, propose
from mentors.lists.outcomes import Outcome
from mentors.lists.reading.book import Book, Sheet, Trouble
from mentors.lists.records.areas import Areas
from mentors.lists.records.build import records
from mentors.lists.sorting import Known, Sorted, sort_rows
from mentors.lists.words import ListRefused

Progress = Callable[[int, int], None]
# So many rows are shown to choose the headings from, and so much of a cell.
_HEAD, _SHORT = 12, 60


class Line(NamedTuple):
    """One of the first rows that are not blank: its place from 0, its number as people count, its cells, shortened."""

    at: int
    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One sheet. `layout` is None where no headings with names were found: then `rows` were not read.

    `hidden_rows` are the rows of people that are hidden in the file, as people count them. `head` is how it begins, so
    that somebody can say which row holds the headings and what the columns mean.
    """

    name: str
    hidden: bool
    layout: Layout | None
    rows: int
    hidden_rows: tuple[int, ...] = ()
    head: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """All sheets and all rows, in the order of the file. `counts` always add up to the number of rows."""

    kind: str
    parts: tuple[Part, ...]
    rows: tuple[Sorted, ...]

    @property
    def counts(self) -> dict[str, int]:
        """rows, new, known, unclear, refused."""
        return counted(Counter(row.outcome for row in self.rows))


def counted(found: Mapping[Outcome, int]) -> dict[str, int]:
    """rows, new, known, unclear, refused: `rows` is always the sum of the others."""
    return {"rows": sum(found.values()), **{outcome.value: found.get(outcome, 0) for outcome in Outcome}}


def layouts(book: Book, *, remembered: Mapping[str, str] | None = None) -> dict[str, Layout]:
    """Name of the sheet → proposed meaning of its columns, for the sheets that have headings with names.

    Where no sheet has any: for those in which phone numbers or mail addresses stand, for a person to say the rest.
    """
    proposed = {sheet.name: propose(sheet, remembered=remembered) for sheet in book.sheets}
    if not any(proposed.values()):
        proposed = {sheet.name: bare(sheet) for sheet in book.sheets}
    return {name: layout for name, layout in proposed.items() if layout}


def preview(
    book: Book,
    chosen: Mapping[str, Layout],
    *,
    known: Iterable[Known],
    areas: Mapping[str, str],
    today: dt.date,
    on_progress: Progress | None = None,
) -> Preview:
    """Sort all rows of the sheets that have a layout in `chosen` (from `layouts`, corrected by a person or not).

    `known` are the people of this provider, `areas` maps names of areas to keys. Raises `ListRefused` when no sheet
    has a layout.
    """
    if not chosen:
        raise ListRefused(Trouble.NO_PEOPLE)
    parts = tuple(_part(sheet, chosen.get(sheet.name)) for sheet in book.sheets)
    total = sum(part.rows for part in parts if part.layout)
    known_areas, found, number = Areas(areas), [], 1
    for sheet, part in zip(book.sheets, parts, strict=True):
        if part.layout:
            found.append(records(sheet, part.layout, areas=known_areas, today=today, number=number))
            number += part.rows
    every = (record for one in found for record in one)
    return Preview(book.kind, parts, tuple(sort_rows(every, known, total=total, on_progress=on_progress)))


def _part(sheet: Sheet, layout: Layout | None) -> Part:
    head = tuple(_head(sheet, layout))
    if layout is None:
        return Part(sheet.name, sheet.hidden, None, sum(1 for row in sheet.rows if any(row)), (), head)
    indexes = [index for index, _cells in people_rows(sheet, layout)]
    hidden = tuple(index + sheet.first_number for index in indexes if index in sheet.hidden_rows)
    return Part(sheet.name, sheet.hidden, layout, len(indexes), hidden, head)


def _head(sheet: Sheet, layout: Layout | None) -> Iterator[Line]:
    """The first rows, without what may never be stored."""
    dropped = {column.index for column in layout.dropped} if layout else set()
    headings = layout.header if layout else None
    filled = ((index, row) for index, row in enumerate(sheet.rows) if any(row))
    for index, row in islice(filled, _HEAD):
        cells = ("" if n in dropped and index != headings else cell for n, cell in enumerate(row))
        yield Line(index, index + sheet.first_number, tuple(cell[:_SHORT] for cell in cells))
