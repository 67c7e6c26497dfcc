"""The four lists as providers sent them (invented people), counted by hand.

- Diakonie (Windows-1252, title row): 40 people, the headings once more, a sum. "Ay?e" and "Y?ld?z" lost letters; two
  Ahmad Khalil share a mail address but not the birthday.
- VHS (UTF-8, cells over two lines): 40 people, the last 20 of the list before among them. Two Petra Kowalski share a
  mail address; Birgit Meyer and Omid Yıldız share a phone.
- Kammern (XLSX): 25 people of the list before, phone numbers without their 0, languages as crosses; and 45 seekers,
  of whom two share a phone.
- Integrationslotsen (vCard): 10 people of the lists before, 15 others; Kateryna Großmann and Nour Bär share mail
  addresses with people of another birthday.
"""

import pytest

from common.week import Slot
from mentors.lists.fields import Field, Kind
from mentors.lists.keeping import dumped, loaded
from mentors.lists.outcomes import Doubt, Outcome, Reason
from mentors.lists.preview import layouts, preview
from mentors.lists.reading.safely import read_list
from mentors.lists.records.clearance import Said
from mentors.lists.sorting import Known
from tests.mentors.lists.conftest import DATA

DIAKONIE, VHS = "ausbildungspaten_diakonie.csv", "lernpaten_vhs.csv"
KAMMERN, LOTSEN = "jobpaten_kammern.xlsx", "integrationslotsen.vcf"
# rows, new, known, unclear, refused
ALONE = {DIAKONIE: (42, 37, 0, 3, 2), VHS: (40, 38, 0, 2, 0), KAMMERN: (70, 68, 0, 2, 0), LOTSEN: (25, 24, 0, 1, 0)}
IN_ORDER = [
    (DIAKONIE, (42, 37, 0, 3, 2)),
    (VHS, (40, 18, 20, 2, 0)),
    (KAMMERN, (70, 44, 25, 1, 0)),
    (LOTSEN, (25, 13, 10, 2, 0)),
    (LOTSEN, (25, 0, 25, 0, 0)),
]


@pytest.fixture
def look(areas, today):
    def look(name, known=()):
        book = read_list((DATA / "partner-lists" / name).read_bytes())
        return preview(book, layouts(book), known=known, areas=areas, today=today)

    return look


@pytest.fixture
def rows(look):
    def rows(name):
        return {row.record.name: row for row in look(name).rows if row.record.name}

    return rows


def taken_over(seen):
    """New rows, and unclear ones as people of their own."""
    return [
        Known(f"{seen.kind}{r.number}", r.kind, r.last, r.first, r.born_on, r.birth_year, r.phones, r.mail)
        for r in (row.record for row in seen.rows if row.outcome in {Outcome.NEW, Outcome.UNCLEAR})
    ]


@pytest.mark.parametrize("name", ALONE)
def test_each_list_for_itself(look, name):
    assert tuple(look(name).counts.values()) == ALONE[name]


def test_all_lists_of_one_provider_in_order_and_the_last_one_twice(look):
    known = []
    for name, counts in IN_ORDER:
        seen = look(name, known)
        assert tuple(seen.counts.values()) == counts, name
        known += taken_over(seen)


def test_every_column_is_understood(look):
    for name in ALONE:
        for part in look(name).parts:
            assert [c.heading for c in part.layout.ignored] == (["Name"] if name == LOTSEN else []), name
            assert not part.layout.dropped
            assert all(c.confidence == 1 for c in part.layout.columns)


def test_rows_that_are_nobody_are_refused_with_their_number(look):
    refused = [r.record for r in look(DIAKONIE).rows if r.outcome == Outcome.REFUSED]
    assert [(record.row, record.refused) for record in refused] == [(22, Reason.HEADINGS), (46, Reason.NO_PERSON)]


def test_a_row_of_diakonie(rows):
    lost = rows(DIAKONIE)["Ay?e Al-Hassan"]
    assert (lost.outcome, lost.doubt) == (Outcome.UNCLEAR, Doubt.LOST_LETTER)
    serhat = rows(DIAKONIE)["Serhat Weiß"].record
    assert (serhat.phones, serhat.mail, serhat.phone_only) == (("+4917604069631",), "", True)
    assert (serhat.clearance.said, serhat.clearance.when) == (Said.YES, "2025-03")
    assert (serhat.born_on, serhat.capacity, serhat.availability.slots) == (None, None, (Slot(4, 540, 720),))
    monika = rows(DIAKONIE)["Monika Weiß"].record
    assert (monika.languages, monika.capacity, monika.availability.known) == (("de", "fa", "fr"), 2, False)


def test_a_row_of_vhs(rows):
    seen = rows(VHS)["Rojin Brueggemann"].record
    assert (seen.mobility, seen.clearance.said, seen.clearance.when) == ("car", Said.SEEN, "2025-03-01")
    # "Sa vormittag" and "kann auch abends".
    assert Slot(5, 480, 720) in seen.availability.slots
    assert Slot(0, 1080, 1320) in seen.availability.slots
    assert not seen.left
    assert rows(VHS)["Hanan Müller"].record.languages == ("kmr",)


def test_rows_of_kammern(look, rows):
    assert [part.layout.kind for part in look(KAMMERN).parts] == [Kind.MENTOR, Kind.SEEKER]
    ahmad = rows(KAMMERN)["Ahmad Khalil"].record
    assert (ahmad.phones, ahmad.languages, ahmad.occupation) == (("+4917604069094",), ("ar", "en"), "it")
    zeynep = rows(KAMMERN)["Zeynep Schröder"].record
    assert (zeynep.kind, zeynep.gender, zeynep.german, zeynep.wished_gender) == (Kind.SEEKER, "woman", "B1", "woman")
    assert (zeynep.need.phase, zeynep.need.topic, zeynep.occupation) == (
        *("vocational-school", "vocational_school"),
        "office",
    )
    # Of a seeker only the year, here by age, and never a day.
    assert (zeynep.born_on, zeynep.birth_year) == (None, 2004)
    paul = rows(KAMMERN)["Paul Kaya"].record
    assert [(left.heading, left.said) for left in paul.left] == [("Wunsch", "älterer Pate")]
    asked = {ask.field for ask in rows(KAMMERN)["Mehmet Brüggemann"].record.asks}
    assert asked == {Field.LANGUAGES, Field.AVAILABILITY}


def test_a_card_of_lotsen(rows):
    seen = rows(LOTSEN)["Petra Kowalski"].record
    assert (seen.row, seen.languages, seen.area, seen.left) == (1, ("pl", "prs"), "Lübbecke", ())
    assert rows(LOTSEN)["Omid Yıldız"].doubt == Doubt.OTHER_NAME


def test_no_area_and_no_need_is_left_unknown(look):
    for name in ALONE:
        for row in look(name).rows:
            if row.outcome != Outcome.REFUSED:
                assert row.record.area, row.record.name
                assert row.record.need.rest == ""


def test_a_preview_can_be_kept_and_comes_back_the_same(look):
    known = taken_over(look(DIAKONIE))
    for name in ALONE:
        seen = look(name, known)
        assert loaded(dumped(seen)).preview() == seen
    assert {type(row.record.clearance) for row in loaded(dumped(seen)).preview().rows} == {type(None)}
