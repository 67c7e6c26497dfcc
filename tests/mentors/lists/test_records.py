"""Single cells, and whole rows, as people."""

import datetime as dt

import pytest

from common.names import fold
from mentees.enums import GermanLevel, Topic
from mentors.lists.columns.layout import propose
from mentors.lists.fields import Field, Kind
from mentors.lists.outcomes import Reason
from mentors.lists.reading.book import Sheet
from mentors.lists.records.areas import Areas
from mentors.lists.records.build import records
from mentors.lists.records.clearance import clearance_hint
from mentors.lists.records.contact import mail_in, phones_in
from mentors.lists.records.dates import read_date, year_of_birth
from mentors.lists.records.languages import languages_in
from mentors.lists.records.levels import german_level
from mentors.lists.records.names import is_lost, read_names
from mentors.lists.records.needs import FIELDS, NEEDS, need_in, sex_in, wished_gender
from mentors.lists.records.remarks import read_remarks
from network.enums import OccupationField
from network.phases import PHASES
from volunteers.enums import Gender, Mobility

HERE = Areas({"Rodenbeck": "r", "Bärenkämpen": "b", "Minden": "m", "Porta Westfalica": "p"})


@pytest.mark.parametrize(
    "text",
    [
        *("0176 04069 563", "0176/04069/563", "+4917604069563", "17604069563", "4917604069563", "0049 176 04069563"),
        *("+49 (0)176 04069563", "0176-04069563", "(0176) 04069563", "1.7604069563E10", "1,7604069563E+10"),
    ],
)
def test_a_phone_number_in_any_spelling_is_one_number(text):
    assert phones_in(text) == (("+4917604069563",), "")


def test_several_numbers_none_and_unreadable_ones():
    assert phones_in("0176 04069563; 0571 12345\n017604069563").numbers == ("+4917604069563", "+4957112345")
    assert phones_in("-") == phones_in("") == ((), "")
    assert phones_in("ruft an / 12") == ((), "ruft an, 12")


@pytest.mark.parametrize(
    ("text", "mail"),
    [("ANNA@Example.ORG", "anna@example.org"), ("-", ""), ("Anna <a@example.org>", "a@example.org"), ("a@b", "")],
)
def test_mail(text, mail):
    assert mail_in(text) == mail


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("10.06.1990", dt.date(1990, 6, 10)),
        ("1990-06-10", dt.date(1990, 6, 10)),
        ("1990-06-10 00:00", dt.date(1990, 6, 10)),
        ("19900610", dt.date(1990, 6, 10)),
        ("10/6/90", dt.date(1990, 6, 10)),
        ("10.6.05", dt.date(2005, 6, 10)),
        ("33034", dt.date(1990, 6, 10)),
        ("geb. 10. 6. 1990", dt.date(1990, 6, 10)),
    ],
)
def test_days(text, day):
    assert read_date(text, latest=dt.date(2026, 11, 23)).day == day


def test_months_years_and_what_is_no_date():
    assert read_date("06/1980")[:3] == (None, 1980, 6)
    assert read_date("Jahrgang 1968").year == 1968
    assert read_date("31.02.1980").impossible
    assert read_date("vielleicht") == (None, None, None, False)


@pytest.mark.parametrize("age", [0, 17, 18, 66, 100])
def test_a_year_by_age_is_at_most_one_off(age):
    for day in (dt.date(2026, 1, 1), dt.date(2026, 11, 23), dt.date(2028, 2, 29)):
        assert year_of_birth(age, day) in {day.year - age, day.year - age - 1}


@pytest.mark.parametrize(
    ("text", "codes", "rest"),
    [
        ("Deutsch, Farsi, Französisch", ("de", "fa", "fr"), ""),
        ("Kurdisch (Kurmandschi)", ("kmr",), ""),
        ("Tigrinya/Farsi", ("ti", "fa"), ""),
        ("Dari|Kurdisch (Kurmandschi)", ("prs", "kmr"), ""),
        ("arabisch (gut), engl. und Türkisch", ("ar", "en", "tr"), ""),
        ("English; Ukrainian", ("en", "uk"), ""),
        ("?", (), ""),
        ("-", (), ""),
        ("", (), ""),
        ("Kurdisch", (), "Kurdisch"),
        ("Arabisch, Klingonisch B", ("ar",), "Klingonisch B"),
    ],
)
def test_languages(text, codes, rest):
    assert languages_in(text) == (codes, rest)


