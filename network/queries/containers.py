"""Containers of many role groups at once: one query per kind."""

from collections import defaultdict
from collections.abc import Iterable

from django.utils.translation import gettext as _

from accounts.containers import HOUSE
from accounts.enums import Kind
from network.models import Area, Organisation, Programme

Place = tuple[str, int]


def containers_of(places: Iterable[Place]) -> dict[Place, object]:
    """Kind and id → the container, with all that its rights need. What is gone is left out."""
    ids = defaultdict(set)
    for kind, pk in places:
        ids[kind].add(pk)
    sources = {
        Kind.AREA: Area.objects.all(),
        Kind.ORGANISATION: Organisation.objects.select_related("area"),
        Kind.PROGRAMME: Programme.objects.select_related("organisation__area"),
    }
    found: dict[Place, object] = {(Kind.HOUSE.value, 0): HOUSE}
    for kind, rows in sources.items():
        if ids[kind]:
            found |= {(kind.value, row.pk): row for row in rows.filter(pk__in=ids[kind]).order_by("pk")}
    return found


def name_of(container) -> str:
    """The container's name, in the current language where it has one per language."""
    return _("the whole installation") if container is HOUSE else container.name


def names_of(places: Iterable[Place]) -> dict[Place, str]:
    """Kind and id → name."""
    return {place: name_of(container) for place, container in containers_of(places).items()}
