"""Names of spoken languages in the reader's language."""

from functools import lru_cache

from babel import Locale
from django.utils import translation

# What people of the county speak; more can be entered by code.
SPOKEN = (
    *("de", "en", "ar", "fa", "prs", "ps", "kmr", "ckb", "tr", "uk", "ru", "ti", "so", "am"),
    *("fr", "es", "pl", "ro", "bg", "sq", "sr", "el", "it", "pt", "vi", "ur"),
)
# Unicode's data calls these otherwise or not at all.
_BY_HAND = {
    "kmr": {"de": "Kurmandschi", "en": "Kurmanji", "ar": "الكرمانجية"},
    "ckb": {"de": "Sorani", "en": "Sorani", "ar": "السورانية"},
    "prs": {"de": "Dari", "en": "Dari", "ar": "الدرية"},
    "fa": {"de": "Persisch", "en": "Persian", "ar": "الفارسية"},
}


@lru_cache(maxsize=8)
def names(language: str) -> dict[str, str]:
    """Code to name for all spoken languages; `language` is the reader's ("de-simple" reads as German)."""
    short = language.split("-")[0]
    known = Locale.parse(short).languages
    return {code: _BY_HAND.get(code, {}).get(short) or known.get(code, code) for code in SPOKEN}


def name(code: str) -> str:
    """One language's name; an unknown code stays as it is."""
    return names(translation.get_language() or "de").get(code, code)


def choices() -> list[tuple[str, str]]:
    """Form choices, German first, then by name."""
    known = names(translation.get_language() or "de")
    return [("de", known["de"]), *sorted(((c, n) for c, n in known.items() if c != "de"), key=lambda pair: pair[1])]
