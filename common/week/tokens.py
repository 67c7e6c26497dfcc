"""A text about time, cut into pieces with a meaning."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from common.week import vocabulary as v

_PHRASES = [(kind, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.I), means) for kind, pattern, means in v.PHRASES]
_OTHER = re.compile(r"\d+|.", re.DOTALL)


@dataclass(frozen=True)
class Token:
    """`kind`: day, part, time, after, until, between, and, break, not, flexible, dash, separator, noise, junk.

    `minute` of a time comes with `half`: "am", "pm" or nothing.
    """

    kind: str
    text: str
    days: frozenset[int] = frozenset()
    part: tuple[int, int] = (0, 0)
    minute: int = 0
    half: str = ""


def tokens(text: str) -> Iterator[Token]:
    """The pieces of `text` in order; blanks and full stops are left out."""
    at, last = 0, None
    while at < len(text):
        found, at = _next(text, at, last)
        for token in found:
            last = token if token.kind != "noise" else last
            yield token


def _next(text: str, at: int, last: Token | None) -> tuple[list[Token], int]:
    for kind, pattern, means in _PHRASES:
        if hit := pattern.match(text, at):
            return [Token(kind, hit[0], **means)], hit.end()
    if hit := v.TIME.match(text, at):
        hour, minute, half = hit.groups()
        moment = int(hour) * 60 + int(minute or 0)
        kind = "time" if moment <= 24 * 60 else "junk"
        return [Token(kind, hit[0], minute=moment, half=(half or "").lower())], hit.end()
    if hit := v.WORD.match(text, at):
        return list(_word(hit[0], last, text[hit.end() :])), hit.end()
    sign = text[at]
    if sign in v.DASH:
        return [Token("dash", sign)], at + 1
    if sign in v.SEPARATORS:
        return [Token("separator", sign)], at + 1
    if sign.isspace() or sign in ".:()[]!*'\"·…":
        return [], at + 1
    other = _OTHER.match(text, at)
    return [Token("junk", other[0] if other else sign)], other.end() if other else at + 1


_KINDS = (
    ("after", v.AFTER),
    ("until", v.UNTIL),
    ("between", v.BETWEEN),
    ("and", v.AND),
    ("break", v.BREAK),
    ("not", v.NOT),
    ("flexible", v.FLEXIBLE),
    ("noise", v.NOISE),
)


def _word(word: str, last: Token | None, after: str) -> Iterator[Token]:
    low = word.casefold()
    if low in v.DAYS and (low not in v.ALSO_WORDS or _stands_as_day(word, last, after)):
        yield Token("day", word, days=v.DAYS[low])
    elif low in v.PARTS:
        yield Token("part", word, part=v.PARTS[low])
    elif both := v.joined(low):
        yield Token("day", word, days=both[0])
        yield Token("part", word, part=both[1])
    else:
        yield Token(next((kind for kind, words in _KINDS if low in words), "junk"), word)


def _stands_as_day(word: str, last: Token | None, after: str) -> bool:
    """ "So" and "DO" as written in German; "so", "do" only in a row of days or before a time."""
    if word.casefold() == "we":
        return word == "WE"
    if last and last.kind in {"and", "separator", "dash", "until"}:
        return True
    return word[0].isupper() or (last is None and after.lstrip()[:1].isdigit())
