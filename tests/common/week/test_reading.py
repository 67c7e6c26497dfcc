"""What people write about their time."""

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from common.week import describe, normalised, read
from tests.common.week.test_slots import weeks

UNDERSTOOD = {
    "Mo ab 16 Uhr": "Mo 16:00–22:00",
    "werktags abends": "Mo–Fr 18:00–22:00",
    "Mi 14-18": "Mi 14:00–18:00",
    "Fr 9:00–12:00": "Fr 9:00–12:00",
    "Sa vormittag": "Sa 8:00–12:00",
    "nur Wochenende": "Sa–So 8:00–22:00",
    "Di + Do nachmittags": "Di 14:00–18:00, Do 14:00–18:00",
    "Mo-Fr vormittags": "Mo–Fr 8:00–12:00",
    "kann auch abends": "täglich 18:00–22:00",
    "täglich": "täglich 8:00–22:00",
    "täglich außer Mi": "Mo–Di 8:00–22:00, Do–So 8:00–22:00",
    "Mo-Do 14 bis 18 Uhr, Sa 10-12": "Mo–Do 14:00–18:00, Sa 10:00–12:00",
    "Montagabend und mittwochs ab 15:30": "Mo 18:00–22:00, Mi 15:30–22:00",
    "Wochenende und abends": "Mo–Fr 18:00–22:00, Sa–So 8:00–22:00",
    "abends Mo-Mi": "Mo–Mi 18:00–22:00",
    "vormittags (Mo, Di)": "Mo–Di 8:00–12:00",
    "Mo vormittags und abends": "Mo 8:00–12:00, 18:00–22:00",
    "Mo abends, Di nicht": "Mo 18:00–22:00",
    "nur vormittags, nicht Mo": "Di–So 8:00–12:00",
    "nachmittags 3-5": "täglich 15:00–17:00",
    "abends ab 19 Uhr": "täglich 19:00–22:00",
    "unter der Woche ab 17h": "Mo–Fr 17:00–22:00",
    "di, do 14.30-16": "Di 14:30–16:00, Do 14:30–16:00",
    "zwischen 9 und 12": "täglich 9:00–12:00",
    "bis 14 Uhr": "täglich 8:00–14:00",
    "Mo bis Fr von 9 bis 12 Uhr": "Mo–Fr 9:00–12:00",
    "Mo: 14-18; Di: 9-12": "Mo 14:00–18:00, Di 9:00–12:00",
    "Mo 8-12, 14-18 Di 9-12": "Mo 8:00–12:00, 14:00–18:00, Di 9:00–12:00",
    "Mo, Mi 9-12, 14-18": "Mo 9:00–12:00, 14:00–18:00, Mi 9:00–12:00, 14:00–18:00",
    "Fr 22-2 Uhr": "Fr 22:00–24:00, Sa 0:00–2:00",
    "Mon-Fri mornings": "Mo–Fr 8:00–12:00",
    "weekends 2-4pm": "Sa–So 14:00–16:00",
    "from 5pm on weekdays": "Mo–Fr 17:00–22:00",
    "DI ODER DO AB 15 UHR": "Di 15:00–22:00, Do 15:00–22:00",
    "So ab 16 Uhr": "So 16:00–22:00",
}
PARTLY = {
    "Mo 14-18 im Winter": ("Mo 14:00–18:00", "Winter"),
    "ab 1.3. Mo 14-18": ("Mo 14:00–18:00", "ab 1.3."),
    "3-4 x im Monat, Sa": ("Sa 8:00–22:00", "3-4 x Monat"),
    "so ab 16 Uhr": ("täglich 16:00–22:00", "so"),
}
UNKNOWN = ["flexibel", "nach Absprache", "", "  ", "Flexibel!", "n.V.", "by arrangement", "jederzeit"]
UNREAD = [
    *("?", "nicht freitags", "keine Zeit", "2 Stunden pro Woche", "3-4 Stunden", "nach der Arbeit", "Mo 16 Uhr"),
    *("flexibel, gern abends", "Mo 24-24", "wenn die Kinder schlafen", "Mo 27-28", "0176 123456"),
]


@pytest.mark.parametrize(("text", "week"), UNDERSTOOD.items())
def test_texts_are_understood(text, week):
    with translation.override("de"):
        reading = read(text)
        assert describe(reading.slots) == week
    assert reading.known
    assert not reading.rest


@pytest.mark.parametrize(("text", "week", "rest"), [(text, *said) for text, said in PARTLY.items()])
def test_what_was_not_understood_is_named(text, week, rest):
    with translation.override("de"):
        assert (describe(read(text).slots), read(text).rest) == (week, rest)


@pytest.mark.parametrize("text", UNKNOWN)
def test_flexible_and_empty_are_unknown(text):
    assert read(text) == read("")
    assert read(text).slots is None


@pytest.mark.parametrize("text", UNREAD)
def test_the_unreadable_is_unknown_and_kept_for_asking(text):
    reading = read(text)
    assert not reading.known
    assert reading.rest == text


@pytest.mark.parametrize("language", ["de", "de-simple"])
@given(slots=weeks)
def test_our_own_german_is_read_back(language, slots):
    with translation.override(language):
        said = describe(slots)
    assert read(said).slots == (normalised(slots) or None)
    assert read(said).rest == ""


@given(st.text() | st.text(alphabet="MoDiMiFrSa ab bis 0123456789:-–,+.und nicht abends"))
def test_no_text_breaks_the_reader_or_empties_a_week(text):
    reading = read(text)
    assert reading.slots is None or normalised(reading.slots) == reading.slots != ()


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Mon–Fri 18:00–22:00, Sat 8:00–12:00"), ("ar", None), ("de", None)]
)
def test_a_week_is_told_in_the_readers_language(language, said):
    week = read("werktags abends, Sa vormittag").slots
    with translation.override("en"):
        english = describe(week)
    with translation.override(language):
        assert describe(week) == said if said else describe(week) != english
    assert describe([]) == ""
