"""A request in words, screen by screen: for the last look, one's own page and the desk."""

from collections.abc import Sequence
from dataclasses import dataclass

import phonenumbers
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from phonenumbers import PhoneNumberFormat

from accounts import consents
from common.week import describe
from mentees.asked import Asked, Born
from mentees.forms.rows import SCREENS, TALKED
from network import languages


@dataclass(frozen=True, slots=True)
class Told:
    """The answers of one screen. No lines: left open."""

    key: str
    title: str | Promise
    lines: list[str]


def told(asked: Asked) -> list[Told]:
    """What was said, in the reader's language, in the order of the questions."""
    lines: dict[str, Sequence[object]] = {
        "who": [asked.name, _born(asked.born)],
        "languages": _languages(asked),
        "need": _need(asked),
        "learned": _learned(asked),
        "place": [asked.area.name if asked.area else "", asked.mobility.label if asked.mobility else ""],
        "times": [describe(asked.free) if asked.free else ""],
        "wishes": _wishes(asked),
        "interests": [", ".join(str(one.label) for one in asked.interests or ())],
    }
    screens = SCREENS if asked.interests is None else (*SCREENS, TALKED)
    return [Told(one.key, one.title, [str(line) for line in lines[one.key] if line]) for one in screens]


def _born(born: Born) -> str:
    if born.adult_from:
        return _("18 since or from %(month)s") % {"month": date_format(born.adult_from, "F Y")}
    return _("born in %(year)s") % {"year": born.year} if born.year else ""


def _languages(asked: Asked) -> Sequence[object]:
    spoken = ", ".join(languages.name(code) for code, _level in asked.languages)
    german = _("German: %(level)s") % {"level": asked.german.label} if asked.german else ""
    return [spoken, german]


def _need(asked: Asked) -> Sequence[object]:
    if asked.wanted is None:
        return []
    programme = asked.wanted.programme
    return [asked.wanted.phase.name, asked.wanted.topic.label, programme.name if programme else ""]


def _learned(asked: Asked) -> Sequence[object]:
    field = asked.wanted.field if asked.wanted else None
    papers = [f"{kind.label}: {state.label}" for kind, state in asked.credentials]
    return [field.label if field else "", *papers]


def _wishes(asked: Asked) -> Sequence[object]:
    purposes = [consents.find(code) for code in sorted(asked.agreed)]
    return [
        _("I am: %(gender)s") % {"gender": asked.gender.label} if asked.gender else "",
        _("At my side: %(gender)s") % {"gender": asked.wished_gender.label} if asked.wished_gender else "",
        _("I need somebody to look after my children") if asked.childcare else "",
        _("I need a place without stairs") if asked.step_free else "",
        _phone(asked.phone),
        *(_("You may: %(purpose)s") % {"purpose": purpose.title} for purpose in purposes if purpose),
    ]


def _phone(number: str) -> str:
    return phonenumbers.format_number(phonenumbers.parse(number), PhoneNumberFormat.NATIONAL) if number else ""
