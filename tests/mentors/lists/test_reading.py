"""Files are read by content: any encoding, any delimiter, and the oddities of spreadsheet programs."""

import datetime as dt

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mentors.lists.reading.book import LONGEST_CELL, MOST_ROWS, Trouble, Unreadable
from mentors.lists.reading.cells import clean, is_formula
from mentors.lists.reading.files import parse
from mentors.lists.reading.safely import read_list
from tests.mentors.lists.files import ANNA, HEADINGS, cell, csv_file, ods_file, xlsx_file

ENCODINGS = ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
# What a provider types, and Windows-1252 can write; with line ends and every delimiter inside cells.
words = st.text("abcdeÄÖÜäöüßéèñ0123456789 .,;|:/()'\"\n\t", max_size=20)


def rows_of(content):
    (sheet,) = parse(content).sheets
    return [list(row) for row in sheet.rows]


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(
    rows=st.lists(st.lists(words, min_size=9, max_size=9), max_size=6),
    delimiter=st.sampled_from(";,\t|^~"),
    line_end=st.sampled_from(["\r\n", "\n"]),
)
def test_what_was_written_is_read(encoding, rows, delimiter, line_end):
    assume(not any(is_formula(text) for row in rows for text in row))
    content = csv_file([HEADINGS, ANNA, *rows], delimiter=delimiter, encoding=encoding, line_end=line_end)
    read = [row + [""] * (9 - len(row)) for row in rows_of(content)]
    wanted = [[clean(text) for text in row] for row in [HEADINGS, ANNA, *rows]]
    while wanted and not any(wanted[-1]):
        wanted.pop()
    assert read == wanted


@pytest.mark.parametrize("encoding", ["cp850", "mac_roman"])
def test_old_code_pages_are_guessed(encoding):
    many = [["Müller", "Jürgen", "", "", "", "Türkisch", "Bärenkämpen", "", "hört gern Köln"]] * 20
    assert rows_of(csv_file([HEADINGS, *many], encoding=encoding))[-1][:2] == ["Müller", "Jürgen"]


@pytest.mark.parametrize("name", ["Dušan", "Hernández", "Žofia", "Anna „Anni“ Weiß"])
def test_names_of_other_languages_are_not_taken_for_an_old_code_page(name):
    assert rows_of(csv_file([["Name"], [name]], encoding="cp1252"))[1] == [name]


def test_a_damaged_letter_does_not_spoil_the_others():
    damaged = "Name\nMüller\nAyşe\nGrün\nSüß\n".encode().replace("ş".encode(), b"\xc5")
    assert [row[0] for row in rows_of(damaged)] == ["Name", "Müller", "Ay\ufffde", "Grün", "Süß"]


def test_a_hint_of_excel_and_title_rows_stay_in_place():
    rows = rows_of(b"sep=|\r\nListe, Stand 2026;\r\n\r\nName|Telefon\r\nAnna|1\r\n")
    assert rows[3:] == [["Name", "Telefon"], ["Anna", "1"]]


def test_an_open_quote_swallows_no_row():
    rows = rows_of(b'Name;Telefon\nAnna "die Gro\xc3\x9fe;1\n"Bernd;2\nCem;3\n')
    assert [row[-1] for row in rows] == ["Telefon", "1", "2", "3"]


def test_a_list_of_one_column_is_one_column():
    assert rows_of("Name\nAnna Weiß\nBernd Süß\n".encode()) == [["Name"], ["Anna Weiß"], ["Bernd Süß"]]


def test_control_and_turning_characters_are_taken_out():
    assert rows_of("Name;Ort\nAn\u202ena\x07;Rod\u200ben".encode())[1] == ["Anna", "Roden"]
    assert len(clean("a" * 9999)) == LONGEST_CELL


@pytest.mark.parametrize(
    "text", ["=1+1", " =HYPERLINK(1)", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "+SUM(A1)"]
)
def test_what_a_spreadsheet_would_calculate_is_found(text):
    assert is_formula(text)


@pytest.mark.parametrize("text", ["", "-", "+49 (0)176 04069 563", "@home", "- hat Auto", "–", "a=b", "+49176", "-5"])
def test_what_only_begins_like_a_formula_is_text(text):
    assert not is_formula(text)


def test_xlsx_types_become_text():
    day, moment = dt.date(1990, 8, 25), dt.datetime(2026, 1, 2, 16, 30)
    values = [day, moment, dt.datetime(1984, 11, 3), 17604069563, 17604069563.0, 1.5, True, False, None, "a\nb"]
    assert rows_of(xlsx_file([["Name"], values]))[1] == [
        *("1990-08-25", "2026-01-02 16:30", "1984-11-03", "17604069563", "17604069563", "1.5", "ja", "", "", "a\nb")
    ]


