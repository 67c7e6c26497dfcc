"""Find the headings of a sheet and propose what its columns mean."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from common.names import fold
from mentors.lists.columns import vocabulary
from mentors.lists.columns.contents import guess, is_ticked
from mentors.lists.fields import NAMES, REPEATABLE, Field, Kind, Never
from mentors.lists.reading.book import Sheet
from mentors.lists.records.dates import date_in
from mentors.lists.records.languages import language_code
from mentors.lists.records.levels import german_level

# Title rows above the headings are few.
_DEEPEST = 30
_SAMPLE = 200
# The "row" of headings of a sheet that has none.
NO_HEADER = -1
SURE, LIKELY, GUESSED = 1.0, 0.7, 0.5
_SEEKERS = re.compile(r"such(?:t|ende)|mentee|gesuch|anfragen|bedarf|seek|request")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: counted from 0, its heading as written, what it means (None = not taken over) and how sure that is.

    `language` is the code of a column with x for that language; `never` says why it may never be stored.
    """

    index: int
    heading: str
    field: Field | None = None
    confidence: float = 0.0
    language: str = ""
    never: Never | None = None
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """What a sheet is made of. `dated` is a day named in the title.

    `header` is the index of the row of headings, `NO_HEADER` when every row is a person.
    """

    header: int
    columns: tuple[Column, ...]
    kind: Kind
    dated: dt.date | None = None

    def of(self, *fields: Field) -> list[Column]:
        """The columns with these meanings, in order."""
        return [column for column in self.columns if column.field in fields]

    @property
    def ignored(self) -> list[Column]:
        """Columns nobody takes over, without those that may never be stored."""
        return [column for column in self.columns if column.field is None and column.never is None]

    @property
    def dropped(self) -> list[Column]:
        """Columns that may never be stored."""
        return [column for column in self.columns if column.never]

    def changed(self, meanings: Mapping[int, Field | None], *, kind: Kind | None = None) -> "Layout":
        """The same sheet as a person corrected it: column index → meaning. What may never be stored stays out."""
        columns = (
            replace(c, field=meanings[c.index], confidence=SURE) if c.index in meanings and not c.never else c
            for c in self.columns
        )
        return replace(self, columns=tuple(columns), kind=kind or self.kind)

    def remembered(self) -> dict[str, str]:
        """Folded heading → meaning, to be kept per provider and given to the next `propose`. Names of columns only."""
        return {fold(c.heading): c.field or "" for c in self.columns if not c.never and fold(c.heading)}


def propose(sheet: Sheet, *, remembered: Mapping[str, str] | None = None, header: int | None = None) -> Layout | None:
    """What this sheet's columns mean, or None when no row of headings with names is found.

    `remembered` (folded heading → meaning, "" = none) goes before our own guesses. `header` is the row a person chose,
    or `NO_HEADER`.
    """
    header = _header(sheet, remembered or {}) if header is None else min(header, len(sheet.rows) - 1)
    if header is None:
        return None
    headings = _headings(sheet, header)
    columns = [_column(sheet, header, n, heading, remembered or {}) for n, heading in enumerate(headings)]
    columns = _one_each(_names_apart(columns))
    title = " ".join(cell for row in sheet.rows[: max(0, header)] for cell in row)
    return Layout(header, tuple(columns), _kind(sheet, columns, title), date_in(title))


def bare(sheet: Sheet) -> Layout | None:
    """A sheet without headings, by the looks of its cells; None when nobody could be reached by it."""
    layout = propose(sheet, header=NO_HEADER)
    return layout if layout and layout.of(Field.PHONE, Field.MAIL) else None


