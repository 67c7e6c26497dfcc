"""Phone numbers and mail addresses as lists write them."""

import re
from typing import NamedTuple

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from phonenumbers import PhoneNumberFormat

_NONE = frozenset({"", "-", "–", "—", "/", "?", "x", "nein", "keine", "kein", "k.a.", "none", "n/a", "unbekannt"})
_APART = re.compile(r"[;,\n]|\s/\s|\boder\b|\bund\b")
_MAIL = re.compile(r"[^\s<>;,()\"]+@[^\s<>;,()\"]+")
_SPREADSHEET = re.compile(r"(\d)[.,](\d+)E\+?(\d+)$", re.IGNORECASE)
_REGION = "DE"


class Phones(NamedTuple):
    """Numbers as +49…; `rest` is what could not be read."""

    numbers: tuple[str, ...] = ()
    rest: str = ""


def phones_in(text: str) -> Phones:
    """All numbers of a cell: "0176/04069/746", "+49 (0)176 …", 17604069094 (a spreadsheet took the 0 away)."""
    if text.strip().casefold() in _NONE:
        return Phones()
    numbers: list[str] = []
    rest: list[str] = []
    for part in [text] if _SPREADSHEET.match(text.strip()) else _APART.split(text):
        if part.strip():
            number = _number(part.strip())
            (numbers if number else rest).append(number or part.strip())
    return Phones(tuple(dict.fromkeys(numbers)), ", ".join(rest))


def _number(text: str) -> str:
    if hit := _SPREADSHEET.match(text):
        text = (hit[1] + hit[2]).ljust(int(hit[3]) + 1, "0")
    digits = re.sub(r"\D", "", text)
    if not 6 <= len(digits) <= 15:
        return ""
    # 4917604069431 without a plus, but 049… is Saxony.
    tries = [f"+{digits}", text] if digits.startswith("49") and len(digits) >= 11 else [text]
    for attempt in tries:
        try:
            number = phonenumbers.parse(attempt, _REGION)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            return phonenumbers.format_number(number, PhoneNumberFormat.E164)
    return ""


def mail_in(text: str) -> str:
    """The first complete address in lower case ("Anna <ANNA@example.org>" too), or nothing."""
    for hit in _MAIL.findall(text):
        try:
            validate_email(hit)
        except ValidationError:
            continue
        return hit.lower()
    return ""


def says_none(text: str) -> bool:
    """ "-", "keine": there is none, which is not the same as unreadable."""
    return text.strip().casefold() in _NONE
