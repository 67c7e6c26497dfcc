"""The chain: phases × areas, programmes and places in each cell, gaps visible. Two queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext, ngettext

from network.enums import AreaKind
from network.models import Programme
from network.queries.catalogue import AreaLabel, Catalogue, PhaseLabel, catalogue
from network.queries.filters import Filters
from network.queries.programmes import _joined


@dataclass(slots=True)
class Cell:
    """What there is of one phase in one area; `level` 0 (nothing) to 3 (plenty) gives the colour."""

    phase: PhaseLabel
    area: AreaLabel
    programmes: int = 0
    free: int = 0
    total: int = 0

    @property
    def level(self) -> int:
        if not self.programmes:
            return 0
        return 1 if not self.free else 2 if self.free < 6 else 3

    @property
    def words(self) -> str:
        return count_words(self.programmes, translation.get_language())

    @property
    def free_words(self) -> str:
        return free_words(self.free, translation.get_language())

    @property
    def href(self) -> str:
        """The list of exactly these programmes."""
        return reverse("network:programmes") + Filters(phase=self.phase.slug, area=self.area.public_id).address()

    @property
    def phase_href(self) -> str:
        """The list of this phase anywhere."""
        return reverse("network:programmes") + Filters(phase=self.phase.slug).address()

    @property
    def add_href(self) -> str:
        """The form for a new programme in this gap."""
        wanted = Filters(phase=self.phase.slug, area=self.area.public_id).address()
        return reverse("network:programme_new") + wanted


@dataclass(frozen=True, slots=True)
class Line:
    """One area with its cells in the order of the phases."""

    area: AreaLabel
    cells: list[Cell]


@dataclass(frozen=True, slots=True)
class Chain:
    """The whole table. `whole` is the county's line: everything there is."""

    phases: list[PhaseLabel]
    lines: list[Line]
    catalogue: Catalogue

    @property
    def whole(self) -> Line | None:
        return next((line for line in self.lines if line.area.kind == AreaKind.COUNTY), None)

    @property
    def by_phase(self) -> list[tuple[PhaseLabel, list[Cell]]]:
        """The same cells, phase by phase."""
        return [(phase, [line.cells[at] for line in self.lines]) for at, phase in enumerate(self.phases)]


def chain(*, every_phase: bool = False) -> Chain:
    """Published programmes counted per cell: each serves its areas, all below them, and is found from above.

    `every_phase` adds what runs beside the chain (homework, reading, housing).
    """
    known = catalogue()
    phases = [phase for phase in known.phases if every_phase or phase.in_chain]
    cells = {(area.pk, phase.pk): Cell(phase, area) for area in known.areas for phase in phases}
    programmes = Programme.objects.filter(is_published=True).order_by("pk")
    for free, total, phase_ids, area_ids in programmes.values_list(
        "places_free", "places_total", _joined(Programme.phases.through, "phase_id"),
        _joined(Programme.areas.through, "area_id"),
    ):  # fmt: skip
        reached = frozenset().union(*(known.serving[pk] for pk in _ids(area_ids)))
        for phase in _ids(phase_ids):
            for area in reached:
                if cell := cells.get((area, phase)):
                    cell.programmes += 1
                    cell.free += free
                    cell.total += total
    lines = [Line(area, [cells[area.pk, phase.pk] for phase in phases]) for area in known.areas]
    return Chain(phases=phases, lines=lines, catalogue=known)


@lru_cache(maxsize=512)
def count_words(programmes: int, reader: str) -> str:
    """ "3 programmes" in the active language (`reader`, which the cache needs)."""
    return ngettext("%d programme", "%d programmes", programmes) % programmes


@lru_cache(maxsize=512)
def free_words(free: int, reader: str) -> str:
    """ "3 free places" in the active language (`reader`, which the cache needs)."""
    return ngettext("%d free place", "%d free places", free) % free if free else gettext("no free place")


def _ids(joined: str | None) -> Iterable[int]:
    return map(int, joined.split(",")) if joined else ()
