"""One cell as text."""

import datetime as dt
import re

from common.names import printable
from mentors.lists.reading.book import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, Sheet, Trouble, Unreadable

# "=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0"; but "+49 (0)176 …", "-" and "@home" are text.
_FORMULA = re.compile(r"\s*(?:=|[+\-@](?:[A-Za-z]\w*\(|.*[|!]))", re.DOTALL)


def is_formula(text: str) -> bool:
    """Would a spreadsheet program calculate this?"""
    return text.lstrip()[:1] in {"=", "+", "-", "@"} and bool(_FORMULA.match(text))


def clean(text: str) -> str:
    """Without control and direction-override characters; blanks collapsed, line ends kept, never endless."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())[:LONGEST_CELL]
    lines = (printable(line) for line in text[: 2 * LONGEST_CELL].splitlines())
    return "\n".join(line for line in lines if line)[:LONGEST_CELL]


def as_text(value: object) -> str:
    """A spreadsheet's value: dates as ISO, whole numbers without a point, "ja" for a ticked box."""
    if value is None or value is False:
        return ""
    if value is True:
        return "ja"
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ", "minutes")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, dt.time):
        return value.isoformat("minutes")
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return clean(str(value))


class Rows:
    """Collects the cells of a sheet in any order, within the limits. Formulas are remembered, not kept."""

    def __init__(self) -> None:
        self._cells: dict[int, dict[int, str]] = {}
        self.formulas: set[tuple[int, int]] = set()

    def put(self, row: int, column: int, value: object, *, formula: bool = False) -> None:
        """A value at a place counted from 0. Raises `Unreadable` past the limits."""
        text = as_text(value)
        if not text and not formula:
            return
        if row >= MOST_ROWS or column >= MOST_COLUMNS:
            raise Unreadable(Trouble.TOO_LONG)
        if formula or is_formula(text):
            self.formulas.add((row, column))
            text = ""
        self._cells.setdefault(row, {})[column] = text

    def at(self, row: int, column: int) -> str:
        """The text at a place, or nothing."""
        return self._cells.get(row, {}).get(column, "")

    def sheet(
        self,
        name: str,
        *,
        hidden: bool = False,
        hidden_columns: frozenset[int] = frozenset(),
        hidden_rows: frozenset[int] = frozenset(),
    ) -> Sheet:
        """All of it, blank rows between included."""
        last = max(self._cells, default=-1)
        rows = tuple(self._row(self._cells.get(n, {})) for n in range(last + 1))
        return Sheet(clean(name), rows, hidden, hidden_columns, hidden_rows, frozenset(self.formulas))

    @staticmethod
    def _row(cells: dict[int, str]) -> tuple[str, ...]:
        return tuple(cells.get(n, "") for n in range(max(cells, default=-1) + 1))