def people_rows(sheet: Sheet, layout: Layout) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Index and cells of every row below the headings in which anything stands."""
    marked = {row for row, _column in sheet.formulas} | sheet.broken
    for index in range(layout.header + 1, len(sheet.rows)):
        if any(sheet.rows[index]) or index in marked:
            yield index, sheet.rows[index]


def _header(sheet: Sheet, remembered: Mapping[str, str]) -> int | None:
    best, most = None, 0
    for index, row in enumerate(sheet.rows[:_DEEPEST]):
        meant = [_by_heading(cell, remembered) for cell in row if cell]
        known = sum(1 for column in meant if column.field or column.never)
        # "Paten 2026" alone is a title, "Name" alone a heading.
        is_sure = known > 1 or any(fold(column.heading) in vocabulary.PLAIN_NAMES for column in meant)
        if is_sure and known > most and any(column.field in NAMES for column in meant):
            best, most = index, known
    return best


def _headings(sheet: Sheet, header: int) -> list[str]:
    """The row of headings; where it is blank, a heading that stands one row higher beside others."""
    if header == NO_HEADER:
        return [""] * max(map(len, sheet.rows))
    above = sheet.rows[header - 1] if header and sum(map(bool, sheet.rows[header - 1])) > 1 else ()
    width = max(len(row) for row in sheet.rows[header:])
    row = (*sheet.rows[header], *[""] * width)[:width]
    return [cell or (above[n] if n < len(above) else "") for n, cell in enumerate(row)]


def _column(sheet: Sheet, header: int, index: int, heading: str, remembered: Mapping[str, str]) -> Column:
    values = [row[index] for row in sheet.rows[header + 1 : header + 1 + _SAMPLE] if index < len(row) and row[index]]
    column = replace(_by_heading(heading, remembered), index=index, hidden=index in sheet.hidden_columns)
    if column.never or fold(heading) in remembered:
        return column
    code = language_code(heading)
    if code and not any(german_level(value) for value in values) and all(map(is_ticked, values)):
        return replace(column, field=Field.LANGUAGE, language=code, confidence=SURE)
    # Of a list of one person there is nothing to compare with; somebody confirms what the columns mean.
    is_alone = header == NO_HEADER and sum(map(any, sheet.rows)) == 1
    if column.field is None and (field := guess(values, fewest=1 if is_alone else 2)):
        return replace(column, field=field, confidence=GUESSED)
    return column


def _by_heading(heading: str, remembered: Mapping[str, str]) -> Column:
    """What the heading alone says; the index comes later."""
    key = fold(heading)
    if never := next((never for never, pattern in vocabulary.NEVER.items() if key and pattern.search(key)), None):
        return Column(-1, heading, never=never, confidence=SURE)
    if key in remembered:
        field = Field(remembered[key]) if remembered[key] else None
        code = language_code(heading) if field == Field.LANGUAGE else ""
        return Column(-1, heading, field, SURE, code)
    if key in vocabulary.HEADINGS:
        return Column(-1, heading, vocabulary.HEADINGS[key], SURE)
    if code := language_code(heading):
        return Column(-1, heading, Field.LANGUAGE, SURE, code)
    if len(key) <= 40 and (part := next((h for h in vocabulary.CONTAINED if f" {h} " in f" {key} "), "")):
        return Column(-1, heading, vocabulary.HEADINGS[part], LIKELY)
    return Column(-1, heading)


def _names_apart(columns: Sequence[Column]) -> list[Column]:
    """ "Name" beside "Vorname" is the family name; beside both it says nothing new."""
    fields = {column.field for column in columns}
    if Field.FIRST not in fields:
        return list(columns)
    instead = None if Field.LAST in fields else Field.LAST
    return [replace(c, field=instead) if c.field == Field.NAME else c for c in columns]


def _one_each(columns: Sequence[Column]) -> list[Column]:
    """Each meaning once, where several columns make no sense: the surest, then the first."""
    first: dict[Field, Column] = {}
    for column in sorted(columns, key=lambda c: -c.confidence):
        if column.field and column.field not in REPEATABLE:
            first.setdefault(column.field, column)
    return [
        replace(c, field=None) if c.field and c.field not in REPEATABLE and first[c.field] is not c else c
        for c in columns
    ]


def _kind(sheet: Sheet, columns: Sequence[Column], title: str) -> Kind:
    fields = {column.field for column in columns}
    if Field.SEEKS in fields:
        return Kind.SEEKER
    if fields & {Field.CAPACITY, Field.CLEARANCE, Field.ACCOMPANIES}:
        return Kind.MENTOR
    is_named = _SEEKERS.search(fold(f"{sheet.name} {title}"))
    return Kind.SEEKER if is_named or {Field.GERMAN, Field.AGE} <= fields else Kind.MENTOR
