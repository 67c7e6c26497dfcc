"""Read a list in a child process with little memory: whatever is in the file, this process stays as it is."""

import contextlib
import json
from collections.abc import Callable, Iterator
from typing import IO, Any

from common import limited
from mentors.lists.reading.book import MOST_BYTES, Book, Sheet, Trouble
from mentors.lists.words import ListRefused

MODULE = "mentors.lists.reading.child"
Progress = Callable[[int, int], None]
_EVERY = 200


def check_size(size: int) -> None:
    """Refuse by the number of bytes, before anything is read into memory. Raises `ListRefused`."""
    if size > MOST_BYTES:
        raise ListRefused(Trouble.TOO_BIG)
    if size == 0:
        raise ListRefused(Trouble.EMPTY)


def read_list(content: bytes, *, on_progress: Progress | None = None) -> Book:
    """The sheets of a CSV, XLSX, ODS or vCard. `on_progress(rows read, rows)`. Raises nothing but `ListRefused`."""
    check_size(len(content))
    with limited.start(MODULE) as process:
        try:
            with contextlib.suppress(BrokenPipeError):
                process.stdin.write(content)  # type: ignore[union-attr]
                process.stdin.close()  # type: ignore[union-attr]
            book = _book(_lines(process.stdout), on_progress)  # type: ignore[arg-type]
        finally:
            process.kill()
    if book is None:
        # It ran out of memory or time.
        raise ListRefused(Trouble.BOMB)
    return book


def _lines(stream: IO[bytes]) -> Iterator[Any]:
    return (json.loads(line) for line in stream if line.endswith(b"\n"))


def _book(told: Iterator[Any], on_progress: Progress | None) -> Book | None:
    """None when the child fell silent before its end."""
    sheets: list[Sheet] = []
    kind = ""
    for facts in told:
        if facts.get("end"):
            return Book(kind, tuple(sheets))
        if "trouble" in facts:
            raise ListRefused(Trouble(facts["trouble"]))
        kind, rows = facts["kind"], []
        for row in told:
            rows.append(tuple(row))
            if on_progress and len(rows) % _EVERY == 0:
                on_progress(len(rows), facts["rows"])
            if len(rows) == facts["rows"]:
                break
        sheets.append(
            Sheet(
                facts["name"],
                tuple(rows),
                facts["hidden"],
                frozenset(facts["hidden_columns"]),
                frozenset(facts["hidden_rows"]),
                frozenset((row, column) for row, column in facts["formulas"]),
                frozenset(facts["broken"]),
                facts["first_number"],
            )
        )
    return None