def test_xlsx_sheets_merged_cells_and_what_is_hidden():
    def change(book):
        sheet = book.active
        sheet.merge_cells("C2:C4")
        sheet["C2"] = "Rodenbeck"
        sheet.merge_cells("A6:B6")
        sheet["A6"] = "Ende"
        sheet.column_dimensions["B"].hidden = True
        book.create_sheet("Geheim").append(["Name"])
        book["Geheim"].sheet_state = "hidden"
        book.create_sheet("Leer")

    book = parse(xlsx_file([["Name", "Tel", "Ort"], ["A"], ["B"], ["C"]], change=change))
    liste, secret = book.sheets
    assert (liste.name, liste.hidden, liste.hidden_columns) == ("Liste", False, frozenset({1}))
    assert [row[2] for row in liste.rows[1:4]] == ["Rodenbeck"] * 3
    assert liste.rows[4:] == ((), ("Ende",))
    assert (secret.name, secret.hidden) == ("Geheim", True)


def test_formulas_are_named_and_never_calculated():
    sheet = parse(xlsx_file([["Name", "Summe"], ["Anna", "=1+1"], ["=HYPERLINK(1)", "x"]])).sheets[0]
    assert sheet.formulas == {(1, 1), (2, 0)}
    assert sheet.rows[1:] == (("Anna", ""), ("", "x"))
    typed = parse(b"Name;Zahl\nAnna;=1+1\n").sheets[0]
    assert (typed.formulas, typed.rows[1]) == ({(1, 1)}, ("Anna", ""))


def test_a_stray_format_in_the_last_row_does_not_matter():
    def change(book):
        book.active.cell(1048576, 16384).number_format = "0.00"

    assert len(rows_of(xlsx_file([["Name"], ["Anna"]], change=change))) == 2


def test_ods_values_formulas_and_hidden_columns():
    columns = '<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>'
    sheet = parse(
        ods_file(
            cell("Name") + cell("Telefon") + cell("Geb."),
            cell("Anna")
            + '<table:table-cell office:value-type="float" office:value="17604069563"/>'
            + '<table:table-cell office:value-type="date" office:date-value="1990-08-25"/>',
            cell("Bernd") + cell("2", table_formula="of:=1+1"),
            before=columns,
        )
    ).sheets[0]
    assert sheet.rows == (("Name", "Telefon", "Geb."), ("Anna", "17604069563", "1990-08-25"), ("Bernd", ""))
    assert (sheet.hidden_columns, sheet.formulas) == ({2}, {(2, 1)})


CARDS = """BEGIN:VCARD
VERSION:2.1
N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;J=
=FCrgen
TEL;CELL:0176 04069 001
END:VCARD
begin:vcard
version:3.0
N:Berg;Anna;;von;
NOTE:Sprachen Polnisch, Dari; hat
  Auto\\, immer
item1.EMAIL:a@example.org
TEL:1
TEL:2
END:VCARD
BEGIN:VCARD
VERSION:4.0
FN:Bernd Süß
TEL;VALUE=uri:tel:+49-176-04069-002
ADR:;;Weg 1;Minden;;32423;
GENDER:M;
BDAY:19900203
END:VCARD
BEGIN:VCARD
N
BEGIN:VCARD
VERSION:3.0
N:Last;Card
END:VCARD
"""


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_cards_of_all_versions(line_end):
    (sheet,) = parse(CARDS.replace("\n", line_end).encode()).sheets
    headings = sheet.rows[0]
    first, second, third, fourth, fifth = (dict(zip(headings, row, strict=False)) for row in sheet.rows[1:])
    assert (first["Nachname"], first["Vorname"], first["Telefon"]) == ("Müller", "Jürgen", "0176 04069 001")
    assert (second["Nachname"], second["Telefon"], second["E-Mail"]) == ("von Berg", "1\n2", "a@example.org")
    assert second["Bemerkung"] == "Sprachen Polnisch, Dari; hat Auto, immer"
    assert (third["Name"], third["Telefon"], third["Wohnort"]) == ("Bernd Süß", "+49-176-04069-002", "Minden")
    assert (third["Geschlecht"], third["Geburtsdatum"]) == ("M", "19900203")
    assert (fourth, fifth["Nachname"]) == ({}, "Last")
    assert (sheet.broken, sheet.first_number) == ({4}, 0)


def test_too_many_rows_are_refused():
    with pytest.raises(Unreadable) as refused:
        parse(b"Name\n" + b"Anna\n" * MOST_ROWS)
    assert refused.value.trouble == Trouble.TOO_LONG


def test_progress_is_told_from_the_limited_process():
    told = []
    book = read_list(csv_file([HEADINGS] + [ANNA] * 1000), on_progress=lambda done, total: told.append((done, total)))
    assert len(book.sheets[0].rows) == 1001
    assert told[-1] == (1000, 1001)
    assert told == sorted(told)
    assert book == parse(csv_file([HEADINGS] + [ANNA] * 1000))


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_whatever_it_is_it_is_read_or_refused(content):
    try:
        book = parse(content)
    except Unreadable:
        return
    assert any(row for sheet in book.sheets for row in sheet.rows)
