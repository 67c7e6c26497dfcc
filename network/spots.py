"""Which role groups a person sees: those of roles she may give where they hold, and as deputy those of her house."""

from collections import defaultdict
from dataclasses import replace

from django.db.models import Q

from accounts.enums import STAFF, Kind, Role
from accounts.rules import MAY_GIVE
from network.reach import Reach, reach


def roles_seen_by(user, prefix: str) -> Q:
    """Filter on the role group behind `prefix` ("group__rolegroup__", …)."""
    together = defaultdict(list)
    for role, terms in MAY_GIVE.items():
        if terms.by:
            together[_see(terms.by), role in STAFF].append(role)
    found = Q(pk__in=[])
    for (givers, is_staff), roles in together.items():
        held = reach(user, givers)
        # Volunteers and mentees belong to one house: an area grant does not reach them.
        held = held if is_staff else replace(held, paths=())
        if held:
            found |= Q(**{f"{prefix}role__in": roles}) & _within(held, prefix)
    return found


def _see(givers: frozenset[Role]) -> frozenset[Role]:
    """A deputy sees what her contact person sees, but gives less."""
    return givers | {Role.DEPUTY} if Role.CONTACT in givers else givers


def _within(held: Reach, prefix: str) -> Q:
    from network.models import Area, Organisation, Programme

    organisations = Organisation.objects.filter(held.over(organisation="pk", path="area__path"))
    programmes = Programme.objects.filter(Q(pk__in=held.programmes) | Q(organisation__in=organisations.values("pk")))
    places = {Kind.ORGANISATION: organisations, Kind.PROGRAMME: programmes}
    if held.paths:
        places[Kind.AREA] = Area.objects.filter(held.over(path="path"))
        # The county's path is the only one with a single step: whoever holds it holds the house.
        if any(path.count("/") == 2 for path in held.paths):
            return _on(prefix, places) | Q(**{f"{prefix}kind": Kind.HOUSE})
    return _on(prefix, places)


def _on(prefix: str, places: dict) -> Q:
    found = Q(pk__in=[])
    for kind, rows in places.items():
        found |= Q(**{f"{prefix}kind": kind, f"{prefix}container_id__in": rows.values("pk")})
    return found
