"""Words about roles given and taken back, for the person who has them."""

from collections import defaultdict

from django.apps import apps
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts import containers
from accounts.enums import Kind, Role
from notifications import registry


def place_ref(container) -> str:
    """A container as one ref: "organisation:" and its public id."""
    return f"{containers.of(container).kind.value}:{container.public_id}"


def _places(refs) -> dict[str, str]:
    ids = defaultdict(list)
    for ref in refs:
        kind, _colon, public_id = ref.partition(":")
        ids[kind].append(public_id)
    found = {f"{Kind.HOUSE.value}:{containers.HOUSE.public_id}": str(_("the whole installation"))}
    for kind in (Kind.AREA, Kind.ORGANISATION, Kind.PROGRAMME):
        rows = apps.get_model("network", kind.value).objects.filter(public_id__in=ids[kind.value])
        found |= {f"{kind.value}:{row.public_id}": row.name for row in rows.order_by("pk")} if ids[kind.value] else {}
    return found


def _roles(values) -> dict[str, str]:
    return {value: str(Role(value).label) for value in values}


_RESOLVE = {"role": _roles, "place": _places}

ROLE_GIVEN = registry.register(
    registry.Kind(
        key="network.role_given",
        label=_("You have a new role"),
        subject=_("You have a new role"),
        title=_("You have a new role: {role}"),
        text=_("You now have the role of {role} for {place}. Sign in to see what is new for you."),
        resolve=_RESOLVE,
        link=lambda refs: reverse("portal:home"),
        optional=False,
    )
)
ROLE_ENDED = registry.register(
    registry.Kind(
        key="network.role_ended",
        label=_("One of your roles has ended"),
        subject=_("One of your roles has ended"),
        title=_("Your role has ended: {role}"),
        text=_("You do not have the role of {role} for {place} any more. Is that a mistake? Then please ask there."),
        resolve=_RESOLVE,
        optional=False,
    )
)
