"""Matching as a provider uses it: 500 people waiting, 300 mentors, read from the database, with all reasons.

The whole of it: cards from the tables, the best assignment, every reason and bar of every pair, and for whoever is left
what stands in the way. Under a second; as many queries for ten people as for all.
"""

import gc
from collections.abc import Iterator
from statistics import median
from time import perf_counter

from bench.registry import figure
from bench.result import Row, at_most, counted
from bench.run import Run

LONGEST = at_most(1)


@figure("everyday-matching")
def everyday_matching(run: Run) -> Iterator[Row]:
    from bench.waiting import house

    counts = []
    for mentees, mentors in ((run.size(10, 5), run.size(6, 3)), (run.size(490, 15), run.size(294, 9))):
        user = house(mentees, mentors)
        counts.append(_queries(user))
    run.analyze()
    took = [_once(user) for _n in range(run.rounds)]
    note = f"{run.size(500, 20)} × {run.size(300, 12)}, {_said(user)} sentences"
    yield counted("everyday-matching", unit="s", value=round(median(took), 3), bound=LONGEST, note=note)
    yield counted("everyday-matching, queries", unit="queries", value=counts[-1], bound=None)
    yield counted("everyday-matching, growth", unit="queries", value=counts[-1] - counts[0], bound=at_most(0))


def _once(user) -> float:
    gc.collect()
    began = perf_counter()
    _said(user)
    return perf_counter() - began


def _said(user) -> int:
    """Match everybody and say everything; gives how many sentences and bars that were."""
    from accounts import scope
    from mentors.queries import pairs

    scope.forget(user)
    plan = pairs.everybody(user)
    said = sum(len(one.reasons) > 0 and len(one.questions) + len(one.bars) + 1 for one in plan.pairs)
    return said + sum(len(one.rules) + len(one.helps) for one in plan.left)


def _queries(user) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        _said(user)
    return len(queries)
