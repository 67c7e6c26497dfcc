"""Who holds which role where, within what a person reaches."""

from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse

from accounts import containers, rules
from accounts.containers import HOUSE
from accounts.enums import Kind, Role
from accounts.models import Membership, User
from accounts.scope import scope
from common.names import fold
from network.models import Area, Invitation, Organisation, Programme
from network.queries.containers import Place, containers_of, name_of
from network.reach import reach
from network.spots import roles_seen_by

# Mentees stand with whoever helps them, never on the page of roles.
SHOWN = [role for role in Role if role != Role.MENTEE]


@dataclass(frozen=True, slots=True)
class Held:
    """One role of one person, as the page of roles shows it."""

    membership: Membership
    role: str
    place: str
    may_change: bool

    @property
    def person(self) -> User:
        return self.membership.user

    @property
    def href(self) -> str:
        return reverse("network:role", args=[self.membership.public_id])


@dataclass(frozen=True, slots=True)
class RoleFilters:
    """What a reader of the page of roles asked for; state kept in the address."""

    q: str = ""
    role: str = ""
    organisation: str = ""

    @classmethod
    def read(cls, query) -> "RoleFilters":
        role = query.get("role", "")
        return cls(query.get("q", "")[:80], role if role in Role.values else "", query.get("organisation", "")[:22])

    def __bool__(self):
        return bool(self.q or self.role or self.organisation)


def memberships_seen_by(user):
    """Roles held now, of other people and one's own, where this person may give such a role."""
    seen = Membership.objects.active().filter(roles_seen_by(user, "group__rolegroup__"))
    return seen.exclude(group__rolegroup__role=Role.MENTEE).filter(user__is_active=True)


def roles_matching(user, filters: RoleFilters):
    """The memberships of the page, by name."""
    rows = memberships_seen_by(user)
    if filters.role:
        rows = rows.filter(group__rolegroup__role=filters.role)
    if filters.organisation:
        house = Organisation.objects.filter(public_id=filters.organisation)
        rows = rows.filter(
            Q(group__rolegroup__kind=Kind.ORGANISATION, group__rolegroup__container_id__in=house.values("pk"))
            | Q(
                group__rolegroup__kind=Kind.PROGRAMME,
                group__rolegroup__container_id__in=Programme.objects.filter(organisation__in=house).values("pk"),
            )
        )
    for word in fold(filters.q).split():
        rows = rows.filter(user__name_key__contains=word)
    return rows.select_related("user", "given_by", "group__rolegroup").order_by("user__name_key", "user_id", "pk")


def held_rows(user, memberships) -> list[Held]:
    """Memberships as rows, with what this person may do to them. One query per kind of container."""
    memberships = list(memberships)
    places: dict[Place, object] = containers_of(
        (row.group.rolegroup.kind, row.group.rolegroup.container_id) for row in memberships
    )
    rows = []
    for row in memberships:
        group = row.group.rolegroup
        container = places.get((group.kind, group.container_id))
        if container is not None:
            role = Role(group.role)
            may_change = row.user_id != user.pk and rules.may_give(user, role, container)
            rows.append(Held(row, str(role.label), name_of(container), may_change))
    return rows


def organisation_id_of(group) -> int | None:
    """Whose business a role group is."""
    container = containers.find(group.kind, group.container_id)
    return containers.of(container).organisation_id(container) if container else None


def roles_given_by(user) -> list[Role]:
    """Roles this person may give somewhere."""
    return [role for role in SHOWN if scope(user).has(*rules.MAY_GIVE[role].by)]


def places_given_on(user) -> dict[Kind, list]:
    """Where this person may give something: quarters, organisations and programmes, by name, and the house."""
    held = reach(user, rules.GIVERS)
    organisations = Organisation.objects.filter(held.over(organisation="pk", path="area__path"))
    programmes = Programme.objects.filter(Q(pk__in=held.programmes) | Q(organisation__in=organisations.values("pk")))
    quarters = Area.objects.filter(held.over(path="path"), kind="quarter")
    found = {
        Kind.ORGANISATION: list(organisations.order_by("name_key")),
        Kind.PROGRAMME: list(programmes.select_related("organisation").order_by("name_key", "pk")),
        Kind.AREA: list(quarters.order_by("name_key", "pk")),
        Kind.HOUSE: [HOUSE] if rules.may_give(user, Role.STEERING, HOUSE) else [],
    }
    return {kind: rows for kind, rows in found.items() if rows}


def people_known_to(user):
    """People with a role this person sees, without herself: whom she may name as deputy, or give another role."""
    seen = memberships_seen_by(user).order_by().values("user_id")
    return User.objects.filter(pk__in=seen).exclude(pk=user.pk).order_by("name_key", "pk")


def open_invitations(user):
    """Invitations nobody has taken up yet, newest first."""
    rows = Invitation.objects.visible_to(user).unused().select_related("group", "invited_by", "contact")
    return rows.order_by("-created_at", "-pk")
