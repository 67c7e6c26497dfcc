"""The coordinator's desk: lists with the same filters, and how much stands on each."""

from mentors.queries.desk.counts import counts
from mentors.queries.desk.filters import FIRST, DeskFilters
from mentors.queries.desk.lines import Line
from mentors.queries.desk.lists import LISTS, DeskList, named

__all__ = ["FIRST", "LISTS", "DeskFilters", "DeskList", "Line", "counts", "named"]
