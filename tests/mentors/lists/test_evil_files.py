"""Whatever is uploaded: one clear sentence, and this process stays as it is (security 24)."""

import re
import resource
import struct
import sys

import pytest
from django.utils import translation

from mentors.lists.preview import layouts, preview
from mentors.lists.reading import safely
from mentors.lists.reading.book import MOST_BYTES, Trouble
from mentors.lists.reading.safely import check_size, read_list
from mentors.lists.words import ListRefused
from tests.mentors.lists.files import ANNA, HEADINGS, cell, ods_file, repacked, xlsx_file, zip_file

LIST = xlsx_file([HEADINGS, ANNA])
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
BILLION_LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "lol">'
    + b"".join(b'<!ENTITY %c "%s">' % (c + 1, b"&%c;" % c * 10) for c in range(ord("a"), ord("j")))
    + b"]><worksheet><sheetData><row><c><v>&j;</v></c></row></sheetData></worksheet>"
)
STRANGER = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet>&x;</worksheet>'


def lying(content: bytes) -> bytes:
    """The archive says of every member that it unpacks to a hundred bytes."""
    pieces = bytearray(content)
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        for hit in re.finditer(re.escape(mark), content):
            pieces[hit.start() + offset : hit.start() + offset + 4] = struct.pack("<I", 100)
    return bytes(pieces)


def sheet_of(xml: bytes) -> bytes:
    return repacked(LIST, xl__worksheets__sheet1_dot_xml=xml)


def bomb() -> bytes:
    return zip_file(("xl/workbook.xml", b"x"), ("xl/worksheets/sheet1.xml", b"0" * 70_000_000))


def endless_rows() -> bytes:
    return ods_file(cell("A") + '</table:table-row><table:table-row table:number-rows-repeated="9000000">' + cell("x"))


