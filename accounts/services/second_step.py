"""The second step of staff: an app with codes, or a passkey. allauth keeps the secrets, the limits are ours."""

import base64
import time

from allauth.mfa.base.internal.flows import delete_dangling_recovery_codes, post_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from allauth.mfa.webauthn.internal import auth as webauthn
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.models import AddressNotice, User
from accounts.scope import scope
from accounts.services.address_notices import tell_addresses
from common import limits
from common.errors import NotAllowed, OutOfScope, TooOften, WrongInput
from common.seals import unseal

Type = Authenticator.Type
PERIOD = 30
_WRONG = _("This code is not right. The app shows a new one every 30 seconds.")
_NO_PASSKEY = _("The passkey did not work. Please try again or take another way.")


def authenticators_of(user: User) -> list[Authenticator]:
    """Apps and passkeys of a person, oldest first; recovery codes are none of their own."""
    return list(
        Authenticator.objects.filter(user=user, type__in=[Type.TOTP, Type.WEBAUTHN]).order_by("created_at", "pk")
    )


def is_demanded(user: User) -> bool:
    """True if this person proves a second step: staff who have one, and whoever set up an app of their own accord."""
    types = {one.type for one in authenticators_of(user)}
    return Type.TOTP in types or bool(types and scope(user).is_staff)


def check_code(user: User, typed: str) -> Authenticator:
    """The app or the set of recovery codes this code belongs to; each code counts once.

    Raises `WrongInput`, or `TooOften` after 10 tries in 10 minutes.
    """
    in_time = limits.allow("second_step", user.public_id, limit=10, seconds=600)
    if not in_time or not limits.allow("second_step.day", user.public_id, limit=100, seconds=86_400):
        raise TooOften(_("Too many codes. Please wait ten minutes and try again."), retry_after=600)
    digits = "".join(str(int(sign)) for sign in typed if sign.isdecimal())
    for one in Authenticator.objects.filter(user=user, type__in=[Type.TOTP, Type.RECOVERY_CODES]).order_by("pk"):
        if one.type == Type.TOTP and _is_now(unseal(one.data["secret"]), digits, str(one.pk)):
            return one
        if one.type == Type.RECOVERY_CODES and one.wrap().validate_code(digits):
            return one
    raise WrongInput(_WRONG, field="code")


def check_passkey(user: User, credential: dict) -> Authenticator:
    """The passkey of this person that signed the challenge of this session. Raises `WrongInput`."""
    try:
        webauthn.parse_authentication_response(credential)
        return webauthn.complete_authentication(user, credential)
    except (ValidationError, ValueError, TypeError, KeyError):
        raise WrongInput(_NO_PASSKEY) from None


def whose_passkey(credential: dict) -> User:
    """The person a passkey says it belongs to; proved only by `check_passkey`. Raises `WrongInput`."""
    try:
        handle = webauthn.websafe_decode(credential["response"]["userHandle"]).decode()
        return User.objects.get(public_id=handle)
    except (User.DoesNotExist, ValueError, TypeError, KeyError):
        raise WrongInput(_NO_PASSKEY) from None


@transaction.atomic
def add_app(*, actor: User, request, secret: str, typed: str) -> Authenticator:
    """Set up an app: the secret it was given, and a code it shows. An older app is replaced.

    Counts as the second step of this session. Raises `WrongInput`.
    """
    digits = "".join(str(int(sign)) for sign in typed if sign.isdecimal())
    if not limits.allow("second_step", actor.public_id, limit=10, seconds=600):
        raise TooOften(_("Too many codes. Please wait ten minutes and try again."), retry_after=600)
    if not _is_now(secret, digits, f"new:{secret}"):
        raise WrongInput(_WRONG, field="code")
    Authenticator.objects.filter(user=actor, type=Type.TOTP).delete()
    return _added(actor, request, totp.TOTP.activate(actor, secret).instance)


