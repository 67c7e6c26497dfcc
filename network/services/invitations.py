"""Invite people: staff and volunteers come by invitation only. Letting them in: `acceptance.py`."""

import datetime as dt

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from accounts import addresses, audit, containers
from accounts.addresses import Address
from accounts.enums import STAFF, Channel, Role
from accounts.models import User
from accounts.services import roles
from common import clock, limits, short_codes
from common.errors import Gone, NotAllowed, OutOfScope, WrongInput
from network import rules
from network.models import ContactPerson, Invitation
from network.services import invitation_delivery as delivery

LIFETIME = {Channel.MAIL: 14, Channel.SMS: 14, Channel.LETTER: 28}
PER_ADDRESS_A_DAY = 3
PER_INVITER_A_DAY = 100
DAY = 24 * 3600


@transaction.atomic
def invite(
    *,
    actor: User | None,
    role: Role,
    container,
    channel: Channel,
    name: str = "",
    address: str = "",
    language: str = "de",
    reason: str = "",
    role_ends_on: dt.date | None = None,
    contact: ContactPerson | None = None,
) -> tuple[Invitation, str]:
    """Invite one person into a role on `container`. Returns the invitation and its code, known only now.

    `address` is an e-mail address (MAIL), a mobile number (SMS), or name and postal address line by line (LETTER; goes
    onto the paper and is kept nowhere else). `actor` None is the command line. Raises NotAllowed, WrongInput, TooOften.
    """
    roles.check_may_give(actor, role, container, role_ends_on)
    reached = _read_address(channel, address)
    _check_contact(contact, container)
    group = roles.group_of(role, container)
    _check_not_invited(group, reached)
    _check_limits(actor, reached)
    code = short_codes.new_code()
    invitation = Invitation.objects.create(
        group=group,
        organisation_id=containers.of(container).organisation_id(container),
        contact=contact,
        name=" ".join(name.split()),
        channel=channel,
        email=reached.value if channel == Channel.MAIL else "",
        phone=reached.value if channel == Channel.SMS else "",
        language=language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE,
        reason=reason,
        role_ends_on=role_ends_on,
        code_hash=code_hash(code),
        invited_by=actor,
        expires_at=_expiry(channel),
    )
    delivery.send(invitation, code, to=address if channel == Channel.LETTER else reached.value)
    tell("made", actor, invitation)
    return invitation, code


@transaction.atomic
def send_again(*, actor: User | None, invitation: Invitation) -> str:
    """A new code on the same way; the old one is dead. Returns the code. Raises NotAllowed, Gone, TooOften."""
    _check_may_change(actor, invitation)
    channel = Channel(invitation.channel)
    reached = Address(channel, invitation.email or str(invitation.phone or ""))
    if invitation.accepted_at or invitation.revoked_at or not (reached.value or channel == Channel.LETTER):
        raise Gone(_("This invitation is over. Please make a new one."))
    _check_limits(actor, reached)
    code = short_codes.new_code()
    delivery.withdraw(invitation)
    invitation.code_hash, invitation.expires_at = code_hash(code), _expiry(channel)
    invitation.times_sent += 1
    invitation.save(update_fields=["code_hash", "expires_at", "times_sent"])
    delivery.send(invitation, code, to=invitation.name if channel == Channel.LETTER else reached.value)
    tell("sent_again", actor, invitation)
    return code


@transaction.atomic
def revoke(*, actor: User | None, invitation: Invitation) -> None:
    """Withdraw an invitation: its code is dead, the person's data goes. Raises NotAllowed, Gone if it is over."""
    _check_may_change(actor, invitation)
    if not Invitation.objects.unused().filter(pk=invitation.pk).update(revoked_at=clock.now(), **CLEARED):
        raise Gone(_("This invitation is over already."))
    delivery.withdraw(invitation)
    tell("revoked", actor, invitation)


def clear_ended() -> int:
    """Remove names and addresses of invitations whose time is over. Returns how many."""
    over = Invitation.objects.unused().filter(expires_at__lte=clock.now()).exclude(**CLEARED)
    return over.update(**CLEARED)


def code_hash(code: str) -> str:
    """What is stored of a code."""
    return short_codes.digest("network.invitation", code)


CLEARED = {"name": "", "email": "", "phone": "", "reason": ""}


def _read_address(channel: Channel, typed: str) -> Address:
    if channel == Channel.LETTER:
        return Address(channel, "")
    reached = addresses.read(typed)
    if reached.channel != channel:
        wanted = _("Please write an e-mail address.") if channel == Channel.MAIL else _("Please write a mobile number.")
        raise WrongInput(wanted, field="address")
    return reached


def _check_contact(contact: ContactPerson | None, container) -> None:
    if contact is not None and contact.organisation_id != containers.of(container).organisation_id(container):
        raise OutOfScope


def _check_not_invited(group, reached: Address) -> None:
    field = {Channel.MAIL: "email", Channel.SMS: "phone"}.get(reached.channel)
    if field and Invitation.objects.open().filter(group=group, **{field: reached.value}).exists():
        raise WrongInput(_("This address was invited already. You can send that invitation again."), field="address")


def _check_limits(actor: User | None, reached: Address) -> None:
    if reached.value:
        limits.hit("invitation.address", reached.value, limit=PER_ADDRESS_A_DAY, seconds=DAY)
    if actor is not None:
        limits.hit("invitation.inviter", actor.public_id, limit=PER_INVITER_A_DAY, seconds=DAY)


def _check_may_change(actor: User | None, invitation: Invitation) -> None:
    if actor is not None and not rules.may_change_invitation(actor, invitation):
        raise NotAllowed(_("You cannot change this invitation."))


def _expiry(channel: Channel) -> dt.datetime:
    return clock.now() + dt.timedelta(days=LIFETIME[channel])


def tell(what: str, actor: User | None, invitation: Invitation) -> None:
    """Write the trail of an invitation: no name in it, only role and place."""
    group = invitation.group
    container = containers.find(group.kind, group.container_id)
    audit.record(
        f"{'invitation' if group.role in STAFF else 'helper_invitation'}.{what}",
        actor=actor,
        subject=invitation,
        organisation_id=invitation.organisation_id,
        role=group.role,
        **{group.kind: container.public_id},
    )
