"""Headings are found and their columns understood."""

import datetime as dt

import pytest

from mentors.lists.columns.layout import GUESSED, LIKELY, SURE, people_rows, propose
from mentors.lists.fields import Field, Kind, Never
from mentors.lists.reading.book import Sheet


def sheet(*rows, name="", **more):
    return Sheet(name, tuple(tuple(row) for row in rows), **more)


def fields(layout):
    return [column.field for column in layout.columns]


@pytest.mark.parametrize(
    ("headings", "meant"),
    [
        ("Nachname;Vorname;Geb.;Tel.;E-Mail", "last first born phone mail"),
        ("first_name;last_name;date_of_birth;phone;email;notes", "first last born phone mail remark"),
        ("Familienname;Rufname;Geburtstag;Handy-Nr.;E-Mail-Adresse", "last first born phone mail"),
        ("Pate/Patin;Jahrgang;Mobil privat;Wohnort (Stadtteil)", "name born phone area"),
        ("Name;Erw. Führungszeugnis;max. Patenschaften;Wann?", "name clearance capacity availability"),
        ("Name;Branche;Wann haben Sie Zeit?;m/w/d", "name occupation availability sex"),
    ],
)
def test_german_and_english_headings(headings, meant):
    layout = propose(sheet(headings.split(";"), ["x"]))
    assert fields(layout) == [Field(word) for word in meant.split()]
    assert all(column.confidence >= LIKELY for column in layout.columns)


def test_title_rows_stand_above_and_name_the_day():
    layout = propose(sheet(["Liste der Paten (Stand 15.10.2026)"], [], ["Name", "Telefon"], ["Anna", "1"]))
    assert (layout.header, layout.dated) == (2, dt.date(2026, 10, 15))


def test_a_heading_one_row_higher_counts_where_the_row_is_blank():
    layout = propose(sheet(["Name", "Sprachen", ""], ["", "Arabisch", "Dari"], ["Anna", "x", ""]))
    assert layout is not None
    assert [c.heading for c in layout.columns] == ["Name", "Arabisch", "Dari"] or layout.header == 0


def test_name_means_the_family_name_beside_a_first_name():
    assert fields(propose(sheet(["Name", "Vorname"]))) == [Field.LAST, Field.FIRST]
    assert fields(propose(sheet(["Name", "Vorname", "Nachname"]))) == [None, Field.FIRST, Field.LAST]


def test_columns_of_languages_have_crosses_and_deutsch_may_be_a_level():
    rows = [["Name", "Arabisch", "Kurdisch (Kurmandschi)", "Deutsch"], ["A", "x", "", "B1"], ["B", "", "X", "A2"]]
    layout = propose(sheet(*rows))
    assert fields(layout)[1:] == [Field.LANGUAGE, Field.LANGUAGE, Field.GERMAN]
    assert [c.language for c in layout.of(Field.LANGUAGE)] == ["ar", "kmr"]
    crossed = propose(sheet(["Name", "Deutsch", "Arabisch"], ["A", "x", ""], ["B", "x", "x"]))
    assert [c.language for c in crossed.of(Field.LANGUAGE)] == ["de", "ar"]


