"""What a room above still has open about a thing of a lower room, asked before the thing ends; filled at start."""

from collections.abc import Callable, Iterator
from typing import Any

from common.errors import WrongInput


class Holds:
    """One per kind of thing. `check(thing)` gives the sentence why it cannot end here, or nothing."""

    def __init__(self) -> None:
        self._checks: list[Callable[[Any], object | None]] = []

    def add(self, check: Callable[[Any], object | None]) -> None:
        """Let a room above have its say."""
        self._checks.append(check)

    def check(self, thing: Any) -> None:
        """Call inside the transaction that ends it. Raises `WrongInput` with the first sentence."""
        for sentence in self._sentences(thing):
            raise WrongInput(sentence)

    def _sentences(self, thing: Any) -> Iterator[object]:
        return (sentence for check in self._checks if (sentence := check(thing)))
