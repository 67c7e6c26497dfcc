"""Every component on one page, for whoever builds pages (DEBUG only)."""

import datetime as dt
import re
from pathlib import Path
from types import SimpleNamespace

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.contrib.staticfiles import finders
from django.core.paginator import Paginator
from django.shortcuts import render

from common import clock

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
            "nav_items": [
                SimpleNamespace(label="Heute", href="?layout=desk", icon="home", current=True, count=9),
                SimpleNamespace(label="Die Kette", href="?layout=phone", icon="chain", current=False, count=0),
                SimpleNamespace(label="Nachrichten", href="?layout=public", icon="chat", current=False, count=2),
                SimpleNamespace(label="Mein Weg", href="?errors", icon="path", current=False, count=0),
            ],
            "icons": _icons(),
        },
    )


def _icons():
    return re.findall(r'symbol id="([a-z-]+)"', Path(finders.find("icons.svg")).read_text())
