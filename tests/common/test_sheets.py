"""What is downloaded opens as it was meant, and nothing in it is calculated (security 7)."""

import csv
import datetime as dt
import io
from decimal import Decimal

import pytest
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from common.sheets import Table, csv_file, workbook

EVIL = [
    "=1+1",
    "+49 176",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "{=A1}",
    "http://example.org",
    "mailto:a@example.org",
    "=cmd|'x'!A0",
]
MOMENT = dt.datetime(2026, 7, 1, 10, 0, tzinfo=dt.UTC)


def opened(*tables):
    return load_workbook(io.BytesIO(workbook(*tables)))


def test_no_text_is_a_formula_or_a_link():
    sheet = opened(Table("Liste", ["Name", "=1+1"], [[text, text] for text in EVIL])).active
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type == "s" and not cell.hyperlink for cell in cells)
    assert [cell.value for cell in sheet["A"][1:]] == EVIL


@given(st.lists(st.lists(st.text(max_size=20), min_size=2, max_size=2), max_size=5))
def test_any_text_makes_a_sound_workbook_without_formulas(rows):
    sheet = opened(Table("T", ["A", "B"], rows)).active
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def test_dates_numbers_and_words_keep_their_kind():
    row = [dt.date(2026, 7, 1), MOMENT, 40, 1.5, Decimal("2.50"), True, None, "", _("no"), "a\x00b"]
    with translation.override("de"):
        cells = opened(Table("Liste", [str(n) for n in range(10)], [row])).active[2]
    assert [cell.value for cell in cells] == [
        *(dt.datetime(2026, 7, 1), dt.datetime(2026, 7, 1, 12, 0), 40, 1.5, 2.5, "ja", None, None, "nein", "a b")
    ]
    assert [cell.is_date for cell in cells[:3]] == [True, True, False]


@pytest.mark.parametrize(("language", "from_the_right"), [("de", None), ("ar", True)])
def test_headings_stay_and_arabic_reads_from_the_right(language, from_the_right):
    with translation.override(language):
        sheet = opened(Table("Liste", ["Name"], iter([["Anna"]]))).active
    assert sheet.freeze_panes == "A2"
    assert sheet.sheet_view.rightToLeft is from_the_right


def test_titles_are_made_acceptable_and_different():
    tables = [Table(title, ["A"], []) for title in ("a/b:c*", "x" * 40, "X" * 40, "", "Liste", "history")]
    with translation.override("de"):
        titles = opened(*tables).sheetnames
    assert len({title.casefold() for title in titles}) == len(tables)
    assert all(len(title) <= 31 for title in titles)


def test_many_rows_come_as_they_are_made():
    sheet = opened(Table("Liste", ["Nummer"], ([n] for n in range(1000)))).active
    assert [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)] == list(range(1000))


def test_csv_escapes_what_would_be_calculated_and_leaves_numbers():
    text = csv_file(Table("", ["Name", "=x"], [*([t, 1] for t in EVIL), ["Anna;Weiß", -5], [MOMENT, None]])).decode(
        "utf-8-sig"
    )
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert not [cell for row in rows for cell in row if cell.lstrip()[:1] in set("=+@") or cell[:2] == "-2"]
    assert rows[0] == ["Name", "'=x"]
    assert rows[-2:] == [["Anna;Weiß", "-5"], ["01.07.2026 12:00", ""]]
