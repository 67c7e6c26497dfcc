"""What a person's roles reach: all grants of a person in one query per request.

A container model (organisation, programme, area, course) registers itself with its guardian grant table;
rights are never cached across requests (security 27): the answer is kept on the request's user object only.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import CharField, F, Value
from django.db.models.functions import Cast

from accounts.enums import STAFF, Kind, Role
from accounts.models import Membership

_GRANTS: dict[str, type] = {}


def register(kind: Kind, grants: type) -> None:
    """Make `grants` (a guardian GroupObjectPermission model) part of every scope. Called at start."""
    _GRANTS[kind] = grants


def grants_of(kind: Kind) -> type:
    """The guardian grant table of a kind of container."""
    return _GRANTS[kind]


@dataclass(frozen=True, slots=True)
class Scope:
    """All `(kind, role, container id)` of a person at this moment."""

    grants: frozenset[tuple[str, str, int]]

    @property
    def roles(self) -> frozenset[str]:
        return frozenset(role for _kind, role, _id in self.grants)

    @property
    def is_staff(self) -> bool:
        return bool(self.roles & STAFF)

    def has(self, *roles: Role) -> bool:
        """True if any of these roles is held anywhere."""
        return bool(self.roles.intersection(roles))

    def ids(self, kind: Kind, roles: Iterable[Role]) -> frozenset[int]:
        """Container ids of this kind on which one of the roles is held directly."""
        wanted = set(roles)
        return frozenset(pk for k, role, pk in self.grants if k == kind and role in wanted)


NOBODY = Scope(frozenset())


def scope(user) -> Scope:
    """The person's scope; nothing for anonymous or blocked people. One query, kept on the user object."""
    if not getattr(user, "is_authenticated", False) or not user.is_active:
        return NOBODY
    if not hasattr(user, "_scope"):
        user._scope = Scope(frozenset(_read(user)))
    return user._scope


def forget(user) -> None:
    """Read again at the next question (after a role changed within one request)."""
    user.__dict__.pop("_scope", None)


def grants_for(user, kind: Kind, roles: Iterable[Role]):
    """The same answer as `Scope.ids`, as a queryset of container ids for very large scopes."""
    return (
        _GRANTS[kind]
        .objects.filter(group__in=_groups(user), permission__codename__in=list(roles))
        .values("content_object_id")
    )


def _groups(user):
    return Membership.objects.active().filter(user=user).values("group_id")


def _read(user):
    house = (
        Membership.objects.active()
        .filter(user=user, group__rolegroup__kind=Kind.HOUSE)
        .values_list(Value(Kind.HOUSE.value), "group__rolegroup__role", "group__rolegroup__container_id")
    )
    parts = [
        grants.objects.filter(group__in=_groups(user)).values_list(
            Value(str(kind)), Cast(F("permission__codename"), CharField()), "content_object_id"
        )
        for kind, grants in _GRANTS.items()
    ]
    return house.union(*parts, all=True) if parts else house
