"""Phases and areas with their names in the reader's language: one query, and everything the lists say about them."""

import re
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from django.db.models import Case, CharField, F, IntegerField, QuerySet, Value, When
from django.db.models.functions import Cast, Coalesce, NullIf
from django.utils import translation

from network.enums import AreaKind
from network.models import Area, Phase

# Browsers without a German dictionary break long words anywhere.
_BREAKS = re.compile(r"(?<=[a-z])(?=suche|aufgaben|schule|kennung|fizierte)")


@dataclass(frozen=True, slots=True)
class PhaseLabel:
    """A phase in the reader's words."""

    pk: int
    slug: str
    name: str
    hint: str
    in_chain: bool

    @property
    def heading(self) -> str:
        """The name with places to break it in a narrow column."""
        return _BREAKS.sub("\u00ad", self.name)


@dataclass(frozen=True, slots=True)
class AreaLabel:
    """An area; `depth` 0 is the county, 1 a municipality, 2 a quarter."""

    pk: int
    public_id: str
    name: str
    kind: str
    path: str

    @property
    def depth(self) -> int:
        return self.path.count("/") - 2


@dataclass(frozen=True)
class Catalogue:
    """Phases in the order of the chain; areas as a tree, municipalities that have quarters first."""

    phases: tuple[PhaseLabel, ...]
    areas: tuple[AreaLabel, ...]

    @cached_property
    def phase(self) -> dict[int, PhaseLabel]:
        return {phase.pk: phase for phase in self.phases}

    @cached_property
    def phase_by_slug(self) -> dict[str, PhaseLabel]:
        return {phase.slug: phase for phase in self.phases}

    @cached_property
    def area(self) -> dict[int, AreaLabel]:
        return {area.pk: area for area in self.areas}

    @cached_property
    def area_by_id(self) -> dict[str, AreaLabel]:
        return {area.public_id: area for area in self.areas}

    @cached_property
    def serving(self) -> dict[int, frozenset[int]]:
        """Area to the areas that concern it: itself, all above (a programme for the county serves the quarter)
        and all below (one in a quarter is found in its town)."""
        return {
            one.pk: frozenset(
                other.pk for other in self.areas if one.path.startswith(other.path) or other.path.startswith(one.path)
            )
            for one in self.areas
        }


def catalogue() -> Catalogue:
    """Phases and areas in the active language. One query; what has not changed is not built again."""
    language = (translation.get_language() or "de").replace("-", "_")
    # The order of a union is open; a fixed one lets the cache recognise it.
    return _build(tuple(sorted(_rows(language).all())))


@cache
def _rows(language: str) -> QuerySet:
    """Phases and areas as one union; built once per language, read anew each time."""
    phases = (
        # The plain queryset: modeltranslation's own reorders columns, and the language is chosen here.
        QuerySet(Phase)
        .order_by()
        .annotate(
            what=Value("phase", CharField()),
            label=_in(language, "name"),
            more=_in(language, "hint"),
            place=Cast("position", IntegerField()),
            sort=Case(When(in_chain=True, then=Value("chain")), default=Value("beside"), output_field=CharField()),
        )
        .values_list("what", "pk", "slug", "label", "more", "place", "sort")
    )
    areas = (
        Area.objects.order_by()
        .annotate(what=Value("area", CharField()), place=Value(0, IntegerField()))
        .values_list("what", "pk", "public_id", "name", "path", "place", "kind")
    )
    return phases.union(areas, all=True)


def _in(language: str, field: str):
    """The text in this language, else in German."""
    return Coalesce(NullIf(F(f"{field}_{language}"), Value("")), F(f"{field}_de"), Value(""), output_field=CharField())


@lru_cache(maxsize=16)
def _build(rows: tuple) -> Catalogue:
    phases = sorted((r for r in rows if r[0] == "phase"), key=lambda r: r[5])
    areas = [AreaLabel(pk, public_id, name, kind, path) for what, pk, public_id, name, path, _, kind in rows
             if what == "area"]  # fmt: skip
    return Catalogue(
        phases=tuple(PhaseLabel(pk, slug, name, hint, sort == "chain") for _, pk, slug, name, hint, _, sort in phases),
        areas=tuple(_as_tree(areas)),
    )


def _as_tree(areas: list[AreaLabel]):
    by_path = {area.path: area for area in areas}
    with_quarters = {_above(area.path) for area in areas if area.kind == AreaKind.QUARTER}

    def place(area: AreaLabel):
        steps, path = [], area.path
        while path in by_path:
            steps.append((path not in with_quarters, by_path[path].name.casefold()))
            path = _above(path)
        return steps[::-1]

    return sorted(areas, key=place)


def _above(path: str) -> str:
    """The path one step up: "/1/4/" gives "/1/"."""
    return path[: path.rstrip("/").rfind("/") + 1]
