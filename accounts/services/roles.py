"""Give roles and take them back. A grant is never larger than the giver's own (security 26)."""

import datetime as dt
from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from guardian.shortcuts import assign_perm

from accounts import audit, containers, rules
from accounts.enums import STAFF, Ending, Kind, Role
from accounts.models import Membership, RoleGroup, User
from accounts.scope import forget
from common import clock
from common.errors import NotAllowed, OutOfScope, WrongInput
from common.models import Signal


@transaction.atomic
def give_role(
    *, actor: User | None, user: User, role: Role, container, reason: str = "", ends_on: dt.date | None = None
) -> Membership:
    """Give `user` this role on `container` until the end of `ends_on` (None = no end).

    `actor` None is the command line or a job, never a request. Raises NotAllowed when the table of rules says no,
    WrongInput for a date in the past, a role that needs a date, or a role held already.
    """
    check_may_give(actor, role, container, ends_on)
    if actor is not None and user.pk == actor.pk:
        raise NotAllowed(_("Nobody gives a role to themselves. Please ask a colleague."))
    membership = _join(user, group_of(role, container), actor, reason, ends_on)
    _tell("given", actor, user, role, container)
    forget(user)
    return membership


@transaction.atomic
def give_role_to_all(*, actor: User | None, users: Sequence[User], role: Role, container) -> None:
    """Give many people who hold no role yet the same one, without an end. The same as `give_role` for each."""
    check_may_give(actor, role, container, None)
    if actor is not None and any(user.pk == actor.pk for user in users):
        raise NotAllowed(_("Nobody gives a role to themselves. Please ask a colleague."))
    group = group_of(role, container)
    Membership.objects.bulk_create(Membership(user=user, group=group, given_by=actor) for user in users)
    verb, about, organisation_id = _words_of("given", role, container)
    audit.record_all(verb, actor=actor, acts=[(user, about) for user in users], organisation_id=organisation_id)
    for user in users:
        forget(user)


@transaction.atomic
def change_end(*, actor: User | None, membership: Membership, ends_on: dt.date | None) -> Membership:
    """Let a role end later or earlier. Same rules as giving it; nobody extends their own."""
    role, container = held_on(membership)
    if actor is not None and (membership.user_id == actor.pk or not rules.may_give(actor, role, container)):
        raise NotAllowed(_("You cannot change this role."))
    _check_end(actor, role, container, ends_on)
    membership.ends_on = ends_on
    membership.save(update_fields=["ends_on"])
    _tell("changed", actor, membership.user, role, container)
    forget(membership.user)
    return membership


def name_deputy(
    *, actor: User | None, user: User, membership: Membership, ends_on: dt.date | None, reason: str = ""
) -> Membership:
    """Let `user` stand in for the holder of `membership` until `ends_on` (required).

    A contact person is stood in for by a deputy; every other role by the same role for a time.
    """
    if ends_on is None:
        raise WrongInput(_("A deputy needs a last day."), field="ends_on")
    held, container = held_on(membership)
    role = Role.DEPUTY if held == Role.CONTACT else held
    return give_role(actor=actor, user=user, role=role, container=container, reason=reason, ends_on=ends_on)


@transaction.atomic
def take_back(*, actor: User | None, membership: Membership, reason: Ending) -> None:
    """End a role now. Open pages lose it at the next request, open sockets are closed.

    Raises NotAllowed, and WrongInput for the last coordinator: nobody could give the role again.
    """
    role, container = held_on(membership)
    if actor is not None and not rules.may_take_back(actor, membership, container):
        raise NotAllowed(_("You cannot take back this role."))
    # Two coordinators taking back each other at the same time must not both succeed.
    RoleGroup.objects.select_for_update().get(pk=membership.group_id)
    others = Membership.objects.active().filter(group_id=membership.group_id).exclude(pk=membership.pk)
    if role == Role.COORDINATOR and reason != Ending.EXPIRED and not others.exists():
        raise WrongInput(_("This is the last coordinator. Please give the role to somebody else first."))
    user = membership.user
    membership.delete()
    _tell("ended", actor, user, role, container, reason=Ending(reason).value)
    Signal.objects.create(topic=f"user:{user.public_id}", event="closed")
    forget(user)


