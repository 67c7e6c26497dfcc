"""What the reader of the desk asked for: which list, and the three filters of every list of people."""

from dataclasses import dataclass

from network.queries.narrowing import Narrowing

FIRST = "waiting"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskFilters(Narrowing):
    """Which list, narrowed by programme, area and phase."""

    list: str = FIRST
