"""Refused rows come back as a workbook, are corrected, and go in."""

import io

from django.utils import translation
from openpyxl import load_workbook

from mentors.lists.preview import layouts, preview
from mentors.lists.reading.safely import read_list
from mentors.lists.refused import refused_workbook
from tests.mentors.lists.files import ANNA, HEADINGS, xlsx_file

ROWS = [
    [*HEADINGS, "Religion"],
    [*ANNA, "geheim"],
    ["Süß", "Bernd", "31.02.1980", "0176 04069 564", *ANNA[4:], "geheim"],
    ["", "", "", "0176 04069 565", *ANNA[4:], "geheim"],
]


def seen_of(content, today, areas):
    book = read_list(content)
    return preview(book, layouts(book), known=[], areas=areas, today=today)


def test_refused_rows_are_corrected_and_sent_again(today, areas):
    with translation.override("de"):
        book = load_workbook(io.BytesIO(refused_workbook(seen_of(xlsx_file(ROWS), today, areas))))
    sheet = book["Liste"]
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    assert rows[0] == [*HEADINGS, "Warum diese Zeile nicht übernommen werden kann"]
    assert [row[-1] for row in rows[1:]] == [
        "An diesem Tag kann niemand geboren sein. Bitte prüfen Sie das Geburtsdatum.",
        "Der Name fehlt.",
    ]
    assert "geheim" not in str(rows)
    sheet["C2"], sheet["A3"], sheet["B3"] = "28.02.1980", "Demir", "Cem"
    written = io.BytesIO()
    book.save(written)
    again = seen_of(written.getvalue(), today, areas)
    assert (again.counts["rows"], again.counts["refused"]) == (2, 0)
    assert [row.record.name for row in again.rows] == ["Bernd Süß", "Cem Demir"]


def test_without_refused_rows_there_are_only_headings(today, areas):
    book = load_workbook(io.BytesIO(refused_workbook(seen_of(xlsx_file(ROWS[:2]), today, areas))))
    assert book["Liste"].max_row == 1