def end_expired(*, actor: None = None) -> int:
    """Hourly: take back roles whose last day is over. Rights ended with that day already: `scope` looks at the date.

    Returns how many.
    """
    expired = list(Membership.objects.expired().select_related("user", "group__rolegroup").order_by("pk"))
    for membership in expired:
        take_back(actor=actor, membership=membership, reason=Ending.EXPIRED)
    return len(expired)


def held_on(membership: Membership) -> tuple[Role, object]:
    """The role and the container of a membership."""
    group = membership.group.rolegroup
    container = containers.find(group.kind, group.container_id)
    if container is None:
        raise OutOfScope
    return Role(group.role), container


def group_of(role: Role, container) -> RoleGroup:
    """The one group of this role on this container, with its grants; made at the first need."""
    entry = containers.of(container)
    group, made = RoleGroup.objects.get_or_create(
        role=role,
        kind=entry.kind,
        container_id=container.pk,
        defaults={"name": f"{role.value}:{entry.kind.value}:{container.pk}"},
    )
    if made and entry.grants:
        for granted in (container, *entry.also(role, container)):
            assign_perm(role.value, group, granted)
    return group


def check_may_give(actor: User | None, role: Role, container, ends_on: dt.date | None) -> None:
    """The same questions before somebody is there to give it to. Raises NotAllowed, WrongInput."""
    if actor is not None and not rules.may_give(actor, role, container):
        raise NotAllowed(_("You cannot give this role here."))
    if not rules.fits(role, container):
        raise WrongInput(_("This role does not exist here."), field="place")
    _check_end(actor, role, container, ends_on)


def _check_end(actor, role, container, ends_on):
    if ends_on is None:
        if rules.MAY_GIVE[role].ends:
            raise WrongInput(_("A deputy needs a last day."), field="ends_on")
    elif ends_on < clock.today():
        raise WrongInput(_("The last day lies in the past."), field="ends_on")
    latest = rules.latest_end(actor, role, container) if actor is not None else None
    if latest and (ends_on is None or ends_on > latest):
        raise NotAllowed(
            _("You hold this role for a time yourself. Please choose a last day within it."), field="ends_on"
        )


def _join(user, group, actor, reason, ends_on):
    Membership.objects.expired().filter(user=user, group=group).delete()
    try:
        with transaction.atomic():
            return Membership.objects.create(user=user, group=group, given_by=actor, reason=reason, ends_on=ends_on)
    except IntegrityError:
        raise WrongInput(_("This person has the role already.")) from None


def _tell(what, actor, user, role, container, **about):
    """Write the trail. Staff roles and helpers have different words: not everybody who sees one may see the other."""
    verb, words, organisation_id = _words_of(what, role, container)
    audit.record(verb, actor=actor, subject=user, organisation_id=organisation_id, **about, **words)


def _words_of(what: str, role: Role, container) -> tuple[str, dict[str, str], int | None]:
    """Verb, words and organisation of the trail."""
    entry = containers.of(container)
    words = {"role": role.value, entry.kind.value: container.public_id}
    return f"{'role' if role in STAFF else 'helper'}.{what}", words, entry.organisation_id(container)


def close_container(*, kind: Kind, container_id: int) -> None:
    """The container is being deleted: its groups and everybody's roles on it go too. Call inside its transaction."""
    for group in RoleGroup.objects.filter(kind=kind, container_id=container_id).order_by("pk"):
        for public_id in group.memberships.values_list("user__public_id", flat=True).order_by("pk"):
            Signal.objects.create(topic=f"user:{public_id}", event="closed")
        group.delete()
