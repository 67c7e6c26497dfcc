"""ODS: values through calamine; what it does not tell (formulas, what is hidden) from a look at the XML."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from defusedxml.ElementTree import iterparse
from python_calamine import CalamineWorkbook, SheetVisibleEnum

from mentors.lists.reading.book import MOST_COLUMNS, MOST_ROWS, Sheet
from mentors.lists.reading.cells import Rows

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


@dataclass(slots=True)
class _Marks:
    """What the values do not tell: hidden columns and rows, places of formulas."""

    columns: set[int] = field(default_factory=set)
    rows: set[int] = field(default_factory=set)
    formulas: set[tuple[int, int]] = field(default_factory=set)


def read_ods(content: bytes) -> list[Sheet]:
    """All sheets with cells, hidden ones too. Errors of the library go through."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    hidden = {sheet.name for sheet in book.sheets_metadata if sheet.visible != SheetVisibleEnum.Visible}
    marks = dict(_marks(content))
    return [_sheet(book, name, name in hidden, marks.get(name, _Marks())) for name in book.sheet_names]


def _sheet(book: CalamineWorkbook, name: str, hidden: bool, marks: _Marks) -> Sheet:
    rows, table = Rows(), book.get_sheet_by_name(name)
    for number, cells in enumerate(table.to_python(skip_empty_area=False)):
        for column, value in enumerate(cells):
            rows.put(number, column, value, formula=(number, column) in marks.formulas)
    for (first, left), (last, right) in table.merged_cell_ranges or ():
        if left == right and last < MOST_ROWS:
            for number in range(first + 1, last + 1):
                rows.put(number, left, rows.at(first, left))
    columns, hidden_rows = frozenset(marks.columns), frozenset(marks.rows)
    return rows.sheet(name, hidden=hidden, hidden_columns=columns, hidden_rows=hidden_rows)


def _marks(content: bytes) -> Iterator[tuple[str, _Marks]]:
    """Of each table its name and its marks."""
    marks = _Marks()
    row = column = header = 0
    with zipfile.ZipFile(io.BytesIO(content)).open("content.xml") as stream:
        for event, element in iterparse(stream, events=("start", "end")):
            tag = element.tag.removeprefix(_TABLE)
            if event == "start" and tag == "table":
                marks, row, header = _Marks(), 0, 0
            elif event == "start" and tag == "table-row":
                column = 0
            elif event == "end" and tag == "table-column":
                wide = _times(element, "number-columns-repeated")
                if _is_hidden(element):
                    marks.columns.update(range(header, min(header + wide, MOST_COLUMNS)))
                header += wide
            elif event == "end" and tag in {"table-cell", "covered-table-cell"}:
                wide = _times(element, "number-columns-repeated")
                if element.get(f"{_TABLE}formula"):
                    marks.formulas.update((row, n) for n in range(column, min(column + wide, MOST_COLUMNS)))
                column += wide
            elif event == "end" and tag == "table-row":
                high = _times(element, "number-rows-repeated")
                below = range(row, min(row + high, MOST_ROWS))
                if _is_hidden(element):
                    marks.rows.update(below)
                if high > 1:
                    here = [n for r, n in marks.formulas if r == row]
                    marks.formulas.update((r, n) for r in below for n in here)
                row += high
                element.clear()
            elif event == "end" and tag == "table":
                yield element.get(f"{_TABLE}name") or "", marks


def _is_hidden(element) -> bool:
    return element.get(f"{_TABLE}visibility") in {"collapse", "filter"}


def _times(element, name: str) -> int:
    return int(element.get(f"{_TABLE}{name}") or 1)
