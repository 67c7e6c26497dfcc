"""XLSX through openpyxl: values as they are stored, formulas never calculated."""

import io

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from mentors.lists.reading.book import MOST_COLUMNS, MOST_ROWS, Sheet
from mentors.lists.reading.cells import Rows


def read_xlsx(content: bytes) -> list[Sheet]:
    """All sheets with cells, hidden ones too. Errors of the library go through."""
    book = load_workbook(io.BytesIO(content), data_only=False, keep_links=False)
    return [_sheet(sheet) for sheet in book.worksheets]


def _sheet(sheet: Worksheet) -> Sheet:
    rows = Rows()
    # The public iterators would make a million cells where somebody formatted the last row.
    for (row, column), cell in sheet._cells.items():
        if cell.data_type != "e":
            rows.put(row - 1, column - 1, cell.value, formula=cell.data_type == "f")
    for area in sheet.merged_cells.ranges:
        # One cell beside several rows is said of all of them.
        if area.min_col == area.max_col and area.max_row <= MOST_ROWS:
            for row in range(area.min_row, area.max_row):
                rows.put(row, area.min_col - 1, rows.at(area.min_row - 1, area.min_col - 1))
    hidden_rows = frozenset(n - 1 for n, row in sheet.row_dimensions.items() if row.hidden and n <= MOST_ROWS)
    return rows.sheet(
        sheet.title,
        hidden=sheet.sheet_state != "visible",
        hidden_columns=_hidden_columns(sheet),
        hidden_rows=hidden_rows,
    )


def _hidden_columns(sheet: Worksheet) -> frozenset[int]:
    return frozenset(
        column - 1
        for dimension in sheet.column_dimensions.values()
        if dimension.hidden and dimension.min and dimension.max
        for column in range(dimension.min, min(dimension.max, MOST_COLUMNS) + 1)
    )
