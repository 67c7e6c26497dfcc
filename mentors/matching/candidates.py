"""Which pairs are worth a look, found row by row: nothing of the size mentees × mentors is ever kept."""

from typing import NamedTuple

import numpy as np

from mentors.matching.columns import Pool, Queue
from mentors.matching.scores import Scores


class Arcs(NamedTuple):
    """Possible pairs as columns: row of the queue, column of the pool, points."""

    mentees: np.ndarray
    columns: np.ndarray
    points: np.ndarray


NO_ARCS = Arcs(*(np.empty(0, np.int32) for _ in Arcs._fields))


def joined(*some: Arcs) -> Arcs:
    return Arcs(*map(np.concatenate, zip(*some, strict=True)))


def every(queue: Queue, pool: Pool) -> Arcs:
    """All pairs that no hard rule refuses: for small numbers."""
    found, scores = [NO_ARCS], Scores(queue, pool)
    for mentee in range(len(queue)):
        row = scores.row(mentee)
        columns = np.flatnonzero(row >= 0).astype(np.int32)
        found.append(Arcs(np.full(len(columns), mentee, np.int32), columns, row[columns].astype(np.int32)))
    return joined(*found)


def best(queue: Queue, pool: Pool, price: np.ndarray, most: int) -> Arcs:
    """Each mentee's best columns, at most so many, after the prices of the mentors.

    Among equals those stay that follow a number made from the mentee's own row, so that equals spread over the mentors
    instead of all wanting the first; equal input still gives equal output.
    """
    most = min(len(pool), most)
    bits = max(len(pool) - 1, 1).bit_length()
    # A row's lowest number, with its price, has 15 bits and a sign.
    kind = np.int32 if bits <= 16 else np.int64
    low = (1 << bits) - 1
    cost = price[pool.owner].astype(np.int16)
    places = np.arange(len(pool), dtype=kind)
    keys, mixed = np.empty_like(places), np.empty_like(places)
    kept = np.empty((len(queue), most), kind)
    scores = Scores(queue, pool)
    for mentee in _by_language(queue):
        salt = mentee * 0x9E3779B1 & low
        keys[:] = np.subtract(row := scores.row(mentee), cost, out=row)
        keys <<= bits
        keys |= np.bitwise_xor(places, salt, out=mixed)
        if most < len(pool):
            keys.partition(len(pool) - most)
        np.bitwise_xor(keys[len(pool) - most :], salt, out=kept[mentee])
    columns = (kept & low).ravel()
    points = (kept >> bits).ravel() + cost[columns]
    possible = points >= 0
    mentees = np.repeat(np.arange(len(queue), dtype=np.int32), most)
    return Arcs(mentees[possible], columns[possible].astype(np.int32), points[possible].astype(np.int32))


def _by_language(queue: Queue) -> list[int]:
    """Rows in an order in which neighbours share much, so that kept rows are found again."""
    return np.lexsort((queue.areas.numbers, queue.ways.numbers, queue.languages.numbers)).tolist()