# Made when they are needed: some are big.
FILES = {
    "nothing at all": (lambda: b"", Trouble.EMPTY),
    "only blanks": (lambda: b" \r\n\t\r\n", Trouble.EMPTY),
    "only delimiters": (lambda: b";;;\r\n;;;\r\n", Trouble.EMPTY),
    "a sheet without cells": (xlsx_file, Trouble.EMPTY),
    "too big": (lambda: b"a" * (MOST_BYTES + 1), Trouble.TOO_BIG),
    "Excel with a password": (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), Trouble.ENCRYPTED),
    "old Excel": (lambda: OLE + "Workbook".encode("utf-16-le"), Trouble.OLD_EXCEL),
    "ODS with a password": (lambda: ods_file(locked=True), Trouble.ENCRYPTED),
    "a PDF": (lambda: b"%PDF-1.7\n%\xe2\xe3", Trouble.PDF),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 50, Trouble.UNKNOWN_KIND),
    "a web page dressed as .xls": (lambda: b"<html><table><tr><td>Name</td></tr></table>", Trouble.UNKNOWN_KIND),
    "another archive": (lambda: zip_file(("word/document.xml", b"<x/>")), Trouble.UNKNOWN_KIND),
    "a program": (lambda: b"\x7fELF" + bytes(range(256)) * 4, Trouble.UNKNOWN_KIND),
    "half an XLSX": (lambda: LIST[: len(LIST) // 2], Trouble.BROKEN),
    "an XLSX with a broken sheet": (lambda: sheet_of(b"<worksheet><row"), Trouble.BROKEN),
    "an ODS with a broken sheet": (lambda: ods_file("<table:table-cell>"), Trouble.BROKEN),
    "half UTF-16": (lambda: b"\xff\xfeN\x00a", Trouble.BROKEN),
    "zeros": (lambda: b"\0" * 1000, Trouble.UNKNOWN_KIND),
    "an XML bomb": (lambda: sheet_of(BILLION_LAUGHS), Trouble.BROKEN),
    "a look at our own files": (lambda: sheet_of(STRANGER), Trouble.BROKEN),
    "a zip bomb dressed as XLSX": (bomb, Trouble.BOMB),
    "a zip bomb that lies": (lambda: lying(bomb()), Trouble.BROKEN),
    "thousands of members": (lambda: zip_file(*((f"xl/{n}.xml", b"") for n in range(2500))), Trouble.BOMB),
    "nine million rows in a few bytes": (endless_rows, Trouble.BOMB),
}


@pytest.mark.parametrize("name", FILES)
def test_an_evil_file_is_refused_in_one_sentence(name):
    content, trouble = FILES[name]
    with pytest.raises(ListRefused) as refused:
        read_list(content())
    assert refused.value.trouble == trouble
    with translation.override("de"):
        assert str(refused.value.message).endswith(".")


def test_a_file_of_100_megabytes_is_refused_by_its_size_alone():
    with pytest.raises(ListRefused) as refused:
        check_size(100 * 1024 * 1024)
    assert refused.value.trouble == Trouble.TOO_BIG


def test_the_child_is_limited(monkeypatch):
    """Without this limit the file that fills the memory would."""
    asked = {}
    monkeypatch.setattr(resource, "setrlimit", lambda what, limits: asked.setdefault(what, limits))
    monkeypatch.setitem(sys.modules, "numpy", sys.modules.get("numpy"))
    from mentors.lists.reading import child

    child.limit()
    assert asked[resource.RLIMIT_AS][0] <= 256 * 1024 * 1024
    assert asked[resource.RLIMIT_CPU][0] <= 60
    assert asked[resource.RLIMIT_FSIZE] == (0, 0)


@pytest.mark.parametrize("times", [1, 900_000])
def test_a_child_that_dies_is_a_refusal(monkeypatch, times):
    monkeypatch.setattr(safely, "MODULE", "no.such.module")
    with pytest.raises(ListRefused) as refused:
        read_list(b"Name\nAnna\n" * times)
    assert refused.value.trouble == Trouble.BOMB


def test_formulas_and_markup_in_cells_refuse_the_row_and_nothing_else(today):
    rows = [
        ANNA,
        ["=1+1", *ANNA[1:]],
        ["<script>alert(1)</script>", *ANNA[1:]],
        ["Weiß", "<img src=x onerror=alert(1)>", *ANNA[2:]],
        ["Weiß", "Anna", "", "", "Anna Weiß <anna@example.org>", "", "", "", "a < b & c"],
    ]
    book = read_list(xlsx_file([HEADINGS, *rows]))
    seen = preview(book, layouts(book), known=[], areas={}, today=today)
    assert [row.record.refused and (row.record.refused, row.record.refused_heading) for row in seen.rows] == [
        *(None, ("formula", "Nachname"), ("markup", "Nachname"), ("markup", "Vorname"), None)
    ]
    assert seen.rows[4].record.mail == "anna@example.org"


def test_a_list_without_headings_names_what_is_missing(today):
    book = read_list(b"Anna;Wei\xdf;0176 04069 563\r\n")
    (row,) = preview(book, layouts(book), known=[], areas={}, today=today).rows
    assert (row.record.refused, row.record.phones) == ("no_name", ("+4917604069563",))


def test_a_calculated_age_beside_a_birth_date_does_no_harm(today):
    headings = ["Name", "Geb.", "Alter", "Telefon"]
    book = read_list(xlsx_file([headings, ["Weiß, Anna", "25.08.1990", "=2026-1990", "0176 04069563"]]))
    (row,) = preview(book, layouts(book), known=[], areas={}, today=today).rows
    assert (row.record.refused, row.record.birth_year) == (None, 1990)
    alone = read_list(xlsx_file([["Name", "Alter", "Telefon"], ["Weiß, Anna", "=36", "0176 04069563"]]))
    (row,) = preview(alone, layouts(alone), known=[], areas={}, today=today).rows
    assert (row.record.refused, row.record.refused_heading) == ("formula", "Alter")
