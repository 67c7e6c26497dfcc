"""Roles on areas, organisations and programmes: given and taken back, and the person is told."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _
from guardian.shortcuts import assign_perm, remove_perm

from accounts import containers
from accounts.enums import Ending, Kind, Role
from accounts.models import Membership, RoleGroup, User
from accounts.services import roles
from common.errors import OutOfScope
from network.models import AreaGrant, Organisation
from network.role_notices import ROLE_ENDED, ROLE_GIVEN, place_ref
from notifications import services as notices


@transaction.atomic
def give_role(
    *, actor: User | None, user: User, role: Role, container, reason: str = "", ends_on: dt.date | None = None
) -> Membership:
    """Give a role and tell the person. See `accounts.services.roles.give_role` for rules and errors."""
    given = roles.give_role(actor=actor, user=user, role=role, container=container, reason=reason, ends_on=ends_on)
    _tell_given(given)
    return given


@transaction.atomic
def name_deputy(
    *, actor: User | None, user: User, membership: Membership, ends_on: dt.date | None, reason: str = ""
) -> Membership:
    """Let somebody stand in until `ends_on`, and tell her."""
    given = roles.name_deputy(actor=actor, user=user, membership=membership, ends_on=ends_on, reason=reason)
    _tell_given(given)
    return given


@transaction.atomic
def take_back(*, actor: User | None, membership: Membership, reason: Ending) -> None:
    """End a role now and tell the person, unless she laid it down herself."""
    user, public_id = membership.user, membership.public_id
    role, container = roles.held_on(membership)
    roles.take_back(actor=actor, membership=membership, reason=reason)
    if actor is None or actor.pk != user.pk:
        refs = {"role": role.value, "place": place_ref(container)}
        notices.notify(ROLE_ENDED, public_id, user=user, refs=refs)


@transaction.atomic
def give_again(*, actor: User, user: User, role: Role, kind: str, container_id: int, ends_on: dt.date | None):
    """Undo a role taken back by mistake: the same rules as giving it."""
    container = containers.find(kind, container_id)
    if container is None:
        raise OutOfScope
    reason = _("given again after a mistake")
    return give_role(actor=actor, user=user, role=role, container=container, reason=reason, ends_on=ends_on)


def follow_area(organisation: Organisation) -> None:
    """The integration centre moved: its coordinators' grants move along. Call inside the transaction that moves it."""
    for group in RoleGroup.objects.filter(kind=Kind.ORGANISATION, container_id=organisation.pk).order_by("pk"):
        also = containers.of(organisation).also(Role(group.role), organisation)
        for grant in AreaGrant.objects.filter(group=group).select_related("content_object").order_by("pk"):
            if grant.content_object not in also:
                remove_perm(group.role, group, grant.content_object)
        for container in also:
            assign_perm(group.role, group, container)


def _tell_given(membership: Membership) -> None:
    role, container = roles.held_on(membership)
    refs = {"role": role.value, "place": place_ref(container)}
    notices.notify(ROLE_GIVEN, membership.public_id, user=membership.user, refs=refs)
