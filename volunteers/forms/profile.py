"""What a helper says about herself."""

from collections.abc import Iterable
from typing import NamedTuple

from django import forms
from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.translation import gettext_lazy as _

from common.forms import Cards
from common.week import Slot, describe, normalised, without
from network import languages
from network.forms import AreaField
from volunteers.enums import Gender, LanguageLevel, Mobility

# Parts of a day, in minutes from midnight.
PARTS = ((8 * 60, 12 * 60), (12 * 60, 15 * 60), (15 * 60, 18 * 60), (18 * 60, 22 * 60))
_TEXTAREA = forms.Textarea(attrs={"rows": 3})


class ProfileForm(forms.Form):
    """Place, way, a sentence about oneself, woman or man."""

    area = AreaField(required=False, label=_("Where do you live?"), empty_label=_("I do not want to say"))
    mobility = forms.ChoiceField(
        required=False,
        label=_("How do you get about?"),
        choices=[*Mobility.choices, ("", _("I do not want to say"))],
        widget=Cards(icons={"foot": "walk", "bike": "bike", "bus": "bus", "car": "car", "": "close"}),
    )
    gender = forms.ChoiceField(
        required=False,
        label=_("Some people wish a woman or a man. What are you?"),
        choices=[*Gender.choices, ("", _("I do not want to say"))],
        widget=Cards(icons={"woman": "woman", "man": "man", "diverse": "people", "": "close"}),
    )
    introduction = forms.CharField(
        required=False,
        max_length=200,
        label=_("One or two sentences about you"),
        help_text=_("The person you help reads them before you meet. No address, no number."),
        widget=_TEXTAREA,
    )


class LanguagesForm(forms.Form):
    """One choice per language: not at all, or how well."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        levels = [("", _("not at all")), *((str(value), label) for value, label in LanguageLevel.choices)]
        for code, name in languages.choices():
            self.fields[code] = forms.ChoiceField(
                required=False, label=name, choices=[*levels, ("?", _("yes, not said how well"))]
            )

    def spoken_fields(self) -> list:
        """German, and what she speaks: they stand first."""
        return [self[code] for code in self.fields if code == "de" or self.initial.get(code)]

    def other_fields(self) -> list:
        """All other languages."""
        return [self[code] for code in self.fields if code != "de" and not self.initial.get(code)]

    @staticmethod
    def initial_of(known: dict[str, int | None]) -> dict[str, str]:
        """Form values of `{code: level}`."""
        return {code: "?" if level is None else str(level) for code, level in known.items()}

    def spoken(self) -> dict[str, int | None]:
        """{code: level} of a valid form, None = not said."""
        said = {code: value for code, value in self.cleaned_data.items() if value}
        return {code: None if value == "?" else int(value) for code, value in said.items()}


class Cell(NamedTuple):
    """A part of a day that can be ticked."""

    value: str
    checked: bool
    label: str


class Day(NamedTuple):
    """A row of the week."""

    name: str
    short: str
    cells: list[Cell]


class Week:
    """Free time as a table to tick: seven days with four parts each, and exact times beside, so that none is lost."""

    def __init__(self, slots: Iterable[Slot]):
        slots = normalised(slots)
        parts = [[Slot(day, start, end) for start, end in PARTS] for day in range(7)]
        whole = {part for row in parts for part in row if not without([part], slots)}
        self.heads = [f"{start // 60}–{end // 60}" for start, end in PARTS]
        self.days = [
            Day(str(WEEKDAYS[day]), str(WEEKDAYS_ABBR[day]), [_cell(part, part in whole) for part in row])
            for day, row in enumerate(parts)
        ]
        self.exact = [_cell(rest, True) for rest in without(slots, whole)]


def read_week(posted: Iterable[str]) -> tuple[Slot, ...]:
    """The slots of the boxes ticked, "0-480-720"; what is no slot is left out."""
    found = []
    for value in list(posted)[:200]:
        numbers = value.split("-")
        if len(numbers) == 3 and all(number.isascii() and number.isdigit() and len(number) < 5 for number in numbers):
            slot = Slot(*map(int, numbers))
            if slot.weekday < 7 and slot.start < slot.end <= 24 * 60:
                found.append(slot)
    return normalised(found)


def _cell(slot: Slot, checked: bool) -> Cell:
    return Cell(f"{slot.weekday}-{slot.start}-{slot.end}", checked, describe([slot]))
