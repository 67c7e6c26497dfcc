"""A preview as bytes and back, so that it can be kept (sealed) until a person has decided. JSON: nothing in it runs.

One line says what the sheets are, one marks every row, then each row has a line of its own: a page opens only its rows.
"""

import dataclasses
import datetime as dt
import json
import operator
import types
import typing
from collections import Counter
from collections.abc import Callable, Iterable
from enum import Enum
from functools import cache
from typing import Any, NamedTuple

from mentors.lists.fields import Field
from mentors.lists.outcomes import Outcome
from mentors.lists.preview import Part, Preview, counted
from mentors.lists.sorting import Sorted


class Mark(NamedTuple):
    """A row without its person: its number, what becomes of it, what is to be asked, and of an unclear row who it may
    be (see `named`)."""

    number: int
    outcome: Outcome
    asks: tuple[Field, ...] = ()
    names: tuple[str, ...] = ()


class Kept:
    """A kept preview: parts and marks at once, rows when they are asked for."""

    def __init__(self, kind: str, parts: tuple[Part, ...], marks: tuple[Mark, ...], lines: list[bytes]):
        self.kind, self.parts, self.marks = kind, parts, marks
        self._lines = dict(zip((mark.number for mark in marks), lines, strict=True))

    @property
    def counts(self) -> dict[str, int]:
        """As `Preview.counts`."""
        return counted(Counter(mark.outcome for mark in self.marks))

    def row(self, number: int) -> Sorted | None:
        """One row by its number in the whole list."""
        return _opener(Sorted)(json.loads(self._lines[number])) if number in self._lines else None

    def preview(self, only: Outcome | None = None) -> Preview:
        """All rows, or those of one outcome."""
        wanted = (mark.number for mark in self.marks if only is None or mark.outcome == only)
        return Preview(self.kind, self.parts, tuple(_opener(Sorted)(json.loads(self._lines[n])) for n in wanted))


def marks_of(rows: Iterable[Sorted]) -> tuple[Mark, ...]:
    """The marks of these rows, in their order."""
    return tuple(
        Mark(
            row.record.number,
            row.outcome,
            () if row.outcome == Outcome.REFUSED else tuple(dict.fromkeys(ask.field for ask in row.record.asks)),
            tuple(one.named for one in row.candidates) if row.outcome == Outcome.UNCLEAR else (),
        )
        for row in rows
    )


def dumped(seen: Preview) -> bytes:
    """The whole preview, with everything the rows say: to be sealed by whoever keeps it."""
    write = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    parts = [_packer(Part)(part) for part in seen.parts]
    rows = (write(_packer(Sorted)(row)) for row in seen.rows)
    return "\n".join([write([seen.kind, parts]), write(marks_of(seen.rows)), *rows]).encode()


def loaded(content: bytes) -> Kept:
    """What `dumped` gave. Raises ValueError or TypeError when it is something else."""
    facts, marks, *lines = content.split(b"\n")
    kind, parts = json.loads(facts)
    return Kept(kind, tuple(map(_opener(Part), parts)), tuple(map(_opener(Mark), json.loads(marks))), lines)


@cache
def _packer(kind: Any) -> Callable[[Any], Any]:
    """How a value of this type becomes what JSON knows."""
    origin, inside = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        pack = _packer(_only(inside))
        return _as_it_is if pack is _as_it_is else lambda value: None if value is None else pack(value)
    if origin is tuple:
        pack = _packer(inside[0])
        return _as_it_is if pack is _as_it_is else lambda value: [pack(one) for one in value]
    if _is_record(kind):
        return _record_packer(kind)
    return dt.date.isoformat if kind is dt.date else _as_it_is


def _record_packer(kind: Any) -> Callable[[Any], Any]:
    fields = _fields(kind)
    values = operator.attrgetter(*fields)
    packed = [(n, each) for n, one in enumerate(fields.values()) if (each := _packer(one)) is not _as_it_is]

    def pack(record: Any) -> list[Any]:
        row = list(values(record))
        for n, one in packed:
            row[n] = one(row[n])
        return row

    return pack


@cache
def _opener(kind: Any) -> Callable[[Any], Any]:
    """How a value of this type is made of what JSON gave."""
    origin, inside = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        make = _opener(_only(inside))
        return _as_it_is if make is _as_it_is else lambda value: None if value is None else make(value)
    if origin is tuple:
        make = _opener(inside[0])
        return tuple if make is _as_it_is else lambda value: tuple([make(one) for one in value])
    if _is_record(kind):
        return _record_opener(kind)
    if issubclass(kind, Enum):
        return kind
    return dt.date.fromisoformat if kind is dt.date else _as_it_is


def _record_opener(kind: Any) -> Callable[[Any], Any]:
    fields = _fields(kind)
    opened = [(n, each) for n, one in enumerate(fields.values()) if (each := _opener(one)) is not _as_it_is]

    def make(row: list[Any]) -> Any:
        if len(row) != len(fields):
            raise ValueError(f"this is no {kind.__name__}")
        for n, one in opened:
            row[n] = one(row[n])
        return kind(*row)

    return make


def _as_it_is(value: Any) -> Any:
    return value


def _only(kinds: Iterable[Any]) -> Any:
    """Of "X or None" the X."""
    (kind,) = (one for one in kinds if one is not type(None))
    return kind


def _is_record(kind: Any) -> bool:
    return dataclasses.is_dataclass(kind) or hasattr(kind, "_fields")


def _fields(kind: Any) -> dict[str, Any]:
    """Name → type, in order. With two fields or more, as every record here."""
    hints = typing.get_type_hints(kind)
    names = getattr(kind, "_fields", None) or [field.name for field in dataclasses.fields(kind)]
    return {name: hints[name] for name in names}
