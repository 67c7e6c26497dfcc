"""Alternating rounds: ours, reference, reference, ours, …"""

import gc
from collections.abc import Callable
from time import perf_counter
from typing import TypeVar

Value = TypeVar("Value")


def alternate(
    ours: Callable[[], Value], reference: Callable[[], Value], *, rounds: int
) -> tuple[list[Value], list[Value]]:
    """Take one sample of each side per round, changing who goes first. The first round warms up and is dropped."""
    kept: tuple[list[Value], list[Value]] = ([], [])
    for number in range(rounds + 1):
        sides = [(0, ours), (1, reference)]
        for side, sample in sides if number % 2 else reversed(sides):
            gc.collect()
            value = sample()
            if number:
                kept[side].append(value)
    return kept


def milliseconds(work: Callable[[], object], *, times: int) -> Callable[[], float]:
    """A sample: the mean duration in ms of `work`, done `times` times in a row."""

    def sample() -> float:
        began = perf_counter()
        for _ in range(times):
            work()
        return (perf_counter() - began) / times * 1000

    return sample
