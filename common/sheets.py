"""Tables to download: XLSX and CSV in which no text is ever a formula (security 7)."""

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from typing import Any

import xlsxwriter
from django.utils import timezone
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV_TYPE = "text/csv; charset=utf-8"
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NOT_IN_A_TITLE = re.compile(r"[\[\]:*?/\\]")
_BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_LONGEST = 32_000
_NARROW, _WIDE = 8, 50
# Columns are as wide as the widest of the first rows.
_MEASURED = 200


@dataclass(frozen=True)
class Table:
    """A sheet: title, headings, and rows of texts, numbers, dates, moments, yes/no or nothing (lazy words too)."""

    title: str
    columns: Sequence[Any]
    rows: Iterable[Sequence[Any]]


def workbook(*tables: Table) -> bytes:
    """An XLSX with a sheet per table: dates and numbers as such, all else as text, headings fixed.

    Sheets read from right to left when the reader's language does. Rows may be an iterator; they are written as they
    come.
    """
    written = io.BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(written, options) as book:
        looks = _looks(book)
        taken: set[str] = set()
        for table in tables:
            _write(book.add_worksheet(_title(table.title, taken)), table, looks)
    return written.getvalue()


def csv_file(table: Table) -> bytes:
    """The table as CSV for spreadsheet programs: UTF-8 with its mark, semicolons, and no cell that is calculated."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=";")
    writer.writerow([_harmless(column) for column in table.columns])
    writer.writerows([_harmless(value) for value in row] for row in table.rows)
    return written.getvalue().encode("utf-8-sig", "replace")


def _looks(book: xlsxwriter.Workbook) -> dict[str, Any]:
    top = {"valign": "top", "text_wrap": True}
    return {
        "heading": book.add_format({"bold": True, "bottom": 1, **top}),
        "text": book.add_format({**top, "num_format": "@"}),
        "number": book.add_format({"valign": "top"}),
        "date": book.add_format({"valign": "top", "num_format": "dd.mm.yyyy"}),
        "moment": book.add_format({"valign": "top", "num_format": "dd.mm.yyyy hh:mm"}),
    }


def _write(sheet, table: Table, looks: dict[str, Any]) -> None:
    if get_language_bidi():
        sheet.right_to_left()
    sheet.freeze_panes(1, 0)
    columns = [_text(column) for column in table.columns]
    rows = iter(table.rows)
    first = list(islice(rows, _MEASURED))
    for index, column in enumerate(columns):
        cells = [_text(row[index]) for row in first if index < len(row)]
        longest = max((len(line) for cell in [column, *cells] for line in cell.splitlines()), default=0)
        sheet.set_column(index, index, min(max(longest + 2, _NARROW), _WIDE))
        sheet.write_string(0, index, column, looks["heading"])
    number = 0
    for some in (first, rows):
        for row in some:
            number += 1
            for index, value in enumerate(row):
                _cell(sheet, number, index, value, looks)
    sheet.autofilter(0, 0, number, max(len(columns) - 1, 0))


def _cell(sheet, row: int, column: int, value: Any, looks: dict[str, Any]) -> None:
    if value is None or value == "":
        return
    if isinstance(value, dt.datetime):
        local = timezone.localtime(value) if timezone.is_aware(value) else value
        sheet.write_datetime(row, column, local.replace(tzinfo=None), looks["moment"])
    elif isinstance(value, dt.date) and value.year >= 1900:
        sheet.write_datetime(row, column, value, looks["date"])
    elif isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        sheet.write_number(row, column, value, looks["number"])
    else:
        sheet.write_string(row, column, _text(value), looks["text"])


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, dt.date):
        return f"{value:%d.%m.%Y}"
    return _NOT_IN_XML.sub(" ", str(value))[:_LONGEST]


def _harmless(value: Any) -> str:
    """As text; what a spreadsheet program would calculate gets an apostrophe before it. Numbers stay."""
    if isinstance(value, dt.datetime):
        value = timezone.localtime(value) if timezone.is_aware(value) else value
        return f"{value:%d.%m.%Y %H:%M}"
    text = _text(value)
    is_number = isinstance(value, int | float | Decimal)
    return f"'{text}" if text.lstrip(" \n").startswith(_BEGINS_FORMULA) and not is_number else text


def _title(title: str, taken: set[str]) -> str:
    """A title Excel accepts: 31 characters, some signs not, each once."""
    wanted = _NOT_IN_A_TITLE.sub(" ", _text(title)).strip("' ")[:31] or _("List")
    name, number = wanted, 1
    while name.casefold() in taken or name.casefold() == "history":
        number += 1
        name = f"{wanted[:27]} {number}"
    taken.add(name.casefold())
    return name
