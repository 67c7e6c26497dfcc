"""What the larger components are fed with, and what they make of it."""

import pytest
from django import forms
from django.http import QueryDict
from django.template import engines

from common.forms import Cards, CardsMany, Faces
from common.parts import MOODS, Bar, Column, Pair, columns, order_of

KEYS = ("name", "days")
HEADS = [("Who", "name"), ("Need", ""), ("Waits", "days", "number")]


def drawn(source: str, **context) -> str:
    return engines["django"].from_string(source).render(context)


@pytest.mark.parametrize(
    ("wished", "order"),
    [("days", "days"), ("-days", "-days"), ("", "name"), ("password", "name"), ("--days", "name"), ("-", "name")],
)
def test_only_known_columns_sort(wished, order):
    assert order_of({"sort": wished}, KEYS, "name") == order


def test_a_head_keeps_the_filters_and_begins_on_the_first_page():
    who, need, waits = columns(QueryDict("area=minden&page=3&sort=name"), HEADS, "name")
    assert (who.href, who.order, who.icon) == ("?area=minden&sort=-name", "ascending", "sort-up")
    assert need == Column("Need")
    assert (waits.href, waits.order, waits.number) == ("?area=minden&sort=-days", "", True)


def test_the_current_head_turns_round():
    assert columns(QueryDict(), HEADS, "-name")[0].href == "?sort=name"
    assert columns(QueryDict(), HEADS, "-days")[2].href == "?sort=days"
    assert columns(QueryDict(), HEADS, "days")[2].href == "?sort=-days"


def test_sides_differ_by_what_they_say():
    assert Pair("Place", "Minden", "Lübbecke").differs
    assert not Pair("Place", None, "").differs
    assert not Pair("Name", "Müller", "Mueller", same=True).differs


def test_a_bar_says_its_number_or_that_somebody_must_ask():
    text = drawn(
        "{% cotton bars :rows='rows' %}{% endcotton %}", rows=[Bar("Way", 55, "4 km"), Bar("Time", None), Bar("Job", 0)]
    )
    assert 'width="55%"' in text and "55 %" in text and "0 %" in text
    assert text.count("bar-unknown") == 1


def test_progress_asks_only_while_it_runs():
    words = "{% cotton progress :running='running' :done='done' :total='total' href='/x' %}{% endcotton %}"
    assert 'hx-get="/x"' in drawn(words, running=True, done=1, total=3)
    assert "hx-get" not in drawn(words, running=False, done=3, total=3)
    assert "value=" not in drawn(words, running=True, done=0, total=0)


class Answers(forms.Form):
    way = forms.ChoiceField(choices=[("bus", "Bus"), ("walk", "Feet")], widget=Cards(icons={"bus": "bus"}))
    ways = forms.MultipleChoiceField(choices=[("bus", "Bus"), ("walk", "Feet")], widget=CardsMany)
    mood = forms.TypedChoiceField(choices=MOODS, coerce=int, widget=Faces)


def test_fields_of_a_form_are_drawn_as_cards_and_faces():
    text = str(Answers({"way": "bus", "ways": ["walk"], "mood": "4"}))
    assert text.count('class="choice"') == 4
    assert text.count('class="face"') == 5
    assert text.count("#bus") == 1
    assert text.count(" checked") == 3


def test_faces_give_a_number():
    form = Answers({"way": "bus", "ways": ["walk"], "mood": "4"})
    assert form.is_valid()
    assert form.cleaned_data["mood"] == 4
    assert not Answers({"way": "bus", "ways": ["walk"], "mood": "6"}).is_valid()
