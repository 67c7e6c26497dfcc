"""The best assignment among given arcs, as a flow of least cost."""

import numpy as np
from ortools.graph.python import min_cost_flow

from mentors.matching import values
from mentors.matching.candidates import Arcs
from mentors.matching.columns import Pool, Queue
from mentors.matching.weights import SCALE, Factor, points

# What it costs to leave somebody out, where only prices are wanted: more than the worst pair.
LEFT_OUT = 4 * SCALE


def solve(queue: Queue, pool: Pool, arcs: Arcs) -> Arcs:
    """The arcs taken, at most one for each mentee, sorted by mentee.

    First as many people as possible, then the longest waiting, then most points. Only *staying unmatched* carries the
    first two: it costs more with every step of waiting, and more than all points together. Who can be matched at all
    forms a matroid, so that any cost growing with the wait finds both at once.
    """
    # Where all find a place anyway, the large costs would only slow the flow down.
    if len(queue) <= pool.capacity.sum():
        taken = roughly(queue, pool, arcs)
        if len(taken.mentees) == len(queue):
            return taken
    _, steps = np.unique(queue.waiting, return_inverse=True)
    return _solve(queue, pool, arcs, (steps + 1) * (len(queue) + 1) * 2 * SCALE)


def roughly(queue: Queue, pool: Pool, arcs: Arcs) -> Arcs:
    """As `solve`, but a group is never torn apart to place one more person, or one waiting longer."""
    return _solve(queue, pool, arcs, np.full(len(queue), LEFT_OUT))


def _solve(queue: Queue, pool: Pool, arcs: Arcs, left_out: np.ndarray) -> Arcs:
    if not len(arcs.mentees):
        return arcs
    people, sink = len(queue), len(queue) + len(pool.ids)
    seats, seat_costs = _seats(pool)
    network = min_cost_flow.SimpleMinCostFlow()
    links = _add(network, arcs.mentees, people + pool.owner[arcs.columns], 2 * SCALE - arcs.points)
    _add(network, people + seats, np.full(len(seats), sink), seat_costs)
    _add(network, np.arange(people), np.full(people, sink), left_out)
    network.set_nodes_supplies(np.arange(people), np.ones(people, np.int64))
    network.set_node_supply(sink, -people)
    status = network.solve()
    if status != network.OPTIMAL:
        raise ArithmeticError(f"no assignment found: {status}")
    taken = np.flatnonzero(network.flows(links))
    taken = taken[np.argsort(arcs.mentees[taken], kind="stable")]
    return Arcs(*(part[taken] for part in arcs))


def _add(network, tails: np.ndarray, heads: np.ndarray, costs: np.ndarray) -> np.ndarray:
    ends, ones = (tails.astype(np.int32), heads.astype(np.int32)), np.ones(len(tails), np.int64)
    return network.add_arcs_with_capacity_and_unit_cost(*ends, ones, costs)


def _seats(pool: Pool) -> tuple[np.ndarray, np.ndarray]:
    """The mentor of each free place, and what it costs that she then accompanies one more (the first costs nothing)."""
    seats = np.repeat(np.arange(len(pool.ids)), pool.capacity)
    first = np.repeat(np.cumsum(pool.capacity) - pool.capacity, pool.capacity)
    number = np.arange(len(seats)) - first
    return seats, seat_costs(pool.load[seats], pool.capacity[seats], number)


def seat_costs(load: np.ndarray, capacity: np.ndarray, number: np.ndarray) -> np.ndarray:
    """Points lost on the place with this number (from 0) against a mentor's first free place."""
    distinct, inverse = np.unique(np.stack([load, capacity, number]), axis=1, return_inverse=True)
    lost = [
        points(Factor.LOAD, values.load(held, held + free)) - points(Factor.LOAD, values.load(held + at, held + free))
        for held, free, at in distinct.T.tolist()
    ]
    return np.array(lost, np.int64)[inverse.ravel()] if lost else np.empty(0, np.int64)
