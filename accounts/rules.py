"""Who may give which role on what. One table, and pure predicates over it."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from accounts import consents, containers
from accounts.enums import STAFF, Kind, Role
from accounts.scope import scope
from common.errors import NotAllowed, OutOfScope


@dataclass(frozen=True, slots=True)
class Terms:
    """A role is given `on` these kinds of container, `by` holders of these roles; `ends` if only for a time."""

    on: frozenset[Kind]
    by: frozenset[Role]
    ends: bool = False


def _terms(on: str, by: str = "", *, ends: bool = False) -> Terms:
    return Terms(frozenset(map(Kind, on.split())), frozenset(map(Role, by.split())), ends)


# "Who may see what" in docs/architecture.md. Nobody may give `administrator`: only the command line does.
MAY_GIVE: dict[Role, Terms] = {
    Role.COORDINATOR: _terms("organisation", "coordinator"),
    Role.CONTACT: _terms("organisation programme", "coordinator contact"),
    Role.DEPUTY: _terms("organisation programme", "coordinator contact", ends=True),
    Role.QUARTER_MANAGER: _terms("area", "coordinator"),
    Role.REFERRER: _terms("organisation", "coordinator contact"),
    Role.TRAINER: _terms("organisation course", "coordinator contact"),
    Role.CHECKER: _terms("organisation", "coordinator contact"),
    Role.SAFEGUARDING: _terms("organisation", "coordinator contact"),
    Role.FINANCE: _terms("organisation", "coordinator contact"),
    Role.VOLUNTEER: _terms("organisation programme", "coordinator contact deputy"),
    Role.MENTEE: _terms("organisation programme", "coordinator contact deputy"),
    Role.STEERING: _terms("house", "coordinator"),
    Role.ADMINISTRATOR: _terms("house"),
}

# Whoever may give anything at all sees the page of roles.
GIVERS: frozenset[Role] = frozenset().union(*(terms.by for terms in MAY_GIVE.values()))


def fits(role: Role, container) -> bool:
    """True if this role exists on this container (a coordinator only at the integration centre, …)."""
    entry = containers.of(container)
    return entry.kind in MAY_GIVE[role].on and entry.fits(role, container)


def may_give(actor, role: Role, container) -> bool:
    """A grant is never larger than the giver's own (security 26): the container lies in what she holds."""
    return fits(role, container) and bool(_giving(actor, role, container))


def latest_end(actor, role: Role, container) -> dt.date | None:
    """The last day she may give this role for; None = without end.

    Her own role she gives on no longer than she has it: else a colleague could hand it back to her for ever.
    """
    ends = [end for giver, end in _giving(actor, role, container) if giver == role]
    other = any(giver != role for giver, _end in _giving(actor, role, container))
    days = [end for end in ends if end]
    return None if other or not days or None in ends else max(days)


def may_take_back(actor, membership, container) -> bool:
    """Whoever may give a role there may take it back; everybody may lay down her own."""
    return membership.user_id == actor.pk or may_give(actor, Role(membership.group.rolegroup.role), container)


def check_may_help(actor, user) -> None:
    """May she change this person's ways in at the counter (security 38)? Only where she may give every role held.

    Else whoever changes a phone number would gain what its owner may do. Raises `OutOfScope` or `NotAllowed`.
    """
    may = [container is not None and may_give(actor, role, container) for role, container in _held(user)]
    if not any(may) or actor.pk == user.pk:
        raise OutOfScope
    if not all(may):
        raise NotAllowed(_("This person has roles you cannot give. Please ask a coordinator."))


def may_help(actor, user) -> bool:
    """`check_may_help` as a question."""
    try:
        check_may_help(actor, user)
    except (OutOfScope, NotAllowed):
        return False
    return True


def check_may_record(actor, user) -> None:
    """May she write down an answer this person gave by phone or on paper? Never her own (architecture, "Truths").

    Whoever may help at the counter, and whomever a room lets (`consents.let_record`). Raises as `check_may_help`.
    """
    if actor.pk == user.pk or not consents.lets_record(actor, user):
        check_may_help(actor, user)


def may_record(actor, user) -> bool:
    """True if `check_may_record` lets her."""
    try:
        check_may_record(actor, user)
    except (NotAllowed, OutOfScope):
        return False
    return True


def house_of(user) -> int | None:
    """The organisation that answers for help at the counter: that of the person's first role."""
    houses = (containers.of(container).organisation_id(container) for _role, container in _held(user) if container)
    return next((house for house in houses if house), None)


def _held(user) -> list[tuple[Role, Any]]:
    """Roles held now and where; None for a container that is gone."""
    rows = user.memberships.active().select_related("group__rolegroup").order_by("pk")
    groups = [row.group.rolegroup for row in rows]
    return [(Role(group.role), containers.find(group.kind, group.container_id)) for group in groups]


def _giving(actor, role: Role, container) -> list[tuple[str, dt.date | None]]:
    """What lets her give: her roles around the container that stand in the table, each with its last day.

    Volunteers and mentees belong to one house: an area grant does not reach them.
    """
    around, givers = containers.of(container).around(container), MAY_GIVE[role].by
    if role not in STAFF:
        around = frozenset(spot for spot in around if spot[0] != Kind.AREA)
    return [
        (held, end) for (kind, held, pk), end in scope(actor).ends.items() if held in givers and (kind, pk) in around
    ]
