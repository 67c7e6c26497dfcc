"""vCard 2.1, 3.0 and 4.0: one card is one row under headings of our own."""

import io
import re
import warnings
from collections.abc import Iterator

from vobject.base import getLogicalLines, textLineToContentLine

from mentors.lists.reading.book import MOST_ROWS, Sheet, Trouble, Unreadable
from mentors.lists.reading.cells import Rows, clean

HEADINGS = (
    *("Nachname", "Vorname", "Name", "Geburtsdatum", "Telefon", "E-Mail", "Sprachen", "Wohnort", "Geschlecht"),
    *("Kategorien", "Bemerkung"),
)
_CARD = re.compile(r"^BEGIN:VCARD\b.*?(?:^END:VCARD\b|(?=^BEGIN:VCARD\b)|\Z)", re.IGNORECASE | re.DOTALL | re.MULTILINE)
_SEMICOLON = re.compile(r"(?<!\\);")
_ESCAPED = re.compile(r"\\(.)")
_PARTICLES = frozenset({"von", "van", "de", "zu"})
_COLUMN = {
    "FN": "Name",
    "BDAY": "Geburtsdatum",
    "TEL": "Telefon",
    "EMAIL": "E-Mail",
    "LANG": "Sprachen",
    "CATEGORIES": "Kategorien",
    "NOTE": "Bemerkung",
}


def is_cards(text: str) -> bool:
    """Does this text begin with a card?"""
    return bool(re.match(r"\s*BEGIN:VCARD\b", text, re.IGNORECASE))


def read_cards(text: str) -> list[Sheet]:
    """All cards as one sheet; a damaged card stays a row."""
    rows, broken = Rows(), set()
    for column, heading in enumerate(HEADINGS):
        rows.put(0, column, heading)
    number = 0
    for number, card in enumerate(_CARD.findall(text.replace("\r\n", "\n").replace("\r", "\n")), start=1):
        if number >= MOST_ROWS:
            raise Unreadable(Trouble.TOO_LONG)
        values = _values(card)
        if not any(values.values()):
            broken.add(number)
        for heading, value in values.items():
            rows.put(number, HEADINGS.index(heading), value)
    sheet = rows.sheet("")
    blank = ((),) * (number + 1 - len(sheet.rows))
    rows_of_cards = sheet.rows + blank
    return [Sheet("", rows_of_cards, formulas=sheet.formulas, broken=frozenset(broken), first_number=0)]


def _values(card: str) -> dict[str, str]:
    """Heading → text of one card; nothing at all when it cannot be read."""
    found: dict[str, list[str]] = {}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            lines = [textLineToContentLine(text, number) for text, number in getLogicalLines(io.StringIO(card))]
        for heading, value in (said for line in lines for said in _of_line(line)):
            found.setdefault(heading, []).append(clean(value))
    except Exception:
        # The library has no error of its own for most damage.
        return {}
    if "Nachname" in found or "Vorname" in found:
        found.pop("Name", None)
    return {heading: "\n".join(v for v in dict.fromkeys(values) if v) for heading, values in found.items()}


def _of_line(line) -> Iterator[tuple[str, str]]:
    """What one line says. The library would cut texts at commas that should have been escaped, and seldom are."""
    name, parts = line.name.upper(), [_unescaped(part) for part in _SEMICOLON.split(line.value)]
    parts += [""] * (7 - len(parts))
    if name == "N":
        family, given, additional, prefix = parts[:4]
        # "von" belongs to the name, "Dr." does not matter to a list.
        yield "Nachname", f"{prefix} {family}" if prefix.casefold() in _PARTICLES else family
        yield "Vorname", f"{given} {additional}".strip()
    elif name == "ADR":
        yield "Wohnort", parts[3]
    elif name == "GENDER":
        yield "Geschlecht", parts[0]
    elif name in _COLUMN:
        yield _COLUMN[name], _unescaped(line.value).removeprefix("tel:").removeprefix("mailto:")


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda hit: "\n" if hit[1] in "nN" else hit[1], text).strip()
