"""A queryset without an order comes back in random order, as any database may give it.

The order is drawn from pytest-randomly's seed, so `-p randomly -p "randomly_seed=…"` repeats a failure.
"""

import random
from functools import wraps

import pytest
from django.db.models import QuerySet


def _shuffling(original, dice):
    @wraps(original)
    def fetch(self):
        fresh = self._result_cache is None
        original(self)
        if fresh and not self.ordered:
            dice.shuffle(self._result_cache)

    return fetch


@pytest.fixture(autouse=True)
def random_order(request, monkeypatch):
    """Whoever relies on an order must ask for it."""
    seed = request.config.getoption("randomly_seed", default=0)
    dice = random.Random(f"{seed}{request.node.nodeid}")
    monkeypatch.setattr(QuerySet, "_fetch_all", _shuffling(QuerySet._fetch_all, dice))
