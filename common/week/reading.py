"""Free time as people write it: "Mo ab 16 Uhr", "werktags abends", "Mi 14-18", "Sa vormittag", "Mon-Fri mornings"."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from common.week import vocabulary as v
from common.week.slots import DAY, Slot, without
from common.week.tokens import Token, tokens

Times = tuple[int | None, int | None]


@dataclass(frozen=True)
class Reading:
    """What a text says. `slots` is None where it does not say when (never empty); `rest` is what was not understood."""

    slots: tuple[Slot, ...] | None = None
    rest: str = ""

    @property
    def known(self) -> bool:
        return self.slots is not None


@dataclass
class _Clause:
    """Days and times that belong together. Times that come first wait for their days."""

    days: frozenset[int] = frozenset()
    times: list[Times] = field(default_factory=list)
    part: tuple[int, int] | None = None
    times_first: bool = False
    negative: bool = False
    spoilt: bool = False

    @property
    def empty(self) -> bool:
        return not self.days and not self.timed

    @property
    def timed(self) -> bool:
        return bool(self.times or self.part)

    def slots(self) -> list[Slot]:
        spans = [_span(times, self.part) for times in self.times] or [self.part or (v.MORNING, v.NIGHT)]
        if self.negative and not self.timed:
            spans = [(0, DAY)]
        return [slot for day in self.days or v.ALL_DAYS for span in spans for slot in _on(day, *span)]


def read(text: str) -> Reading:
    """Read a text about free time. Flexible, by arrangement, empty and unreadable are unknown.

    A day without a time counts from 8 to 22 o'clock, a time without a day on every day.
    """
    pieces = [t for t in tokens(text) if t.kind != "noise"]
    clauses, rest, flexible = _Reader(pieces).read()
    wanted = [slot for clause in clauses if not clause.negative for slot in clause.slots()]
    unwanted = [slot for clause in clauses if clause.negative for slot in clause.slots()]
    slots = without(wanted, unwanted)
    if slots and not flexible:
        return Reading(slots, rest)
    # Flexible and in the evening: not only in the evening. Never on Fridays: when then?
    is_plainly_flexible = flexible and not clauses and not rest
    return Reading(None, "" if is_plainly_flexible else " ".join(text.split()))


def _span(times: Times, part: tuple[int, int] | None) -> tuple[int, int]:
    """A start and an end, either of them open, within a part of the day if one is named ("abends ab 19 Uhr")."""
    start, end = times
    first, last = part or (min(v.MORNING, end or v.MORNING), max(v.NIGHT, start or v.NIGHT))
    if part and part[0] >= DAY // 2:
        # "nachmittags 3-5" is read off a dial.
        start, end = (None if m is None else m + DAY // 2 if m < 9 * 60 else m for m in times)
    return (first if start is None else start), (last if end is None else end)


def _on(day: int, start: int, end: int) -> list[Slot]:
    """One slot, or two when it goes past midnight; none when it has no length."""
    if start == end:
        return []
    if start < end:
        return [Slot(day, start, end)]
    ends = [Slot((day + 1) % 7, 0, end)] if end else []
    return [Slot(day, start, DAY), *ends] if start < DAY else ends


class _Reader:
    """Goes once from left to right."""

    def __init__(self, pieces: Sequence[Token]):
        self.pieces = pieces
        self.at = 0
        self.clause = _Clause()
        self.clauses: list[_Clause] = []
        self.junk: list[str] = []
        self.glue = ""
        self.flexible = False
        self.in_junk = False

    def read(self) -> tuple[list[_Clause], str, bool]:
        while self.at < len(self.pieces):
            was_junk, self.in_junk = self.in_junk, False
            if not (self._days() or self._times()):
                self._single(was_junk)
        self._close()
        return self.clauses, "; ".join(self.junk), self.flexible

    def _kinds(self, *kinds: str) -> bool:
        """Do the next pieces have these kinds? "dash|until" stands for either."""
        ahead = self.pieces[self.at : self.at + len(kinds)]
        return len(ahead) == len(kinds) and all(t.kind in kind.split("|") for t, kind in zip(ahead, kinds, strict=True))

    def _days(self) -> bool:
        if self._kinds("after", "day", "dash|until", "day"):
            self.at += 1
        if self._kinds("day", "dash|until", "day"):
            first, last = (min(self.pieces[self.at + n].days) for n in (0, 2))
            self._add_days(frozenset((first + n) % 7 for n in range((last - first) % 7 + 1)), 3)
        elif self._kinds("day"):
            self._add_days(self.pieces[self.at].days, 1)
        else:
            return False
        return True

    def _add_days(self, days: frozenset[int], length: int) -> None:
        self.at += length
        clause = self.clause
        if clause.timed and ((clause.days and not clause.times_first) or self._time_follows()):
            self._close()
        elif clause.timed and not clause.days:
            clause.times_first = True
        self.clause.days |= days
        self.glue = ""

    def _time_follows(self) -> bool:
        """Days, days and then a time: the time is theirs."""
        for piece in self.pieces[self.at :]:
            if piece.kind in {"time", "part", "after", "until", "between"}:
                return True
            if piece.kind not in {"day", "dash"}:
                return False
        return False

    def _times(self) -> bool:
        p, at = self.pieces, self.at
        if self._kinds("between", "time", "and|dash|until", "time"):
            return self._add_times(p[at + 1], p[at + 3], 4)
        if self._kinds("after", "time", "dash|until", "time"):
            return self._add_times(p[at + 1], p[at + 3], 4)
        if self._kinds("time", "dash|until", "time"):
            return self._add_times(p[at], p[at + 2], 3)
        if self._kinds("after", "time"):
            return self._add_times(p[at + 1], None, 2)
        if self._kinds("until", "time"):
            return self._add_times(None, p[at + 1], 2)
        if self._kinds("part"):
            return self._add_part(p[at].part)
        return False

    def _add_times(self, start: Token | None, end: Token | None, length: int) -> bool:
        self.at += length
        half = end.half if end else ""
        self._ready_for_times()
        self.clause.times.append((_minute(start, half), _minute(end, half)))
        return True

    def _add_part(self, part: tuple[int, int]) -> bool:
        self.at += 1
        self._ready_for_times()
        if self.clause.part or (self.clause.times and self.glue):
            # "vormittags und abends": two times of the same days.
            days, times_first = self.clause.days, self.clause.times_first
            self._close()
            self.clause = _Clause(days=days, times_first=times_first)
        self.clause.part = part
        self.glue = ""
        return True

    def _ready_for_times(self) -> None:
        clause = self.clause
        if clause.days and clause.timed and clause.times_first:
            self._close()
        elif clause.days and not clause.timed and self.glue in {"and", "/"}:
            # "Wochenende und abends": the evenings of all days.
            self._close()
        elif clause.part and self.glue:
            days, self.clause = clause.days, _Clause()
            self.clauses.append(clause)
            self.clause.days = days

    def _single(self, was_junk: bool) -> None:
        piece = self.pieces[self.at]
        self.at += 1
        if piece.kind in {"separator", "and"}:
            self.glue = "and" if piece.kind == "and" or piece.text in "+&" else piece.text
        elif piece.kind == "break":
            self._close()
        elif piece.kind == "not":
            if self._kinds("day|part|time|after|until|between"):
                self._close()
            self.clause.negative = True
        elif piece.kind == "flexible":
            self.flexible = True
        elif piece.kind != "dash":
            self.clause.spoilt |= piece.kind == "time" or piece.text.isdigit()
            self.junk[-1:] = [f"{self.junk[-1]} {piece.text}"] if was_junk else [*self.junk[-1:], piece.text]
            self.in_junk = True

    def _close(self) -> None:
        # A day beside a time that was not understood is not the whole day.
        if not self.clause.empty and not (self.clause.spoilt and not self.clause.timed):
            self.clauses.append(self.clause)
        self.clause, self.glue = _Clause(), ""


def _minute(time: Token | None, half: str) -> int | None:
    if time is None:
        return None
    noon, half = DAY // 2, time.half or half
    if half == "pm" and time.minute < noon:
        return time.minute + noon
    if half == "am" and noon <= time.minute < noon + 60:
        return time.minute - noon
    return time.minute
