"""Login e-mail and login phone: changed by their owner, or at the counter with all sessions ended (security 38)."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from accounts import addresses, audit, rules
from accounts.addresses import Address
from accounts.enums import Channel
from accounts.models import AddressNotice, User
from accounts.services import letters, second_step, sessions
from accounts.services.address_notices import tell_addresses
from common import limits, news
from common.errors import WrongInput

About = AddressNotice.About
AT_COUNTER_A_DAY = 50


def change_own(*, actor: User, address: Address) -> None:
    """Sign in with `address` from now on, instead of the old one of its kind; a code sent there was right before.

    The old addresses are told. Raises `WrongInput` when somebody else has it.
    """
    before = addresses.of(actor)
    if address in before:
        raise WrongInput(_("You sign in with this address already."), field="address")
    with transaction.atomic():
        _set(actor, address)
        audit.record("way_in.changed", actor=actor, subject=actor)
        tell_addresses(actor, About.CHANGED, at=before)


def remove_own(*, actor: User, channel: Channel) -> None:
    """Stop signing in with one's e-mail or phone. Raises `WrongInput` for the last way in."""
    gone = [address for address in addresses.of(actor) if address.channel == channel]
    if not gone:
        raise WrongInput(_("There is nothing to remove."))
    if not _other_way(actor, channel):
        raise WrongInput(_("This is your only way in. Please add another one first."))
    with transaction.atomic():
        _clear(actor, channel)
        actor.save()
        audit.record("way_in.removed", actor=actor, subject=actor)
        tell_addresses(actor, About.CHANGED, at=gone)


def change_way_in_at_counter(*, actor: User, user: User, address: Address) -> None:
    """Staff set a login e-mail or phone for a person standing before them: lost phone, lost mailbox.

    All sessions of the person end and the old addresses are told. Raises `OutOfScope`, `NotAllowed`, `WrongInput`,
    and `TooOften`, since each try tells whether somebody here has the address.
    """
    rules.check_may_help(actor, user)
    limits.hit("counter", actor.public_id, limit=AT_COUNTER_A_DAY, seconds=24 * 3600)
    before = addresses.of(user)
    if address in before:
        raise WrongInput(_("This person signs in with this address already."), field="address")
    with transaction.atomic():
        _set(user, address)
        # A new mark makes even a session nobody listed worthless.
        user.set_unusable_password()
        user.save(update_fields=["password"])
        sessions.end_sessions(user)
        news.close(news.of_user(user))
        house = rules.house_of(user)
        audit.record("way_in.changed_at_counter", actor=actor, subject=user, organisation_id=house)
        tell_addresses(user, About.CHANGED_AT_COUNTER, at=before)


def _set(user: User, address: Address) -> None:
    if address.channel == Channel.MAIL:
        user.login_email = address.value
    else:
        user.login_phone, user.login_phone_verified = address.value, True
    try:
        with transaction.atomic():
            user.save()
    except IntegrityError:
        user.refresh_from_db()
        raise WrongInput(_("This address belongs to another account."), field="address") from None


def _clear(user: User, channel: Channel) -> None:
    if channel == Channel.MAIL:
        user.login_email = None
    else:
        user.login_phone, user.login_phone_verified = None, False


def _other_way(user: User, channel: Channel) -> bool:
    if any(address.channel != channel for address in addresses.of(user)):
        return True
    passkey = any(one.type == one.Type.WEBAUTHN for one in second_step.authenticators_of(user))
    return passkey or letters.open_letters().filter(user=user).exists()
