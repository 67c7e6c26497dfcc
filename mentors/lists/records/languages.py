"""Languages by their names in German and English."""

import re
from functools import cache
from typing import NamedTuple

from babel import Locale

from common.names import fold
from network.languages import SPOKEN, names

# As people call them. "Kurdisch" alone is several languages, so it is asked.
_ALSO = {
    "farsi": "fa",
    "persisch": "fa",
    "persian": "fa",
    "iranisch": "fa",
    "dari": "prs",
    "afghanisch": "prs",
    "paschtu": "ps",
    "paschto": "ps",
    "pashto": "ps",
    "kurmandschi": "kmr",
    "kurmanci": "kmr",
    "kurmanji": "kmr",
    "nordkurdisch": "kmr",
    "sorani": "ckb",
    "tigrinya": "ti",
    "tigrigna": "ti",
    "tigrinisch": "ti",
    "amharisch": "am",
    "arab": "ar",
    "engl": "en",
    "dt": "de",
    "romanes": "rom",
    "kroatisch": "hr",
    "bosnisch": "bs",
    "griechisch": "el",
}
_AMBIGUOUS = frozenset({"ku"})
_APART = re.compile(r"[,;/|+&\n]|\bund\b|\band\b|\boder\b")
_LEVEL = re.compile(
    r"\b(?:[ABC][0-2]|gut|sehr|etwas|wenig|ein|bisschen|fließend|muttersprache|grundkenntnisse)\b", re.I
)
_NOTHING = frozenset({"", "?", "-", "–", "??", "keine", "unbekannt", "k.A.", "none"})


class Languages(NamedTuple):
    """Codes in the order of the cell; `rest` is what no language is called. Both empty = nothing was said."""

    codes: tuple[str, ...] = ()
    rest: str = ""


@cache
def _by_name() -> dict[str, str]:
    """Folded name → code: all of Unicode's, then the names people use."""
    found: dict[str, str] = {}
    for locale in ("en", "de"):
        known = Locale.parse(locale).languages
        found |= {fold(name): code for code, name in known.items() if len(code) <= 3 and code not in _AMBIGUOUS}
        found |= {fold(name): code for code, name in names(locale).items() if code in SPOKEN}
    return found | _ALSO


def language_code(text: str) -> str:
    """The code of one language ("Kurdisch (Kurmandschi)" too), or nothing. Abbreviations of two letters are none."""
    inner = re.search(r"\(([^)]*)\)", text)
    outer = re.sub(r"\([^)]*\)", "", text)
    for candidate in filter(None, [inner and inner[1], outer]):
        key = fold(_LEVEL.sub(" ", candidate))
        if len(key) > 1 and key in _by_name():
            return _by_name()[key]
    return ""


def languages_in(text: str) -> Languages:
    """All languages of a cell, separated by anything. "?" and "-" say nothing."""
    if text.strip() in _NOTHING:
        return Languages()
    codes, rest = [], []
    for part in (part.strip() for part in _APART.split(text)):
        if code := language_code(part):
            codes.append(code)
        elif part not in _NOTHING:
            rest.append(part)
    return Languages(tuple(dict.fromkeys(codes)), ", ".join(rest))