@transaction.atomic
def add_passkey(*, actor: User, request, credential: dict, name: str) -> Authenticator:
    """Keep a new passkey made for the challenge of this session. Raises `WrongInput`."""
    try:
        webauthn.parse_registration_response(credential)
        binding = webauthn.complete_registration(credential)
    except (ValidationError, ValueError, TypeError, KeyError):
        raise WrongInput(_NO_PASSKEY) from None
    if not binding.is_user_verified():
        raise WrongInput(_("Please protect the passkey with a PIN, your fingerprint or your face."))
    return _added(actor, request, webauthn.WebAuthn.add(actor, name[:60], credential).instance)


def handle_of(authenticator: Authenticator) -> str:
    """What may stand in an address: 22 characters that say nothing."""
    return salted_hmac("accounts.authenticators", str(authenticator.pk), algorithm="sha256").hexdigest()[:22]


def find(user: User, handle: str) -> Authenticator:
    """One's own app or passkey. Raises `OutOfScope` for anybody else's."""
    for authenticator in authenticators_of(user):
        if handle_of(authenticator) == handle:
            return authenticator
    raise OutOfScope


@transaction.atomic
def remove(*, actor: User, handle: str) -> None:
    """Remove one's own app or passkey. Raises `OutOfScope` for anybody else's."""
    find(actor, handle).delete()
    delete_dangling_recovery_codes(actor)
    audit.record("way_in.second_removed", actor=actor, subject=actor)
    tell_addresses(actor, AddressNotice.About.SECOND_STEP_REMOVED)


def recovery_codes(user: User) -> list[str]:
    """Unused recovery codes; each opens the second step once."""
    kept = Authenticator.objects.filter(user=user, type=Type.RECOVERY_CODES).first()
    return kept.wrap().get_unused_codes() if kept else []


@transaction.atomic
def new_recovery_codes(*, actor: User) -> list[str]:
    """Replace all recovery codes. Raises `OutOfScope` without an app or passkey."""
    if not authenticators_of(actor):
        raise OutOfScope
    Authenticator.objects.filter(user=actor, type=Type.RECOVERY_CODES).delete()
    audit.record("way_in.recovery_renewed", actor=actor, subject=actor)
    return RecoveryCodes.activate(actor).get_unused_codes()


def demo_secret(user: User) -> str:
    """The app's secret of an invented person: always the same on one installation."""
    return base64.b32encode(salted_hmac("accounts.demo", user.login_email or user.public_id).digest()).decode()


@transaction.atomic
def equip_demo_totp(user: User) -> None:
    """Give an invented person of the demo an app, once. Raises `NotAllowed` for real people."""
    if not user.is_demo:
        raise NotAllowed("not a demo account")
    if not Authenticator.objects.filter(user=user, type=Type.TOTP).exists():
        totp.TOTP.activate(user, demo_secret(user))
        RecoveryCodes.activate(user)


def code_now(secret: str) -> str:
    """What an app with this secret shows at this moment."""
    return totp.format_hotp_value(totp.hotp_value(secret, int(time.time()) // PERIOD))


def _is_now(secret: str, digits: str, who: str) -> bool:
    """True for the code of this, the last or the next half minute that nobody used before."""
    now = int(time.time()) // PERIOD
    for counter in (now, now - 1, now + 1):
        if constant_time_compare(totp.format_hotp_value(totp.hotp_value(secret, counter)), digits):
            return limits.slot("totp.used", f"{who}:{counter}", limit=1, seconds=4 * PERIOD)
    return False


def _added(user: User, request, authenticator: Authenticator) -> Authenticator:
    RecoveryCodes.activate(user)
    post_authentication(request, authenticator, reauthenticated=True)
    audit.record("way_in.second_added", actor=user, subject=user, type=authenticator.type)
    tell_addresses(user, AddressNotice.About.SECOND_STEP_ADDED)
    return authenticator
