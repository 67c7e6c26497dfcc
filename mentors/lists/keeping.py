"""A preview as bytes and back, so that it can be kept (sealed) until a person has decided. JSON: nothing in it runs."""

import dataclasses
import datetime as dt
import json
import types
import typing
from enum import Enum
from functools import cache
from typing import Any

from mentors.lists.preview import Preview


def dumped(seen: Preview) -> bytes:
    """The whole preview, with everything the rows say: to be sealed by whoever keeps it."""
    return json.dumps(_plain(seen), ensure_ascii=False, separators=(",", ":")).encode()


def loaded(content: bytes) -> Preview:
    """What `dumped` gave. Raises ValueError, KeyError or TypeError when it is something else."""
    return _rebuilt(Preview, json.loads(content))


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        return [_plain(getattr(value, field.name)) for field in dataclasses.fields(value)]
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, dt.date) else value


def _rebuilt(wanted: Any, value: Any) -> Any:
    """`value` as the annotated type: dataclasses and named tuples by position, the rest by what it is."""
    origin, inside = typing.get_origin(wanted), typing.get_args(wanted)
    if origin in (types.UnionType, typing.Union):
        (kind,) = (one for one in inside if one is not type(None))
        return None if value is None else _rebuilt(kind, value)
    if origin is tuple:
        return tuple(_rebuilt(inside[0], one) for one in value)
    if dataclasses.is_dataclass(wanted) or hasattr(wanted, "_fields"):
        return wanted(*(_rebuilt(kind, one) for kind, one in zip(_kinds(wanted), value, strict=True)))
    if issubclass(wanted, Enum):
        return wanted(value)
    return dt.date.fromisoformat(value) if wanted is dt.date else value


@cache
def _kinds(wanted: type) -> tuple[Any, ...]:
    """The types of the fields, in order."""
    hints = typing.get_type_hints(wanted)
    names = getattr(wanted, "_fields", None) or [field.name for field in dataclasses.fields(wanted)]
    return tuple(hints[name] for name in names)
