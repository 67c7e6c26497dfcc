"""How far a person's roles reach: container ids, with area grants reaching down their path.

At most two queries per request: the scope, and the paths of granted areas (only if there are any).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q

from accounts.enums import Kind, Role
from accounts.scope import scope

# Roles that keep the register: coordinators all of their area, contacts and deputies their own.
EDITORS = (Role.COORDINATOR, Role.CONTACT, Role.DEPUTY)


@dataclass(frozen=True, slots=True)
class Reach:
    """Containers reached through a set of roles. `paths` are area paths and include everything below them."""

    programmes: frozenset[int]
    organisations: frozenset[int]
    paths: tuple[str, ...]

    def __bool__(self):
        return bool(self.programmes or self.organisations or self.paths)

    def covers_path(self, path: str) -> bool:
        """True if an area with this path lies in or below a granted area."""
        return any(path.startswith(top) for top in self.paths)

    def over(self, *, programme: str = "", organisation: str = "", path: str = "") -> Q:
        """Filter: what lies in reach, by the named fields. Whoever reaches nothing finds nothing.

        Parts without a grant are left out, which spares the database an OR that it plans badly.
        """
        parts = [Q(**{f"{path}__startswith": top}) for top in self.paths] if path else []
        if programme and self.programmes:
            parts.append(Q(**{f"{programme}__within": self.programmes}))
        if organisation and self.organisations:
            parts.append(Q(**{f"{organisation}__within": self.organisations}))
        return reduce(or_, parts) if parts else Q(pk__in=[])


def reach(user, roles: Iterable[Role] = EDITORS) -> Reach:
    """What the person reaches through these roles."""
    from network.models import Area

    held, roles = scope(user), tuple(roles)
    area_ids = held.ids(Kind.AREA, roles)
    if not hasattr(user, "_paths") and scope(user).grants:
        every_area = {pk for kind, _role, pk in held.grants if kind == Kind.AREA}
        user._paths = dict(Area.objects.filter(pk__in=every_area).values_list("pk", "path")) if every_area else {}
    paths = getattr(user, "_paths", {})
    return Reach(
        programmes=held.ids(Kind.PROGRAMME, roles),
        organisations=held.ids(Kind.ORGANISATION, roles),
        paths=tuple(sorted(paths[pk] for pk in area_ids if pk in paths)),
    )
