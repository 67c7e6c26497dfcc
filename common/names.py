"""Folded names: one spelling for search, sorting and duplicates (Müller = Mueller = MUELLER)."""

import re
import unicodedata

from anyascii import anyascii

_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_NOT_WORD = re.compile(r"[^a-z0-9]+")


def fold(text: str) -> str:
    """Fold case, umlauts, diacritics and script: "Bärbel Özgür" becomes "baerbel oezguer". Empty stays empty."""
    lowered = unicodedata.normalize("NFC", text).casefold().translate(_GERMAN)
    return _NOT_WORD.sub(" ", anyascii(lowered).lower()).strip()
