"""What a place with each mentor is worth, because others want it too.

Everybody's best few are mostly the same few mentors. Points less a price spread the wishes, so that few candidates a
person are enough for the best assignment. Prices only choose candidates; they never enter a result.
"""

import numpy as np

from mentors.matching.candidates import Arcs
from mentors.matching.columns import Pool, Queue
from mentors.matching.flow import seat_costs
from mentors.matching.scores import Scores
from mentors.matching.weights import SCALE

# One in so many mentees is asked for the first prices; each names so many wishes; a wish moves a price by so much.
SAMPLED, WISHES, STEP = 3, 16, SCALE * 3 / 80
ROUNDS = 200
HIGHEST = 2 * SCALE


def guessed(queue: Queue, pool: Pool) -> np.ndarray:
    """First prices, from a sample: who is wished for more often than she has places becomes dearer, all others cheaper.

    The step shrinks on the way (a stochastic descent to the prices at which wishes and places meet).
    """
    scores = Scores(queue, pool)
    places = pool.capacity[pool.owner].astype(np.float32)
    price, gain = np.zeros((2, len(pool)), np.float32)
    wishes, all_places = min(WISHES, len(pool)), places.sum()
    rows = np.argsort(np.arange(len(queue)) * 0x9E3779B1 % (1 << 32), kind="stable")[::SAMPLED]
    for step, mentee in zip(np.linspace(STEP, STEP / 20, len(rows)).tolist(), rows.tolist(), strict=True):
        row = scores.row(mentee)
        np.subtract(row, price, out=gain)
        wished = gain.argpartition(len(pool) - wishes)[len(pool) - wishes :]
        wished = wished[row[wished] >= 0]
        price[wished] += step / places[wished]
        price -= step * len(wished) / all_places
        np.maximum(price, 0, out=price)
    highest = np.zeros(len(pool.ids), np.float32)
    np.maximum.at(highest, pool.owner, price)
    return np.minimum(highest, HIGHEST).astype(np.int32)


def exact(queue: Queue, pool: Pool, arcs: Arcs, taken: Arcs) -> np.ndarray:
    """The lowest prices at which everybody prefers what was taken, as far as `arcs` go.

    A mentee bids for another mentor what she would gain there. Bids travel along chains of exchange until none is
    higher than the price. Who has nothing bids all points.
    """
    mentors = len(pool.ids)
    owners = pool.owner[arcs.columns]
    order = np.argsort(owners, kind="stable")
    reached, starts = np.unique(owners[order], return_index=True)
    bidders, worth = arcs.mentees[order], arcs.points[order]
    held = np.zeros(len(queue), np.int32)
    held[taken.mentees] = taken.points
    at = np.full(len(queue), mentors)
    at[taken.mentees] = pool.owner[taken.columns]
    number = np.bincount(pool.owner[taken.columns], minlength=mentors)
    price = np.zeros(mentors + 1, np.int32)
    price[:-1] = seat_costs(pool.load, pool.capacity, np.maximum(number - 1, 0))
    for _ in range(ROUNDS):
        bids = worth - (held - price[at])[bidders]
        highest = np.maximum(price[reached], np.maximum.reduceat(bids, starts))
        if (highest == price[reached]).all():
            break
        price[reached] = np.minimum(highest, HIGHEST)
    return price[:-1]
