"""The words people write about their time, German and simple English."""

import re
from typing import Any

# Where a day begins and ends for who writes only "Sa" or "ab 16 Uhr".
MORNING, NIGHT = 8 * 60, 22 * 60

WORKDAYS = frozenset(range(5))
WEEKEND = frozenset({5, 6})
ALL_DAYS = frozenset(range(7))

_DAY_NAMES = (
    ("mo", "mon", "montag", "monday"),
    ("di", "dienstag", "tue", "tues", "tuesday"),
    ("mi", "mittwoch", "wed", "wednesday"),
    ("do", "donnerstag", "thu", "thur", "thurs", "thursday"),
    ("fr", "freitag", "fri", "friday"),
    ("sa", "samstag", "sonnabend", "sat", "saturday"),
    ("so", "sonntag", "sun", "sunday"),
)
# Everyday words too: days only where a day can stand.
ALSO_WORDS = frozenset({"so", "do", "we"})
DAYS = {name: frozenset({n}) for n, names in enumerate(_DAY_NAMES) for name in names}
DAYS |= {f"{name}s": days for name, days in DAYS.items() if name.endswith(("tag", "woch", "abend", "day"))}
DAYS |= dict.fromkeys(("werktags", "werktag", "werktage", "wochentags", "weekdays", "weekday"), WORKDAYS)
DAYS |= dict.fromkeys(("wochenende", "wochenenden", "weekend", "weekends", "we"), WEEKEND)
DAYS |= dict.fromkeys(("täglich", "taeglich", "tgl", "daily"), ALL_DAYS)

_PART_NAMES = {
    (6 * 60, 9 * 60): ("früh", "frühmorgens", "frueh"),
    (7 * 60, 11 * 60): ("morgens", "morgen"),
    (8 * 60, 12 * 60): ("vormittags", "vormittag", "vormittage", "vorm", "vm", "morning", "mornings"),
    (11 * 60, 14 * 60): ("mittags", "mittag", "noon", "lunchtime"),
    (14 * 60, 18 * 60): (
        *("nachmittags", "nachmittag", "nachmittage", "nachm", "nm"),
        *("afternoon", "afternoons"),
    ),
    (18 * 60, 22 * 60): ("abends", "abend", "abende", "evening", "evenings"),
    (MORNING, NIGHT): ("ganztags", "ganztägig", "ganztaegig", "allday"),
}
PARTS = {name: part for part, names in _PART_NAMES.items() for name in names}

AFTER = frozenset({"ab", "von", "nach", "seit", "after", "from"})
UNTIL = frozenset({"bis", "until", "till", "to", "vor", "before"})
BETWEEN = frozenset({"zwischen", "between"})
AND = frozenset({"und", "u", "oder", "sowie", "bzw", "and", "or"})
BREAK = frozenset({"aber", "sonst", "but", "dafür"})
NOT = frozenset({"nicht", "kein", "keine", "keinen", "nie", "außer", "ausser", "ohne", "not", "never", "except", "no"})
FLEXIBLE = frozenset(
    {"flexibel", "flexible", "variabel", "unterschiedlich", "wechselnd", "jederzeit", "egal", "anytime", "offen", "nv"}
)
_NOISE = """
    je nur auch gern gerne am an im in um immer meist meistens jeweils jeden jede jeder der den dem des ich bin kann
    können könnte geht gehen habe hat haben zeit zeiten frei möglich verfügbar erreichbar etwa ca circa gegen ungefähr
    besten liebsten eher hauptsächlich bevorzugt uhr uhrzeit tag tage i d r wäre ist gut sehr vorzugsweise überwiegend
    alle only can could also on at the usually mostly available free time am is o clock every
"""
NOISE = frozenset(_NOISE.split())
# Whole expressions, looked for before single words.
PHRASES: tuple[tuple[str, str, dict[str, Any]], ...] = (
    (
        "flexible",
        r"(?:nach|auf|in)\s+(?:absprache|vereinbarung|bedarf|anfrage)|n\.\s?v\.|any\s?time|by\s+arrangement",
        {},
    ),
    ("day", r"(?:unter|in)\s+der\s+woche|mon(?:day)?s?\s+to\s+fri(?:day)?s?", {"days": WORKDAYS}),
    ("day", r"jeden\s+tag|alle\s+tage|every\s+day|jeden\s+wochentag", {"days": ALL_DAYS}),
    ("part", r"(?:den\s+)?ganzen?\s+tag|all\s+day", {"part": (MORNING, NIGHT)}),
    # Amounts, ordinals and dates are no times of day.
    (
        "junk",
        r"\d+(?:[.,]\d+)?(?:\s*(?:-|–|bis|oder)\s*\d+)?\s*"
        r"(?:x|×|mal|stunden?|std|stdn|minuten|min|tagen?|tage|wochen?|monate?n?|jahre?|hours?|times|%"
        r"|h(?=\s*(?:/|pro|die|im|in|per)))(?![^\W\d_])\.?",
        {},
    ),
    ("junk", r"\d{1,2}\.\s?(?:0?[1-9]|1[0-2])\.(?:\s?\d{2,4})?|\d{4}-\d\d-\d\d|\d{1,2}\.\s+(?=[a-zäöü])", {}),
)
TIME = re.compile(r"(?<!\d)([01]?\d|2[0-4])(?:[:.h]([0-5]\d))?(?!\d)\s*(?:uhr\b|h\b|(am|pm)\b)?", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]+")
DASH = frozenset("-–—‐‑−")
SEPARATORS = frozenset(",;+&/|\n")


def joined(word: str) -> tuple[frozenset[int], tuple[int, int]] | None:
    """ "Montagabend" → Monday, evening."""
    for cut in range(2, len(word) - 1):
        days, part = DAYS.get(word[:cut]), PARTS.get(word[cut:])
        if days and part and word[:cut] not in ALSO_WORDS:
            return days, part
    return None
