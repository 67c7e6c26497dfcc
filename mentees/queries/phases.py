"""Phases somebody can choose from when asking."""

from network.models import Phase, Programme


def phases_to_choose(programme: Programme | None = None) -> list[Phase]:
    """Those of the programme asked for, else all, in the order of the chain. One query."""
    return list(programme.phases.order_by("position") if programme else Phase.objects.order_by("position"))