@pytest.mark.parametrize(
    ("text", "level"),
    [("keins", "A0"), ("B1", "B1"), ("a2 / B1", "A2"), ("gut", ""), ("Muttersprache", "C2"), ("", "")],
)
def test_levels_of_german(text, level):
    assert german_level(text) == level
    assert level in {"", *GermanLevel.values}


@pytest.mark.parametrize(
    ("text", "said", "when"),
    [
        ("ja, 03/2025", "yes", "2025-03"),
        ("ja", "yes", ""),
        ("nein", "no", ""),
        ("liegt nicht vor", "no", ""),
        ("beantragt", "applied", ""),
        ("vorgelegt 12.01.2024", "seen", "2024-01-12"),
        ("2025-03-01", "seen", "2025-03-01"),
        ("siehe Akte", "unread", ""),
    ],
)
def test_a_claim_about_a_clearance_is_a_hint(text, said, when):
    hint = clearance_hint(text)
    assert (hint.said, hint.when) == (said, when)
    assert clearance_hint("  ") is None


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("Hilfe Berufsschule Bau", ("vocational-school", "vocational_school", "construction", "")),
        ("Job Büro", ("work-search", "work", "office", "")),
        ("Ausbildung Lager/Logistik", ("training-search", "training_place", "logistics", "")),
        ("Anerkennung Zeugnis IT", ("recognition", "certificates", "it", "")),
        ("Praktikum Erziehung", ("training-search", "internship", "childcare", "")),
        ("Jemand zum Reden", ("", "", "", "Jemand zum Reden")),
        ("", ("", "", "", "")),
    ],
)
def test_needs(text, need):
    assert need_in(text) == need


def test_the_codes_are_those_of_the_house():
    assert {phase for _p, phase, _t in NEEDS} <= {link.slug for link in PHASES}
    assert {topic for _p, _phase, topic in NEEDS} <= set(Topic.values)
    assert set(FIELDS) <= set(OccupationField.values)
    assert {sex_in(text) for text in ("m", "w", "d", "")} == {"", *Gender.values}
    assert {read_remarks(t, HERE).mobility for t in ("hat Auto", "Fahrrad", "mit dem Bus", "")} < {"", *Mobility.values}


def test_wishes():
    assert [wished_gender(t) for t in ("nur Frau", "nur Mann", "älterer Pate", "", "keine Frau")] == [
        "woman",
        "man",
        "",
        "",
        "",
    ]


@pytest.mark.parametrize(
    ("last", "first", "both", "heading", "names"),
    [
        ("", "", "Khalil, Ahmad", "Name", ("Khalil", "Ahmad")),
        ("", "", "Ahmad Khalil", "Name", ("Khalil", "Ahmad")),
        ("", "", "Khalil Ahmad", "Name, Vorname", ("Khalil", "Ahmad")),
        ("", "", "Frau Anna Maria von der Berg", "Name", ("von der Berg", "Anna Maria")),
        ("", "", "Herr Al Hassan", "Name", ("Hassan", "Al")),
        ("", "", "Anna", "Name", ("Anna", "")),
        ("Kowalski, Petra", "", "", "", ("Kowalski", "Petra")),
        ("Weiß", "-", "", "", ("Weiß", "")),
        ("?", "123", "", "", ("", "")),
    ],
)
def test_names(last, first, both, heading, names):
    assert read_names(last, first, both, heading) == names


@pytest.mark.parametrize(
    ("name", "lost"), [("Ay?e", True), ("Y?ld?z", True), ("Ay\ufffde", True), ("Ayşe", False), ("?", False)]
)
def test_lost_letters(name, lost):
    assert is_lost(name) is lost


@pytest.mark.parametrize(
    ("text", "key"),
    [
        *(("Rodenbeck", "r"), ("RODENBECK ", "r"), ("Baerenkaempen", "b"), ("32423 Minden, Rodenbeck", "r")),
        *(("B?renk?mpen", "b"), ("Minden (Innenstadt)", "m"), ("Hamburg", ""), ("", ""), ("?", "")),
    ],
)
def test_areas(text, key):
    assert HERE.find(text) == key


