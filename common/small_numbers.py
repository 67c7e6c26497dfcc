"""Small numbers in anything public: no cell under 5, and none that a difference gives away."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

LEAST = 5

Cell = TypeVar("Cell", bound=Hashable)


def published(counts: Mapping[Cell, int], *, least: int = LEAST) -> dict[Cell, int | None]:
    """The counts of one table whose sum is public too; None stands for "fewer than can be said".

    Cells from 1 to `least` - 1 are hidden. If the hidden ones together are still fewer than `least`, or only one is
    hidden, the sum would betray them: then the next smallest is hidden as well. Equal cells are hidden by name.
    """
    hidden = {cell for cell, count in counts.items() if 0 < count < least}
    others = sorted((cell for cell in counts if counts[cell] >= least), key=lambda cell: (counts[cell], str(cell)))
    for cell in others:
        if not hidden or (len(hidden) > 1 and sum(counts[one] for one in hidden) >= least):
            break
        hidden.add(cell)
    return {cell: None if cell in hidden else count for cell, count in counts.items()}


def total(counts: Mapping[Cell, int], *, least: int = LEAST) -> int | None:
    """Their sum, None if it is itself too small."""
    found = sum(counts.values())
    return None if 0 < found < least else found
