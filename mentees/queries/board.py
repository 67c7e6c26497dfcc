"""The board of needs: what is open, by phase and area, counted in people."""

from collections import defaultdict
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import QuerySet, Sum

from mentees.enums import NeedStatus, Side
from mentees.models import Need
from network.models import Area, Phase


@dataclass(frozen=True, slots=True)
class BoardFilters:
    """What the reader asked for; nonsense in the address counts as not asked."""

    phase: str = ""
    area: str = ""
    side: str = ""
    status: str = NeedStatus.OPEN.value

    @classmethod
    def read(cls, query) -> "BoardFilters":
        side, status = query.get("side", ""), query.get("status", "")
        return cls(
            phase=query.get("phase", "")[:40],
            area=query.get("area", "")[:22],
            side=side if side in Side.values else "",
            status=status if status in NeedStatus.values else NeedStatus.OPEN.value,
        )

    def query(self) -> str:
        """The query string without the page, ending in "&" or empty."""
        told = {name: getattr(self, name) for name in self.__slots__ if getattr(self, name)}
        return f"{urlencode(told)}&" if told else ""


@dataclass(frozen=True, slots=True)
class Line:
    """One phase of the board: people per area, and in all."""

    phase: Phase
    people: list[int]
    total: int


@dataclass(frozen=True, slots=True)
class Board:
    """Phases down, areas across; `totals` per area."""

    areas: list[Area]
    lines: list[Line]
    totals: list[int]
    total: int


def needs_matching(user, filters: BoardFilters) -> QuerySet:
    """Needs the asker's house keeps, by these filters: the most urgent first, then the oldest."""
    found = Need.objects.kept_by(user).filter(status=filters.status)
    if filters.phase:
        found = found.filter(phase__slug=filters.phase)
    if filters.side:
        found = found.filter(side=filters.side)
    if filters.area:
        area = Area.objects.filter(public_id=filters.area).first()
        found = found.filter(area__path__startswith=area.path) if area else found.none()
    return found.select_related(
        "phase", "area", "organisation", "programme__organisation", "mentee__user", "raised_by"
    ).order_by("-urgency", "raised_at", "pk")


def board(user) -> Board:
    """Open needs within the asker's reach, in people. Three queries, however many there are."""
    counted: dict[tuple[int, int | None], int] = defaultdict(int)
    rows = Need.objects.kept_by(user).open().values_list("phase", "area").annotate(Sum("people"))
    for phase_id, area_id, people in rows.order_by("phase", "area"):
        counted[phase_id, area_id] += people
    areas = list(Area.objects.filter(pk__in={area for _phase, area in counted if area}).as_tree())
    phases = Phase.objects.filter(pk__in={phase for phase, _area in counted}).order_by("position")
    lines = [
        Line(phase, [counted[phase.pk, area.pk] for area in areas], _sum(counted, phase=phase.pk)) for phase in phases
    ]
    totals = [sum(people for (_phase, area_id), people in counted.items() if area_id == area.pk) for area in areas]
    return Board(areas, lines, totals, sum(counted.values()))


def _sum(counted, *, phase: int) -> int:
    return sum(people for (phase_id, _area), people in counted.items() if phase_id == phase)
