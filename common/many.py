"""Many at once: in pieces a database takes in one statement."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")

# SQLite takes fewer than a thousand values in one statement.
AT_ONCE = 500


def batches(many: Iterable[T], size: int = AT_ONCE) -> Iterator[list[T]]:
    """The same things in their order, at most `size` at a time."""
    rest = iter(many)
    while some := list(islice(rest, size)):
        yield some
