"""Medians and how sure they are."""

import random
from dataclasses import dataclass
from statistics import median

RESAMPLES = 2000


@dataclass(frozen=True, slots=True)
class Ratio:
    """Medians of both sides, their ratio, and its 95 % interval."""

    ours: float
    reference: float
    ratio: float
    low: float
    high: float


def ratio_of_medians(ours: list[float], reference: list[float]) -> Ratio:
    """Ratio of medians with a percentile bootstrap interval.

    Rounds are drawn as pairs: what slows the machine for a moment slows both halves of a round.
    """
    if len(ours) != len(reference) or not ours:
        raise ValueError("both sides need the same number of samples, at least one")
    draw = random.Random(20261122)
    rounds = range(len(ours))
    ratios = []
    for _ in range(RESAMPLES):
        drawn = draw.choices(rounds, k=len(ours))
        ratios.append(median(ours[i] for i in drawn) / median(reference[i] for i in drawn))
    ratios.sort()
    low, high = ratios[int(RESAMPLES * 0.025)], ratios[int(RESAMPLES * 0.975) - 1]
    mine, theirs = median(ours), median(reference)
    return Ratio(mine, theirs, mine / theirs, low, high)
