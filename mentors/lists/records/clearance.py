"""What a list says about a certificate of good conduct: a hint for the checker, never a clearance."""

import re
from dataclasses import dataclass
from enum import StrEnum

from common.names import fold
from mentors.lists.records.dates import read_date


class Said(StrEnum):
    """What the list claims."""

    YES = "yes"
    NO = "no"
    APPLIED = "applied"
    SEEN = "seen"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class ClearanceHint:
    """The claim and the day or month beside it ("2025-03", "2024-01-12"), as said and not checked. No other word."""

    said: Said
    when: str = ""


_SIGNS = (
    (Said.APPLIED, re.compile(r"\b(?:beantragt|antrag|angefordert|applied|requested|in arbeit|laeuft)\b")),
    (Said.NO, re.compile(r"\b(?:nein|nicht|kein|keins|keine|fehlt|offen|ausstehend|no|none|missing|n)\b")),
    (Said.SEEN, re.compile(r"\b(?:vorgelegt|eingesehen|gesehen|seen|shown|geprueft)\b")),
    (Said.YES, re.compile(r"\b(?:ja|vorhanden|liegt vor|da|yes|ok|x|j)\b")),
)


def clearance_hint(text: str) -> ClearanceHint | None:
    """ "ja, 03/2025", "vorgelegt 12.01.2024", "beantragt", a bare date (seen on it). None when nothing is said."""
    key = fold(text)
    if not key:
        return None
    date = read_date(text)
    when = date.day.isoformat() if date.day else f"{date.year}-{date.month:02}" if date.month else str(date.year or "")
    bare = Said.SEEN if date.year else Said.UNREAD
    return ClearanceHint(next((said for said, sign in _SIGNS if sign.search(key)), bare), when)
