"""What seekers look for ("Hilfe Berufsschule Bau"), fields of work, and whom they wish for."""

import re
from typing import NamedTuple

from common.names import fold

# Word → (slug of the phase, topic), in the words of `network.phases` and `mentees.enums.Topic`; the first that fits.
_NEEDS = (
    (r"berufsschul\w*|berufskolleg|vocational school", "vocational-school", "vocational_school"),
    (r"praktik\w*|internship", "training-search", "internship"),
    (r"anerkennung|zeugnis\w*|recognition|certificates?", "recognition", "certificates"),
    (r"ausbildung\w*|lehrstelle|training|apprenticeship", "training-search", "training_place"),
    (r"job|arbeit|stelle|arbeitssuche|arbeitsstelle|work", "work-search", "work"),
    (r"bewerbung\w*|applications?", "work-search", "application"),
    (r"gruendung|selbst(?:ae|st)\w*|business", "starting-business", "founding"),
    (r"hausaufgaben\w*|homework|nachhilfe", "homework", "homework"),
    (r"lesen|reading", "reading", "reading"),
    (r"wohnung\w*|housing|flat", "housing", "housing"),
)
NEEDS = tuple((re.compile(rf"\b(?:{pattern})\b"), phase, topic) for pattern, phase, topic in _NEEDS)
_HELPING = re.compile(
    r"\b(?:hilfe|unterstuetzung|bei|beim|in|im|der|die|fuer|als|suche|sucht|help|with|for|eine?n?|zur?)\b"
)

# In the words of `network.enums.OccupationField`.
_FIELDS = {
    "care": r"pflege\w*|alten\w*|kranken\w*|medizin\w*|gesundheit\w*|care|nurs\w*",
    "childcare": r"erziehung|erzieher\w*|kita|paedagog\w*|kinder\w*|childcare|education",
    "construction": r"bau|bauwesen|handwerk|maurer\w*|maler\w*|dach\w*|tischler\w*|construction",
    "electrical": r"elektro\w*|elektrik\w*|electric\w*",
    "metal": r"metall\w*|schlosser\w*|schweiss\w*|metal",
    "vehicles": r"kfz|auto\w*|mechatronik\w*|fahrzeug\w*|cars?|vehicles?",
    "logistics": r"lager\w*|logistik\w*|spedition|fahrer\w*|logistics|warehouse",
    "retail": r"handel|einzelhandel|verkauf\w*|kauf\w*|retail|sales",
    "office": r"buero\w*|verwaltung\w*|office",
    "it": r"it|edv|informatik\w*|computer|programm\w*",
    "hospitality": r"gastro\w*|hotel\w*|koch|koechin|kueche|restaurant|hospitality",
    "hair": r"friseur\w*|frisoer\w*|hair\w*",
    "cleaning": r"reinigung\w*|putz\w*|cleaning",
    "farming": r"landwirt\w*|garten\w*|gaertner\w*|farming|garden\w*",
}
FIELDS = {field: re.compile(rf"\b(?:{pattern})\b") for field, pattern in _FIELDS.items()}


class Need(NamedTuple):
    """Phase (slug), topic and field of work; `rest` is what was not understood. All empty = nothing said."""

    phase: str = ""
    topic: str = ""
    occupation: str = ""
    rest: str = ""


def occupation_in(text: str) -> str:
    """The field of work, or nothing."""
    key = fold(text)
    return next((field for field, pattern in FIELDS.items() if pattern.search(key)), "")


def need_in(text: str) -> Need:
    """ "Anerkennung Zeugnis Metall" → recognition, certificates, metal."""
    key = fold(text)
    phase, topic = next(((p, t) for pattern, p, t in NEEDS if pattern.search(key)), ("", ""))
    left = key
    for pattern, _phase, _topic in NEEDS:
        left = pattern.sub(" ", left)
    occupation = occupation_in(left)
    if occupation:
        left = FIELDS[occupation].sub(" ", left)
    left = " ".join(_HELPING.sub(" ", left).split())
    return Need(phase, topic, occupation, text if left else "")


def sex_in(text: str) -> str:
    """ "m", "w", "d", Herr, Frau … in the words of `volunteers.enums.Gender`; empty when it says none."""
    return _SEX.get(fold(text), "")


_SEX = {
    **dict.fromkeys(("w", "f", "weiblich", "frau", "female", "woman"), "woman"),
    **dict.fromkeys(("m", "maennlich", "herr", "mann", "male", "man"), "man"),
    **dict.fromkeys(("d", "divers", "diverse", "x"), "diverse"),
}
_WISHES = (
    (
        re.compile(r"(?:nur |lieber |moeglichst |am liebsten )?(?:eine? )?(?:frau|frauen|patin|woman|women)(?: only)?"),
        "woman",
    ),
    (re.compile(r"(?:nur |lieber |moeglichst |am liebsten )?(?:einen? )?(?:mann|maenner|man|men)(?: only)?"), "man"),
)


def wished_gender(text: str) -> str:
    """Of "nur Frau", "nur Mann"; anything else ("älterer Pate") has no field and is named as not taken over."""
    return next((gender for pattern, gender in _WISHES if pattern.fullmatch(fold(text))), "")
