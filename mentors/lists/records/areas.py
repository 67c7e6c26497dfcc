"""Areas by their names as people write them."""

import re
from collections.abc import Mapping

from common.names import fold

_POSTCODE = re.compile(r"\b\d{5}\b")
_APART = re.compile(r"[,/()–-]")
LOST = re.compile(r"[?\ufffd]")


class Areas:
    """Finds the key of an area; `names` maps names to keys (two areas of one name: only the first is found)."""

    def __init__(self, names: Mapping[str, str]):
        self._keys: dict[str, str] = {}
        for name, key in names.items():
            self._keys.setdefault(fold(name), key)

    def find(self, text: str) -> str:
        """ "32423 Minden, Rodenbeck" → the key of Rodenbeck: the last part that is known. Nothing when none is."""
        text = _POSTCODE.sub(" ", text)
        for part in [text, *reversed(_APART.split(text))]:
            if key := self._keys.get(fold(part)):
                return key
        return self._with_lost_letters(text) if LOST.search(text) else ""

    def _with_lost_letters(self, text: str) -> str:
        """ "B?renk?mpen": when exactly one area fits."""
        fits = [key for name, key in self._keys.items() if lost_letters(text).fullmatch(name)]
        return fits[0] if len(fits) == 1 else ""


def lost_letters(text: str) -> re.Pattern[str]:
    """A pattern over folded text in which every lost letter ("Ay?e") may be any, also one that folds to two."""
    return re.compile("[a-z]{1,2}".join(re.escape(fold(part)) for part in LOST.split(text.strip())))
