"""What the larger components of a page are fed with (templates/components, shown at /dev/look)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

Words = str | Promise
# From the saddest face to the happiest (c-faces, `common.forms.Faces`).
MOODS = [
    (1, pgettext_lazy("mood", "very bad")),
    (2, pgettext_lazy("mood", "bad")),
    (3, pgettext_lazy("mood", "so-so")),
    (4, pgettext_lazy("mood", "good")),
    (5, pgettext_lazy("mood", "very good")),
]
SORT = "sort"


class Face(NamedTuple):
    """One of the five: its value, its icon, its word."""

    value: int
    icon: str
    label: Words


FACES = tuple(Face(value, f"face-{value}", label) for value, label in MOODS)


class Bar(NamedTuple):
    """A row of c-bars: `percent` from 0 to 100, None for what is not known and must be asked first."""

    label: Words
    percent: int | None
    words: Words = ""

    @property
    def unknown(self) -> bool:
        """True when somebody has to ask first."""
        return self.percent is None


@dataclass(frozen=True, slots=True)
class Pair:
    """A row of c-compare. `same` True for values that are written otherwise but mean the same."""

    label: Words
    left: object
    right: object
    same: bool = False

    @property
    def differs(self) -> bool:
        """True when the two sides do not say the same."""
        return not self.same and (self.left or "") != (self.right or "")


class Column(NamedTuple):
    """A head of c-sheet; `href` empty for what cannot be sorted, `order` as in aria-sort."""

    label: Words
    href: str = ""
    order: str = ""
    number: bool = False

    @property
    def icon(self) -> str:
        """The arrow beside the name."""
        return {"ascending": "sort-up", "descending": "sort-down"}.get(self.order, "sort")


def order_of(query: Mapping[str, str], keys: Sequence[str], default: str) -> str:
    """The order wished in the address, `-age` for the greatest first; what is not among `keys` gives the default."""
    wished = query.get(SORT, "")
    return wished if wished.removeprefix("-") in keys else default


def columns(query: QueryDict, heads: Sequence[tuple], current: str) -> list[Column]:
    """Columns from `(label, key)` or `(label, key, "number")`, key "" for what cannot be sorted.

    Each link keeps the filters of the address and begins on the first page. Words start with the first letter, numbers
    with the greatest; where the order is the `current` one, the link turns it round.
    """
    made = []
    for label, key, *kind in heads:
        number = "number" in kind
        if not key:
            made.append(Column(label, number=number))
            continue
        order = {key: "ascending", f"-{key}": "descending"}.get(current, "")
        link = query.copy()
        link.pop("page", None)
        rising = order == "descending" or not (order or number)
        link[SORT] = key if rising else f"-{key}"
        made.append(Column(label, f"?{link.urlencode()}", order, number))
    return made
