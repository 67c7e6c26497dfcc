"""New, known, unclear or refused: every row exactly one of them, and never lost."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentors.lists.fields import Kind
from mentors.lists.outcomes import Doubt, Outcome
from mentors.lists.preview import layouts, preview
from mentors.lists.reading.book import Book, Sheet
from mentors.lists.reading.cells import clean
from mentors.lists.records.names import is_lost
from mentors.lists.records.person import Record
from mentors.lists.sorting import Known, sort_rows
from tests.mentors.lists.files import ANNA, HEADINGS

TODAY = dt.date(2026, 11, 23)
BORN = dt.date(1990, 8, 25)
PHONE, OTHER_PHONE = "+4917604069563", "+4917604069081"
STORED = Known("anna", Kind.MENTOR, "Müller", "Anna", BORN, None, (PHONE,), "anna@example.org")


def a_row(number=1, last="Müller", first="Anna", kind=Kind.MENTOR, **more):
    lost = is_lost(last) or is_lost(first)
    return Record(number, "", number, kind, last=last, first=first, lost_letter=lost, **more)


def sorted_row(row, *known):
    (seen,) = sort_rows([row], known or [STORED])
    return seen


@pytest.mark.parametrize(
    "row",
    [
        a_row(phones=(PHONE,)),
        a_row(mail="anna@example.org"),
        a_row(born_on=BORN),
        a_row(last="MUELLER", phones=(OTHER_PHONE, PHONE), born_on=BORN),
        a_row(last="Anna", first="Müller", phones=(PHONE,)),
        a_row(last="M?ller", phones=(PHONE,)),
        a_row(last="M?ller", born_on=BORN),
        a_row(phones=(PHONE,), birth_year=1991),
    ],
)
def test_the_same_name_and_something_else_is_known(row):
    seen = sorted_row(row)
    assert (seen.outcome, [c.key for c in seen.candidates]) == (Outcome.KNOWN, ["anna"])


@pytest.mark.parametrize(
    ("row", "doubt"),
    [
        (a_row(first="Bernd", phones=(PHONE,)), Doubt.OTHER_NAME),
        (a_row(first="Bernd", mail="anna@example.org"), Doubt.OTHER_NAME),
        (a_row(phones=(PHONE,), born_on=dt.date(1991, 1, 1)), Doubt.OTHER_BIRTH),
        (a_row(mail="anna@example.org", birth_year=1970), Doubt.OTHER_BIRTH),
        (a_row(phones=(OTHER_PHONE,)), Doubt.ONLY_NAME),
        (a_row(birth_year=1990), Doubt.ONLY_NAME),
        (a_row(last="Ay?e", phones=(OTHER_PHONE,)), Doubt.LOST_LETTER),
    ],
)
def test_what_only_partly_fits_is_unclear(row, doubt):
    seen = sorted_row(row)
    assert (seen.outcome, seen.doubt) == (Outcome.UNCLEAR, doubt)


@pytest.mark.parametrize(
    "row",
    [
        a_row(last="Möller", phones=(OTHER_PHONE,)),
        a_row(born_on=dt.date(1991, 1, 1), phones=(OTHER_PHONE,)),
        a_row(birth_year=1960),
        a_row(kind=Kind.SEEKER, phones=(PHONE,)),
    ],
)
def test_somebody_else_is_new(row):
    assert sorted_row(row).outcome == Outcome.NEW


def test_several_who_fit_are_unclear():
    seen = sorted_row(a_row(phones=(PHONE,)), STORED, replace(STORED, key="twin"))
    assert (seen.outcome, seen.doubt, [c.key for c in seen.candidates]) == (
        *(Outcome.UNCLEAR, Doubt.SEVERAL),
        ["anna", "twin"],
    )


def test_the_person_herself_goes_before_family_on_the_same_phone():
    family = Known("bernd", Kind.MENTOR, "Müller", "Bernd", None, None, (PHONE,))
    seen = sorted_row(a_row(phones=(PHONE,)), family, STORED)
    assert (seen.outcome, [c.key for c in seen.candidates]) == (Outcome.KNOWN, ["anna"])


def test_rows_are_compared_with_the_rows_before_them():
    rows = [
        a_row(1, phones=(PHONE,)),
        a_row(2, first="Bernd", phones=(PHONE,)),
        a_row(3, phones=(PHONE,), born_on=BORN),
    ]
    first, family, again = sort_rows(rows, [])
    assert first.outcome == Outcome.NEW
    assert (family.outcome, family.doubt, family.candidates[0].number) == (Outcome.UNCLEAR, Doubt.OTHER_NAME, 1)
    assert (again.outcome, again.candidates[0].number) == (Outcome.KNOWN, 1)


def test_one_number_for_everybody_stays_quick():
    rows = [a_row(n, first=f"Anna{n}", phones=(PHONE,)) for n in range(1, 3001)]
    seen = list(sort_rows([*rows, replace(rows[2500], number=4000)], []))
    assert len(seen[-2].candidates) <= 20
    assert seen[-1].outcome == Outcome.KNOWN


def test_progress_ends_with_the_last_row():
    told = []
    rows = [a_row(n, first=f"Anna{n}") for n in range(1, 451)]
    assert len(list(sort_rows(rows, [], total=450, on_progress=lambda *at: told.append(at)))) == 450
    assert told == [(200, 450), (400, 450), (450, 450)]


dirty = st.text(max_size=30) | st.sampled_from(
    [
        *("", "Summe", "=1+1", "<b>x</b>", "31.02.1980", "0176 04069 563", "anna@example.org", "Ay?e", "x", "-", "B1"),
        *("Mo ab 16 Uhr", "flexibel", "Weiß, Anna", "Name", "Nachname", "25.08.1990", "99999", "nur Frau", "\u202e"),
    ]
)
headings = st.lists(
    st.sampled_from([*HEADINGS, "Name", "sucht", "Alter", "Deutsch", "Arabisch", "Religion", "Führungszeugnis", "?"]),
    max_size=12,
)


@settings(max_examples=150)
@given(headings, st.lists(st.lists(dirty, max_size=13), max_size=12), st.sets(st.integers(0, 12), max_size=3))
def test_no_row_is_ever_lost(headings, rows, broken):
    cleaned = [tuple(clean(cell) for cell in row) for row in [["Nachname", *headings], *rows]]
    book = Book("csv", (Sheet("", tuple(cleaned), broken=frozenset(n for n in broken if n < len(cleaned))),))
    proposed = layouts(book)
    seen = preview(book, proposed, known=[STORED], areas={"Minden": "m"}, today=TODAY)
    filled = [
        n for n, row in enumerate(cleaned) if n > proposed[""].header and (any(row) or n in book.sheets[0].broken)
    ]
    assert [row.record.row - 1 for row in seen.rows] == filled
    counts = seen.counts
    assert counts.pop("rows") == len(filled) == sum(counts.values())
    assert [row.record.number for row in seen.rows] == list(range(1, len(filled) + 1))
    assert all((row.outcome == Outcome.REFUSED) == bool(row.record.refused) for row in seen.rows)


def stored(rows):
    """What a provider knows after taking over: everybody new, and the unclear ones as people of their own."""
    return [
        Known(str(n), r.kind, r.last, r.first, r.born_on, r.birth_year, r.phones, r.mail)
        for n, r in enumerate(row.record for row in rows if row.outcome in {Outcome.NEW, Outcome.UNCLEAR})
    ]


names = st.sampled_from(["Weiß", "Müller", "Al-Hassan", "Yıldız", "Kaya"])
people = st.lists(
    st.tuples(
        *(names, st.sampled_from(["Anna", "Bernd", "Gül"])),
        st.dates(dt.date(1950, 1, 1), dt.date(2000, 1, 1)).map(lambda day: f"{day:%d.%m.%Y}"),
        st.integers(500, 999).map(lambda n: f"0176 04069{n}"),
    ),
    max_size=12,
    unique_by=lambda row: (row[0], row[1], row[2]),
)


@given(people)
def test_the_same_list_again_is_known_to_the_last_row(people):
    rows = [tuple(HEADINGS), *((*person, *ANNA[4:]) for person in people)]
    book = Book("csv", (Sheet("", tuple((*row[:4], "", *row[5:]) for row in rows)),))
    proposed = layouts(book)
    first = preview(book, proposed, known=[], areas={}, today=TODAY)
    again = preview(book, proposed, known=stored(first.rows), areas={}, today=TODAY)
    assert again.counts == {"rows": len(people), "new": 0, "known": len(people), "unclear": 0, "refused": 0}
