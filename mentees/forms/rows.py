"""The row of screens: their order, their titles, and how their answers become one request."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.datastructures import MultiValueDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentees.asked import Asked
from mentees.forms import screens
from network.models import Programme

Said = Mapping[str, Mapping[str, list[str]]]


@dataclass(frozen=True, slots=True)
class Screen:
    """One question: its key in the address, its title, a hint, and whether it may stay open."""

    key: str
    title: str | Promise
    form: type[screens.Question]
    hint: str | Promise = ""
    skip: str | Promise = ""
    template: str = "mentees/_ask_fields.html"


_OPEN = _("I do not want to say")
_FREE = _("It costs nothing. Nobody asks for papers.")
SCREENS = (
    Screen("who", _("Who are you?"), screens.WhoForm, _FREE, template="mentees/_ask_who.html"),
    Screen("languages", _("Which languages do you speak?"), screens.LanguagesForm, skip=_OPEN),
    Screen("need", _("What do you need help with?"), screens.NeedForm, _("Tap what fits best.")),
    Screen(
        "learned",
        _("What have you learned?"),
        screens.LearnedForm,
        _("Tap what you want to tell us about."),
        skip=_OPEN,
        template="mentees/_ask_learned.html",
    ),
    Screen("place", _("Where can we meet you?"), screens.PlaceForm, skip=_OPEN),
    Screen("times", _("When do you have time?"), screens.TimeForm, skip=_("I do not know yet")),
    Screen(
        "wishes",
        _("What is important to you?"),
        screens.WishesForm,
        skip=_("Nothing more"),
        template="mentees/_ask_wishes.html",
    ),
)
BY_KEY = {screen.key: screen for screen in SCREENS}
# Asked in the first talk: the phone's row is long enough.
TALKED = Screen("interests", _("What do you like to do?"), screens.InterestsForm)
# Needs stand beside the record: they are added and closed one by one.
RECORD = (*(key for key in BY_KEY if key != "need"), TALKED.key)
# What a person corrects herself; name and age stand elsewhere.
OWN = ("languages", "learned", "place", "times", "interests", "wishes")
# The questions and the last look.
TOTAL = len(SCREENS) + 1


def said_forms(said: Said, programme: Programme | None) -> dict[str, screens.Question]:
    """Every screen's form with what was said on it; a screen without answers counts as left open."""
    return {
        screen.key: screen.form(MultiValueDict(said.get(screen.key, {})), programme=programme) for screen in SCREENS
    }


def filled(
    data: Any, *, keys: Iterable[str] = BY_KEY, known: Asked | None = None, programme: Programme | None = None
) -> dict[str, screens.Question]:
    """Several screens on one page, with posted data or with what is known."""
    asked = BY_KEY | {TALKED.key: TALKED}
    return {key: asked[key].form(data, known=known, programme=programme) for key in keys}


def all_valid(forms: Mapping[str, screens.Question]) -> bool:
    """Ask every form, so that each shows what is wrong with it."""
    return not [key for key, form in forms.items() if not form.is_valid()]


def first_open(forms: Mapping[str, screens.Question]) -> str:
    """The first screen that still needs an answer; empty when the request can be sent."""
    return next((key for key, form in forms.items() if not form.is_valid()), "")


def asked_from(forms: Mapping[str, screens.Question], language: str) -> Asked:
    """One request from valid forms; forms left out leave their part unsaid."""
    parts: dict[str, Any] = {"language": language, "name": ""}
    for form in forms.values():
        parts |= form.answers()
    field = parts.pop("field", None)
    if parts.get("wanted"):
        parts["wanted"] = replace(parts["wanted"], field=field)
    return Asked(**parts)
