"""A whole list at a glance: what its columns mean, and what becomes of every row. Nothing is written."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from mentors.lists.columns.layout import Layout, people_rows, propose
from mentors.lists.outcomes import Outcome
from mentors.lists.reading.book import Book, Sheet, Trouble
from mentors.lists.records.areas import Areas
from mentors.lists.records.build import records
from mentors.lists.sorting import Known, Sorted, sort_rows
from mentors.lists.words import ListRefused

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Part:
    """One sheet. `layout` is None where no headings with names were found: then `rows` were not read."""

    name: str
    hidden: bool
    layout: Layout | None
    rows: int


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
    """Name of the sheet → proposed meaning of its columns, for the sheets that have headings with names."""
    proposed = ((sheet.name, propose(sheet, remembered=remembered)) for sheet in book.sheets)
    return {name: layout for name, layout in proposed if layout}


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
    if layout is None:
        return Part(sheet.name, sheet.hidden, None, sum(1 for row in sheet.rows if any(row)))
    return Part(sheet.name, sheet.hidden, layout, sum(1 for _row in people_rows(sheet, layout)))
