"""What a person's roles reach: all grants of a person in one query per request.

Rights are never cached across requests (security 27): the answer is kept on the request's user object only.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property

from django.contrib.auth.models import Permission
from django.db import connection

from accounts import containers
from accounts.enums import STAFF, Kind, Role
from accounts.models import Membership, RoleGroup
from common import clock, prepared


@dataclass(frozen=True)
class Scope:
    """All `(kind, role, container id)` of a person at this moment, each with its last day (None = no end).

    `paths` says where in their tree the granted areas lie, by id.
    """

    ends: Mapping[tuple[str, str, int], dt.date | None]
    paths: Mapping[int, str] = field(default_factory=dict)

    @property
    def grants(self) -> Iterable[tuple[str, str, int]]:
        return self.ends.keys()

    @cached_property
    def roles(self) -> frozenset[str]:
        return frozenset(role for _kind, role, _id in self.ends)

    @property
    def is_staff(self) -> bool:
        return bool(self.roles & STAFF)

    def has(self, *roles: Role) -> bool:
        """True if any of these roles is held anywhere."""
        return bool(self.roles.intersection(roles))

    def ids(self, kind: Kind, roles: Iterable[Role]) -> frozenset[int]:
        """Container ids of this kind on which one of the roles is held directly."""
        wanted = set(roles)
        return frozenset(pk for k, role, pk in self.ends if k == kind and role in wanted)


NOBODY = Scope({})


def scope(user) -> Scope:
    """The person's scope; nothing for anonymous or blocked people. One query, kept on the user object."""
    if not getattr(user, "is_authenticated", False) or not user.is_active:
        return NOBODY
    if not hasattr(user, "_scope"):
        held = _read(user)
        user._scope = Scope(_longest(held), {pk: path for _kind, _role, pk, _end, path in held if path})
    return user._scope


def forget(user) -> None:
    """Read again at the next question (after a role changed within one request)."""
    user.__dict__.pop("_scope", None)


def _longest(rows) -> dict:
    """Held twice (through two groups), the longer one counts."""
    ends: dict = {}
    for kind, role, pk, end, _path in rows:
        spot = (kind, role, pk)
        known = ends.get(spot, end)
        ends[spot] = max(known, end) if known and end else None
    return ends


def _read(user) -> list[tuple]:
    """Rows of kind, role, container id, last day and path, from one sentence over all grant tables.

    Every signed-in request asks this: building it with the ORM would cost ten times as much as running it.
    """
    today = connection.ops.adapt_datefield_value(clock.today())
    rows = prepared.rows(_sentence(), [user.pk, today])
    if connection.vendor != "sqlite":
        return rows
    # SQLite forgets in a union that a column was a date.
    return [(*spot, end and dt.date.fromisoformat(str(end)), path) for *spot, end, path in rows]


@cache
def _sentence() -> str:
    name = connection.ops.quote_name
    membership, house = name(Membership._meta.db_table), name(RoleGroup._meta.db_table)
    permission = name(Permission._meta.db_table)
    held = f"SELECT group_id, ends_on FROM {membership} WHERE user_id = %s AND (ends_on IS NULL OR ends_on >= %s)"
    given = " UNION ALL ".join(_given(container) for container in containers.granted())
    # Few groups are of the house: begin with them (CROSS JOIN keeps SQLite to this order), not with all held ones.
    of_house = (
        f"SELECT kind, role, container_id, ends_on, '' FROM {house} CROSS JOIN held"
        f" WHERE kind = '{Kind.HOUSE.value}' AND container_id = {containers.HOUSE.pk} AND group_ptr_id = held.group_id"
    )
    # The permissions are joined once, over the union: planning costs more than reading here.
    of_containers = (
        f"SELECT kind, codename, content_object_id, ends_on, path"
        f" FROM given JOIN {permission} may ON may.id = given.permission_id"
    )
    return f"WITH held AS ({held}), given AS ({given}) {of_house} UNION ALL {of_containers}"


def _given(container: containers.Container) -> str:
    """All grants of one kind, with the place in the tree if the kind has one."""
    name = connection.ops.quote_name
    path, place = "''", ""
    if container.path:
        path = f"place.{name(container.path)}"
        place = f" JOIN {name(container.model._meta.db_table)} place ON place.id = content_object_id"
    return (
        f"SELECT '{container.kind.value}' AS kind, permission_id, content_object_id, ends_on, {path} AS path"
        f" FROM held JOIN {name(container.grants._meta.db_table)} it ON it.group_id = held.group_id{place}"
    )
