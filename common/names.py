"""Folded names: one spelling for search, sorting and duplicates (Müller = Mueller = MUELLER)."""

import re
import unicodedata

from anyascii import anyascii
from django.utils import translation

_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_CONTROLS = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
# Arabic and Persian words need the joiners.
_JOINERS = {"\u200c", "\u200d"}
_NOT_WORD = re.compile(r"[^a-z0-9]+")


def fold(text: str) -> str:
    """Fold case, umlauts, diacritics and script: "Bärbel Özgür" becomes "baerbel oezguer". Empty stays empty."""
    lowered = unicodedata.normalize("NFC", text).casefold().translate(_GERMAN)
    return _NOT_WORD.sub(" ", anyascii(lowered).lower()).strip()


def printable(text: str) -> str:
    """A name as it is stored: without control and direction-override characters (security 8), blanks single.

    What has no width vanishes, also in the middle of a word; what ends a line or a column becomes a blank.
    """
    return " ".join("".join(map(_kept, text)).split())


def set_apart(word: str) -> str:
    """A name or number inside right-to-left text keeps its own direction (Unicode isolates)."""
    return f"\u2068{word}\u2069" if translation.get_language_bidi() and word else word


def _kept(letter: str) -> str:
    kind = unicodedata.category(letter)
    if letter in _JOINERS or kind not in _CONTROLS:
        return letter
    return "" if kind == "Cf" else " "