def test_remarks_become_fields_or_are_left():
    found = read_remarks("hat Auto\nkann auch abends; Kontakt nur per Telefon. Hund heißt Bello", HERE)
    assert (found.mobility, found.phone_only, found.times, found.left) == (
        *("car", True, ["kann auch abends"]),
        ["Hund heißt Bello"],
    )
    card = read_remarks("Integrationslotse; Sprachen Polnisch, Dari; Rodenbeck; FZ ja, 03/2025", HERE)
    assert (card.languages, card.area, card.clearance.when, card.left) == (("pl", "prs"), "r", "2025-03", [])
    assert read_remarks("Sprachen ; Rodenbeck", HERE).left == []


def row(today, **cells):
    sheet = Sheet("", (tuple(cells), tuple(cells.values())))
    (record,) = records(sheet, propose(sheet), areas=HERE, today=today)
    return record


FULL = {"Name": "Weiß, Anna", "Tel": "0176 04069563", "Geb.": "25.08.1990"}


def test_a_row_of_a_mentor(today):
    seen = row(today, **FULL, Stadtteil="Rodenbeck", Wann="Mo 14-18", Bemerkung="kann auch abends", Branche="Kfz")
    assert (seen.last, seen.first, seen.name_key) == ("Weiß", "Anna", fold("Anna Weiß"))
    assert (seen.born_on, seen.birth_year, seen.area, seen.occupation) == (dt.date(1990, 8, 25), 1990, "r", "vehicles")
    assert [tuple(slot) for slot in seen.availability.slots][:2] == [(0, 840, 1320), (1, 1080, 1320)]
    assert seen.capacity is seen.clearance is seen.accompanies is None
    assert {ask.field for ask in seen.asks} == {Field.ACCOMPANIES}


def test_flexible_stays_unknown_beside_evenings(today):
    seen = row(today, **FULL, Wann="flexibel", Bemerkung="kann auch abends")
    assert not seen.availability.known
    assert Field.AVAILABILITY in {ask.field for ask in seen.asks}


def test_of_a_seeker_only_year_and_month_of_18_are_kept(today):
    cells = {"Name": "Weiß, Anna", "Tel": "0176 04069563", "sucht": "Job Büro"}
    young = row(today, **cells, Geburtsdatum="25.08.2010")
    assert (young.kind, young.born_on, young.birth_year, young.adult_from) == (
        *(Kind.SEEKER, None, 2010),
        dt.date(2028, 8, 1),
    )
    grown = row(today, **cells, Geburtsdatum="25.08.1990")
    assert (grown.born_on, grown.birth_year, grown.adult_from) == (None, 1990, None)
    assert row(today, **cells, Alter="66").birth_year in {1959, 1960}


def test_a_wish_without_a_field_is_named(today):
    seen = row(today, Name="Weiß, Anna", Tel="0176 04069563", sucht="Job Büro", Wunsch="älterer Pate")
    assert [(left.heading, left.said) for left in seen.left] == [("Wunsch", "älterer Pate")]
    assert row(today, Name="Weiß, Anna", Tel="0176 04069563", sucht="Job", Wunsch="nur Frau").wished_gender == "woman"


def test_never_columns_are_not_even_kept_for_the_refused(today):
    seen = row(today, Name="", Tel="0176 04069563", Religion="geheim")
    assert seen.refused == Reason.NO_NAME
    assert "geheim" not in seen.cells


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"Name": ""}, Reason.NO_NAME),
        ({"Name": "---"}, Reason.NO_NAME),
        ({"Tel": "", "E-Mail": "-"}, Reason.NO_CONTACT),
        ({"Tel": "ruft an"}, Reason.NO_CONTACT),
        ({"Geb.": "31.02.1980"}, Reason.IMPOSSIBLE_BIRTH),
        ({"Geb.": "01.01.2030"}, Reason.IMPOSSIBLE_BIRTH),
        ({"Geb.": "01.01.1890"}, Reason.IMPOSSIBLE_BIRTH),
        ({"Geb.": "24.11.2008"}, Reason.UNDER_AGE),
        ({"Name": "Summe", "Tel": "40"}, Reason.NO_PERSON),
        ({"Name": "Name", "Tel": "Tel", "Geb.": "Geb."}, Reason.HEADINGS),
        ({"Geb.": "23.11.2008"}, None),
        ({"Geb.": ""}, None),
        ({"Tel": "", "E-Mail": "a@example.org"}, None),
    ],
)
def test_why_a_row_is_refused(today, cells, reason):
    assert row(today, **{**FULL, "E-Mail": "", **cells}).refused == reason
