"""Names as lists write them: in two cells, in one with a comma, in one without."""

import re

from common.names import fold
from mentors.lists.columns.vocabulary import LAST_FIRST
from mentors.lists.records.areas import LOST

LONGEST = 100
_ADDRESS = re.compile(r"^(?:herrn?|frau|mr|mrs|ms)\b\.?\s*", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
# They begin a family name.
_PARTICLES = frozenset({"von", "van", "vom", "zu", "de", "der", "den", "del", "di", "al", "el", "bin", "ben", "abu"})
_IN_A_WORD = re.compile(r"[^\W\d_][?\ufffd]|[?\ufffd][^\W\d_]")


def read_names(last: str, first: str, both: str, heading: str = "") -> tuple[str, str]:
    """Family name and first name from the cells of these meanings; `heading` tells the order in one cell.

    Without a comma the last word is the family name, unless the heading begins with it. What has no letter, or is
    longer than a name, is none.
    """
    last, first, both = (_name(text) for text in (last, first, both))
    if not last and not first:
        return _apart(both, fold(heading) in LAST_FIRST)
    if "," in last and not first:
        return _apart(last, True)
    return last, first


def is_lost(name: str) -> bool:
    """Was a letter lost on the way ("Ay?e")? Then the name is asked, not guessed."""
    return bool(LOST.search(name) and _IN_A_WORD.search(name))


def _name(text: str) -> str:
    text = _ADDRESS.sub("", " ".join(text.split()))
    return text if _LETTER.search(text) and len(text) <= LONGEST else ""


def _apart(both: str, last_first: bool) -> tuple[str, str]:
    if "," in both:
        last, _comma, first = both.partition(",")
        return last.strip(), first.replace(",", " ").strip()
    words = both.split()
    if len(words) < 2:
        return both, ""
    if last_first:
        cut = next((n for n, word in enumerate(words) if word.casefold() not in _PARTICLES), 0) + 1
        return " ".join(words[:cut]), " ".join(words[cut:])
    cut = next((n for n in range(1, len(words)) if words[n].casefold() in _PARTICLES), len(words) - 1)
    return " ".join(words[cut:]), " ".join(words[:cut])
