"""Free text beside a person: the parts that have a field of their own are understood, nothing else is kept."""

import re
from dataclasses import dataclass, field

from common.names import fold
from common.week import read
from mentors.lists.records.areas import Areas
from mentors.lists.records.clearance import ClearanceHint, clearance_hint
from mentors.lists.records.languages import languages_in

_APART = re.compile(r"[;\n]|\.\s|\s[–-]\s")
_PHONE_ONLY = re.compile(r"\b(?:nur|bitte|only)\b.*\b(?:telefon\w*|anruf\w*|anrufen|phone)\b|\bkeine? (?:e )?mails?\b")
_MOBILITY = (
    ("car", re.compile(r"\b(?:hat|mit|eigenes)\b.*\b(?:auto|pkw|fuehrerschein)\b|^(?:auto|pkw)$|\bhas (?:a )?car\b")),
    ("bike", re.compile(r"\b(?:hat|mit|faehrt)\b.*\b(?:rad|fahrrad|ebike)\b|^(?:rad|fahrrad)$|\bby bike\b")),
    ("bus", re.compile(r"\b(?:mit|faehrt)\b.*\b(?:bus|bahn|oepnv)\b|^(?:bus|oepnv)$|\bby (?:bus|train)\b")),
)
_SPEAKS = re.compile(r"^\s*(?:fremd)?(?:sprachen?|spricht|languages?|speaks)\b\s*:?\s*(.*)$", re.IGNORECASE | re.DOTALL)
_CLEARANCE = re.compile(r"(?:\berw\w*\.?\s*)?f(?:ü|ue)hrungszeugnis|\b(?:efz|fz)\b", re.IGNORECASE)
# What the person is, which the list as a whole says already.
_ROLES = re.compile(
    r"^(?:integrations|ausbildungs|job|lern|lese|sprach)?(?:lotsin|lotse|pate|patin|mentor|mentorin)(?:nen|n)?$"
    r"|^(?:volunteer|mentor|ehrenamtlich\w*)$"
)


@dataclass
class Remarks:
    """What was understood; `times` are texts about free time, `left` the pieces nobody keeps."""

    phone_only: bool = False
    mobility: str = ""
    languages: tuple[str, ...] = ()
    area: str = ""
    clearance: ClearanceHint | None = None
    times: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def read_remarks(text: str, areas: Areas) -> Remarks:
    """ "hat Auto / kann auch abends", "Kontakt nur per Telefon", "Sprachen Polnisch, Dari; Lübbecke"."""
    found = Remarks()
    for piece in (piece.strip() for piece in _APART.split(text)):
        if piece and not _understood(piece, found, areas):
            found.left.append(piece)
    return found


def _understood(piece: str, found: Remarks, areas: Areas) -> bool:
    key = fold(piece)
    if not key or _ROLES.search(key):
        return True
    if _PHONE_ONLY.search(key):
        found.phone_only = True
    elif mobility := next((code for code, sign in _MOBILITY if sign.search(key)), ""):
        found.mobility = found.mobility or mobility
    elif speaks := _SPEAKS.match(piece):
        spoken = languages_in(speaks[1])
        found.languages += spoken.codes
        return not spoken.rest
    elif _CLEARANCE.search(piece):
        found.clearance = clearance_hint(_CLEARANCE.sub(" ", piece))
    elif area := areas.find(piece):
        found.area = found.area or area
    elif (time := read(piece)).known and not time.rest:
        found.times.append(piece)
    else:
        return False
    return True
