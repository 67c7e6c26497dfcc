"""When a line of answers falls. Pure: faces in, yes or no out."""

from collections.abc import Sequence
from typing import NamedTuple

# Two "bad" together, or one "very bad", need no line to be seen.
LOW = 4
DROP = 2


class Mood(NamedTuple):
    """One check-in: two faces from 1 (very bad) to 5 (very good)."""

    going: int
    helps: int

    @property
    def height(self) -> int:
        """Both together, 2 to 10."""
        return self.going + self.helps

    @property
    def is_low(self) -> bool:
        return self.height <= LOW or min(self) == 1


def falls(earlier: Sequence[Mood], now: Mood) -> bool:
    """True if it goes badly, dropped by two faces, or went down for the second time. `earlier`: the newest first."""
    if now.is_low:
        return True
    if not earlier:
        return False
    drop = earlier[0].height - now.height
    fell_before = len(earlier) > 1 and earlier[1].height > earlier[0].height
    return drop >= DROP or (drop > 0 and fell_before)
