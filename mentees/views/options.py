"""Choices of the desk's filter bars: pairs of value and name."""

from django.utils.translation import gettext as _

from mentees.enums import NeedStatus, Side
from mentees.queries.houses import own_houses
from network.models import Area, Phase, Programme


def _phases() -> list[tuple[str, str]]:
    return [("", _("All")), *((phase.slug, phase.name) for phase in Phase.objects.order_by("position"))]


def _areas() -> list[tuple[str, str]]:
    tree = Area.objects.as_tree()
    return [
        ("", _("All")),
        *((area.public_id, "\u2003" * max(0, area.path.count("/") - 3) + area.name) for area in tree),
    ]


def desk_options(user, filters) -> list[tuple[str, str, list[tuple[str, str]], str]]:
    """`(name, label, pairs, chosen)` of each select above the list of people."""
    programmes = Programme.objects.filter(organisation__in=own_houses(user), ended_on=None).order_by("name_key")
    named = [("", _("All")), *((one.public_id, one.name) for one in programmes)]
    return [
        ("phase", _("Phase"), _phases(), filters.phase),
        ("area", _("Where"), _areas(), filters.area),
        ("programme", _("Programme"), named, filters.programme),
    ]


def board_options(filters) -> list[tuple[str, str, list[tuple[str, str]], str]]:
    """The selects above the board of needs."""
    sides = [("", _("All")), *((side.value, str(side.label)) for side in Side)]
    states = [(status.value, str(status.label)) for status in NeedStatus]
    return [
        ("phase", _("Phase"), _phases(), filters.phase),
        ("area", _("Where"), _areas(), filters.area),
        ("side", _("Reported by"), sides, filters.side),
        ("status", _("State"), states, filters.status),
    ]
