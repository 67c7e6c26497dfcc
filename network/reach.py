"""How far a person's roles reach: container ids, with area grants reaching down their path.

No query beyond the scope's, which brings the paths of granted areas along.
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
    held, roles = scope(user), tuple(roles)
    area_ids = held.ids(Kind.AREA, roles)
    return Reach(
        programmes=held.ids(Kind.PROGRAMME, roles),
        organisations=held.ids(Kind.ORGANISATION, roles),
        paths=tuple(sorted(held.paths[pk] for pk in area_ids if pk in held.paths)),
    )