@pytest.mark.parametrize(
    ("heading", "why"),
    [
        ("Religion", Never.RELIGION),
        ("Konfession", Never.RELIGION),
        ("Nationalität", Never.ORIGIN),
        ("Staatsangehörigkeit", Never.ORIGIN),
        ("Herkunftsland", Never.ORIGIN),
        ("Aufenthaltsstatus", Never.RESIDENCE),
        ("Duldung bis", Never.RESIDENCE),
        ("Ausländerbehörde (Termin)", Never.RESIDENCE),
        ("Residence permit", Never.RESIDENCE),
        ("Diagnose", Never.HEALTH),
        ("Schwerbehinderung", Never.HEALTH),
        ("Ausweis-Nr.", Never.IDENTITY),
        ("Pass", Never.IDENTITY),
        ("IBAN", Never.BANK),
        ("Bankverbindung", Never.BANK),
        ("Eintrag im Führungszeugnis", Never.CRIMINAL_RECORD),
        ("Vorstrafen", Never.CRIMINAL_RECORD),
        ("Fluchtgeschichte", Never.FLIGHT),
        ("Ethnische Zugehörigkeit", Never.ORIGIN),
        ("Partei", Never.CONVICTIONS),
    ],
)
def test_what_may_never_be_stored_is_dropped_and_named(heading, why):
    layout = propose(
        sheet(["Name", heading, "Telefon"], ["Anna", "geheim", "1"]), remembered={heading.casefold(): "remark"}
    )
    assert [(c.heading, c.never, c.field) for c in layout.dropped] == [(heading, why, None)]
    assert layout.changed({1: Field.REMARK}).columns[1].field is None


@pytest.mark.parametrize(
    "heading", ["Herkunftssprache", "Passt wann?", "Erw. Führungszeugnis", "Stadtteil", "Sprachen"]
)
def test_what_only_sounds_alike_is_kept(heading):
    assert not propose(sheet(["Name", heading], ["Anna", "x"])).dropped


def test_unnamed_columns_are_guessed_by_their_cells_and_others_listed():
    rows = [
        ["Name", "Kontakt", "Privat", "Hobby"],
        *[["A", f"a{n}@example.org", "0176 04069 563", "Rad"] for n in "123"],
    ]
    layout = propose(sheet(*rows))
    assert fields(layout) == [Field.NAME, Field.MAIL, Field.PHONE, None]
    assert layout.columns[1].confidence == GUESSED
    assert [c.heading for c in layout.ignored] == ["Hobby"]


def test_what_a_person_corrected_is_remembered():
    first = propose(sheet(["Name", "Hobby", "Telefon"]))
    corrected = first.changed({1: Field.REMARK, 2: None}, kind=Kind.SEEKER)
    assert corrected.kind == Kind.SEEKER
    again = propose(sheet(["Name", "Hobby", "Telefon"]), remembered=corrected.remembered())
    assert fields(again) == [Field.NAME, Field.REMARK, None]
    assert again.columns[1].confidence == SURE


@pytest.mark.parametrize(
    ("headings", "name", "kind"),
    [
        ("Vorname;Nachname;sucht", "", Kind.SEEKER),
        ("Vorname;Nachname;Alter;Deutsch", "", Kind.SEEKER),
        ("Vorname;Nachname;Telefon", "Suchende", Kind.SEEKER),
        ("Vorname;Nachname;Telefon", "Jobpaten", Kind.MENTOR),
        ("Vorname;Nachname;Führungszeugnis;Alter;Deutsch", "", Kind.MENTOR),
        ("Vorname;Nachname;max. Mentees", "Mentoren für Mentees", Kind.MENTOR),
    ],
)
def test_seekers_are_told_from_mentors(headings, name, kind):
    assert propose(sheet(headings.split(";"), ["Anna", "Weiß", "", "B1"], name=name)).kind == kind


def test_hidden_columns_are_read_and_marked():
    layout = propose(sheet(["Name", "Telefon"], ["Anna", "1"], hidden_columns=frozenset({1})))
    assert [column.hidden for column in layout.columns] == [False, True]


@pytest.mark.parametrize(
    "rows", [[["Anna", "Weiß"], ["Bernd", "Süß"]], [["Notizen"], ["Kuchen kaufen"]], [["Telefon", "Ort"]]]
)
def test_a_sheet_without_names_has_no_layout(rows):
    assert propose(sheet(*rows)) is None


def test_blank_rows_are_no_rows_but_broken_ones_are():
    one = sheet(["Name"], [], ["", ""], ["Anna"], [], broken=frozenset({4}))
    assert [index for index, _cells in people_rows(one, propose(one))] == [3, 4]
