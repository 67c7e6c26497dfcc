"""Paths of exchange find the largest and longest waiting group that can be placed, from wherever they start."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from mentors.matching.exchange import NOBODY, Exchange


@st.composite
def worlds(draw):
    """Who could have whom, places, waiting times, and some first matching."""
    people, mentors = draw(st.integers(1, 8)), draw(st.integers(1, 4))
    rows = st.lists(st.booleans(), min_size=mentors, max_size=mentors)
    possible = np.array(draw(st.lists(rows, min_size=people, max_size=people)), bool)
    capacity = np.array(draw(st.lists(st.integers(1, 3), min_size=mentors, max_size=mentors)))
    waiting = np.array(draw(st.lists(st.integers(0, 3), min_size=people, max_size=people)))
    given, free = np.full(people, NOBODY), capacity.copy()
    for mentee in draw(st.permutations(range(people)))[: draw(st.integers(0, people))]:
        options = np.flatnonzero(possible[mentee] & (free > 0))
        if len(options):
            given[mentee] = draw(st.sampled_from(options.tolist()))
            free[given[mentee]] -= 1
    return possible, capacity, waiting, given


def longest(possible, capacity, waiting):
    """The waiting times of the best group, from the longest: a step of waiting outweighs everybody with less."""
    seats = np.repeat(np.arange(len(capacity)), capacity)
    worth = possible[:, seats] * 10.0 ** (waiting + 1)[:, None]
    rows, columns = linear_sum_assignment(worth, maximize=True)
    return sorted(waiting[rows[worth[rows, columns] > 0]].tolist(), reverse=True)


@given(worlds())
def test_the_longest_waiting_of_the_largest_group_are_placed(world):
    possible, capacity, waiting, first = world
    exchange = Exchange(first, waiting, capacity, possible.__getitem__)
    changed = exchange.improve()
    placed = exchange.given != NOBODY
    assert changed == bool((exchange.given != first).any())
    assert possible[np.flatnonzero(placed), exchange.given[placed]].all()
    assert (np.bincount(exchange.given[placed], minlength=len(capacity)) <= capacity).all()
    assert sorted(waiting[placed].tolist(), reverse=True) == longest(possible, capacity, waiting)


@given(worlds())
def test_what_is_best_stays_as_it_is(world):
    possible, capacity, waiting, first = world
    exchange = Exchange(first, waiting, capacity, possible.__getitem__)
    exchange.improve()
    again = Exchange(exchange.given, waiting, capacity, possible.__getitem__)
    assert not again.improve()


def test_a_chain_makes_room_without_anybody_losing():
    """0 can only have mentor 0, whom 1 holds; 1 could have 1, whom 2 holds; 2 could have 2."""
    possible = np.array([[1, 0, 0], [1, 1, 0], [0, 1, 1]], bool)
    exchange = Exchange(np.array([NOBODY, 0, 1]), np.array([0, 5, 5]), np.ones(3, int), possible.__getitem__)
    assert exchange.improve()
    assert exchange.given.tolist() == [0, 1, 2]


def test_who_waits_longer_takes_the_only_place_and_equals_stay():
    possible = np.ones((2, 1), bool)
    longer = Exchange(np.array([0, NOBODY]), np.array([1, 2]), np.ones(1, int), possible.__getitem__)
    assert longer.improve() and longer.given.tolist() == [NOBODY, 0]
    equal = Exchange(np.array([NOBODY, 0]), np.array([2, 2]), np.ones(1, int), possible.__getitem__)
    assert not equal.improve()
