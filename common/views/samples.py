"""Every component on one page, for whoever builds pages (DEBUG only)."""

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.contrib.staticfiles import finders
from django.core.paginator import Paginator
from django.shortcuts import render

from common import clock
from common.forms import Cards, CardsMany, Faces
from common.parts import MOODS, Bar, Pair, columns, order_of

_PHASES = [("school", "Berufsschule"), ("search", "Ausbildungssuche"), ("work", "Arbeitssuche")]


class SampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label="Name des Programms", help_text="So, wie es auf dem Aushang steht.")
    email = forms.EmailField(label="E-Mail", required=False)
    phase = forms.ChoiceField(label="Phase", choices=_PHASES)
    since = forms.DateField(label="Bestätigt am", widget=forms.DateInput(attrs={"type": "date"}))
    places = forms.IntegerField(label="Plätze", min_value=0)
    text = forms.CharField(label="Beschreibung", widget=forms.Textarea(attrs={"rows": 4}), required=False)
    phases = forms.MultipleChoiceField(label="Phasen", choices=_PHASES, widget=forms.CheckboxSelectMultiple)
    gender = forms.ChoiceField(
        label="Für wen?", choices=[("all", "Alle"), ("women", "Frauen")], widget=forms.RadioSelect
    )
    agree = forms.BooleanField(label="Der Eintrag stimmt", help_text="Sie können ihn jederzeit ändern.")


class AnswerForm(forms.Form):
    """Answers drawn as cards and faces."""

    way = forms.MultipleChoiceField(
        label="Wie kommen Sie zum Treffen?",
        choices=[("walk", "zu Fuß"), ("bike", "mit dem Rad"), ("bus", "mit dem Bus")],
        widget=CardsMany(icons={"walk": "walk", "bike": "bike", "bus": "bus"}, hints={"bus": "auch mit der Bahn"}),
    )
    wish = forms.ChoiceField(
        label="Wer soll Sie begleiten?",
        choices=[("", "Das ist mir gleich"), ("woman", "eine Frau"), ("man", "ein Mann")],
        widget=Cards(icons={"": "people", "woman": "woman", "man": "man"}),
        required=False,
    )
    mood = forms.TypedChoiceField(label="Wie geht es Ihnen?", choices=MOODS, coerce=int, widget=Faces)


@dataclass(frozen=True)
class _Waiting:
    id: str
    name: str
    need: str
    days: int


_PEOPLE = [
    _Waiting("a", "Samir A.", "Berufsschule · Elektro", 41),
    _Waiting("b", "Olena P.", "Arbeitssuche · Pflege", 28),
    _Waiting("c", "Rojin K.", "Ausbildungssuche · Kfz", 12),
]
_BARS = [
    Bar("Sprache", 90, "beide sprechen Dari"),
    Bar("Weg", 55, "4 km, mit dem Rad"),
    Bar("Zeit", None, "hat seine Zeiten noch nicht genannt"),
    Bar("Beruf", 0, "anderes Feld"),
]
_PAIRS = [
    Pair("Name", "Müller, Hans", "Hans Mueller", same=True),
    Pair("Telefon", "0571 123456", "0571 123456"),
    Pair("E-Mail", "hans@example.org", ""),
    Pair("Ort", "Minden, Rodenbeck", "Minden, Innenstadt"),
]


@login_not_required
def question(request):
    """One question per screen, as the phone shows it."""
    return render(request, "common/look_question.html", {"nav_layout": "phone", "nav_items": []})


def _work(query):
    """What the larger components show."""
    order = order_of(query, ("name", "days"), "-days")
    key, turned = order.removeprefix("-"), order.startswith("-")
    return {
        "answers": AnswerForm(),
        "columns": columns(query, [("Wer", "name"), ("Bedarf", ""), ("wartet", "days", "number")], order),
        "people": sorted(_PEOPLE, key=lambda person: getattr(person, key), reverse=turned),
        "bars": _BARS,
        "pairs": _PAIRS,
    }


@login_not_required
def look(request):
    """`?layout=public|phone|desk` shows the three faces, `?errors` a refused form."""
    return render(
        request,
        "common/look.html",
        {
            "form": SampleForm({"name": ""} if "errors" in request.GET else None),
            "page": Paginator(range(60), 20).page(2),
            "today": clock.today(),
            "now": clock.now(),
            "earlier": clock.today() - dt.timedelta(days=41),
            "nav_layout": request.GET.get("layout", "public"),
            "nav_items": _ways(request.GET.get("layout", "public")),
            "icons": _icons(),
            **_work(request.GET),
        },
    )


def _ways(layout):
    """Five under the thumb, a desk with groups that are longer than the window of a phone."""
    ways = [
        ("Heute", "?layout=desk", "home", ""),
        ("Die Kette", "?layout=phone", "chain", "Verzeichnis"),
        ("Nachrichten", "?layout=public", "chat", "Verzeichnis"),
        ("Mein Weg", "?errors", "path", "Haus"),
        ("Wer hilft?", "?sort=name", "people", "Haus"),
    ]
    if layout == "desk":
        ways += [(f"Liste {number}", f"?page={number}", "list", "Haus") for number in range(1, 13)]
    return [
        SimpleNamespace(
            label=label, href=href, icon=icon, current=not number, count=9 * number, group=group * (layout == "desk")
        )
        for number, (label, href, icon, group) in enumerate(ways)
    ]


def _icons():
    return re.findall(r'symbol id="([a-z0-9-]+)"', Path(finders.find("icons.svg")).read_text())
