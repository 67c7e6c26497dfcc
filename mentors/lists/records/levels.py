"""How well somebody speaks German."""

import re

from common.names import fold

_LEVEL = re.compile(r"\b([ABC][12]|A0)\b", re.IGNORECASE)
# Only what says a level: "gut" is asked.
_WORDS = dict.fromkeys(("kein", "keins", "keine", "keine kenntnisse", "null", "nicht", "none", "no"), "A0")
_WORDS |= dict.fromkeys(("muttersprache", "muttersprachlich", "muttersprachler", "native", "c2"), "C2")
_WORDS |= dict.fromkeys(("alphabetisierung", "alpha", "anfaenger", "beginner"), "A0")


def german_level(text: str) -> str:
    """A0 to C2 (Common European Framework); of "A2/B1" the lower one. Empty when it says no level."""
    found = sorted(hit.upper() for hit in _LEVEL.findall(text))
    return found[0] if found else _WORDS.get(fold(text), "")
