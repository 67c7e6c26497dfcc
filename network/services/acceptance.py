"""Take up an invitation: once, by whoever holds its code first."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import addresses, containers
from accounts.addresses import Address
from accounts.enums import Channel, Role
from accounts.models import User
from accounts.services import roles
from accounts.services.letters import issue_letter_code
from accounts.services.people import add_person
from common import clock
from common.errors import Gone, NotAllowed
from network.models import ContactPerson, Invitation
from network.services import invitation_delivery as delivery
from network.services.invitations import CLEARED, code_hash, tell


def find_open(code: str) -> Invitation:
    """The open invitation with this code. Raises Gone: unknown, used, expired and withdrawn look the same."""
    rows = Invitation.objects.open().select_related("group", "invited_by", "contact")
    invitation = rows.filter(code_hash=code_hash(code)).first()
    if invitation is None or containers.find(invitation.group.kind, invitation.group.container_id) is None:
        raise _gone()
    return invitation


_FIELD = {Channel.MAIL: "login_email", Channel.SMS: "login_phone"}


@transaction.atomic
def accept(*, code: str, user: User) -> Invitation:
    """`user` takes up the invitation: once, whoever comes first. Raises Gone, NotAllowed, WrongInput.

    The role is given in the inviter's name, with the rights she has now: what she lost meanwhile opens nothing.
    """
    invitation = find_open(code)
    ours = Invitation.objects.open().filter(pk=invitation.pk, code_hash=invitation.code_hash)
    if not ours.update(accepted_at=clock.now(), accepted_by=user, **CLEARED):
        raise _gone()
    _give(invitation, user)
    if invitation.contact_id:
        ContactPerson.objects.filter(pk=invitation.contact_id, user__isnull=True).update(user=user)
    delivery.withdraw(invitation)
    tell("accepted", user, invitation)
    return invitation


@transaction.atomic
def accept_as_new(*, code: str, name: str, language: str, address: Address | None = None) -> User:
    """Let in whoever proved `address` (None: another way in follows at once). Returns the person, new or known.

    An address that belongs to somebody is that somebody's: the role is added to them, and nobody learns it.
    """
    user = addresses.whose(address) if address else None
    if user is None:
        proved: dict[str, Any] = {_FIELD[address.channel]: address.value} if address else {}
        user = add_person(actor=None, name=name, language=language, **proved)
    accept(code=code, user=user)
    return user


def _gone() -> Gone:
    return Gone(
        _(
            "This invitation is not open: it was used, has expired, was withdrawn, or the code has a typing error. "
            "Please ask whoever invited you for a new one."
        )
    )


def _give(invitation: Invitation, user: User) -> None:
    group = invitation.group
    container = containers.find(group.kind, group.container_id)
    inviter = invitation.invited_by
    if inviter is not None and inviter.pk == user.pk:
        raise NotAllowed(_("You made this invitation yourself. It is meant for somebody else."))
    try:
        roles.give_role(
            actor=inviter,
            user=user,
            role=Role(group.role),
            container=container,
            reason=invitation.reason,
            ends_on=invitation.role_ends_on,
        )
    except NotAllowed:
        raise _gone() from None


@transaction.atomic
def accept_with_letter(*, code: str, name: str, language: str) -> tuple[User, str, str]:
    """Let somebody in whose way in is a printed code. Returns the person, the code and the PIN, shown this once.

    In the inviter's name, and never for staff, who need a second step. Raises Gone, NotAllowed, WrongInput.
    """
    inviter = find_open(code).invited_by
    if inviter is None:
        raise NotAllowed(_("Please choose another way in."))
    user = accept_as_new(code=code, name=name, language=language)
    letter_code, pin = issue_letter_code(actor=inviter, user=user)
    return user, letter_code, pin
