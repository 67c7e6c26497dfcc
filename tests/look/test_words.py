"""Dates and languages in words, in the reader's language."""

import datetime as dt

import pytest
import time_machine
from django.utils import translation

from common.templatetags import page

DAY = dt.date(2026, 11, 26)


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel(dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC), tick=False):
        yield


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", "Donnerstag, 26. November"),
        ("de-simple", "Donnerstag, 26. November"),
        ("en", "Thursday, 26 November"),
        ("ar", "الخميس، 26 نوفمبر"),
    ],
)
def test_a_day_in_words(language, words):
    with translation.override(language):
        assert page.in_words(DAY) == words
        assert page.in_words(DAY.replace(year=2027)).endswith("2027")
        assert page.in_words(None) == ""


def test_a_moment_in_words_is_local_time():
    with translation.override("de"):
        assert page.moment_in_words(dt.datetime(2026, 11, 26, 14, tzinfo=dt.UTC)) == "Donnerstag, 26. November, 15:00"
        # Late in the evening of the 25th in London is already the 26th in Berlin.
        assert page.in_words(dt.datetime(2026, 11, 25, 23, 30, tzinfo=dt.UTC)) == "Donnerstag, 26. November"


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "today"), (1, "yesterday"), (2, "2 days ago"), (90, "90 days ago"), (-1, "in 1 day"), (-3, "in 3 days")],
)
def test_how_long_ago(days, words):
    with translation.override("en"):
        assert page.ago_in_days(dt.date(2026, 11, 23) - dt.timedelta(days=days)) == words


@pytest.mark.parametrize(
    ("code", "german", "arabic"),
    [
        ("ar", "Arabisch", "العربية"),
        ("kmr", "Kurmandschi", "الكرمانجية"),
        ("prs", "Dari", "الدارية"),
        ("xq", "xq", "xq"),
    ],
)
def test_names_of_languages(code, german, arabic):
    with translation.override("de"):
        assert page.language_name(code) == german
    with translation.override("ar"):
        assert page.language_name(code) == arabic


def test_the_same_day_is_told_anew_in_another_language():
    with translation.override("de"):
        german = page.in_words(DAY)
    with translation.override("ar"):
        assert page.in_words(DAY) != german


def test_an_icon_has_no_voice_and_no_markup():
    assert 'aria-hidden="true"' in page.icon("calendar")
    assert "<b>" not in page.icon('"><b>')
    assert page.icon("") == ""
