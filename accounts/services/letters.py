"""Printed letter codes: a way in for people without phone, with a shared phone, without e-mail.

The code (QR or 12 characters) opens one's own page; the PIN, said at the counter and never printed, opens the rest.
"""

import datetime as dt
import secrets

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts import audit, rules
from accounts.models import AddressNotice, LetterCode, User
from accounts.models.ways_in import TRIES
from accounts.scope import scope
from accounts.services import second_step, sessions
from accounts.services.address_notices import tell_addresses
from common import clock, short_codes
from common.errors import Gone, NotAllowed, WrongInput

PIN_LENGTH = 4
LIFETIME = dt.timedelta(days=365)
_UNKNOWN = _("This code is not known, or it is no longer valid. Please look at your newest letter.")


@transaction.atomic
def issue_letter_code(*, actor: User, user: User) -> tuple[str, str]:
    """Make a letter code for a person one works with; an older letter ends. Returns (code, PIN), shown this once.

    The code reads "ABCD-EFGH-JKMN". Raises `OutOfScope` for strangers, `NotAllowed` for staff, who need a second step.
    """
    rules.check_may_help(actor, user)
    if scope(user).is_staff:
        raise NotAllowed(_("Staff sign in with a code by message and a second step, not with a letter."))
    return _issue(actor, user)


@transaction.atomic
def issue_own_letter_code(*, actor: User) -> tuple[str, str]:
    """A first way back for somebody who has none, in the session that made her account. Returns (code, PIN).

    It may be made anew as long as nobody came in with it. Raises `NotAllowed` when there is another way in: a session
    left open on a table must not add one.
    """
    if scope(actor).is_staff or actor.has_way_in or _has_passkey(actor) or _was_used(actor):
        raise NotAllowed(_("You have a way in already. For a new letter, please ask at the counter."))
    return _issue(actor, actor)


def _has_passkey(user: User) -> bool:
    return any(one.type == one.Type.WEBAUTHN for one in second_step.authenticators_of(user))


def _was_used(user: User) -> bool:
    return open_letters().filter(user=user, last_used_at__isnull=False).exists()


def _issue(actor: User, user: User) -> tuple[str, str]:
    _end_open(user)
    code = short_codes.new_code()
    pin = f"{secrets.randbelow(10**PIN_LENGTH):0{PIN_LENGTH}}"
    LetterCode.objects.create(
        user=user,
        code_hash=_hash(code),
        pin_hash=make_password(pin),
        created_by=actor,
        expires_at=clock.now() + LIFETIME,
    )
    house = None if actor.pk == user.pk else rules.house_of(user)
    audit.record("way_in.letter_issued", actor=actor, subject=user, organisation_id=house)
    tell_addresses(user, AddressNotice.About.LETTER_ISSUED)
    return short_codes.spoken(code), pin


@transaction.atomic
def revoke_letter_code(*, actor: User, user: User) -> None:
    """Make the letter void and end every session it opened; by its owner or by whoever may issue one."""
    is_own = actor.pk == user.pk
    if not is_own:
        rules.check_may_help(actor, user)
    if _end_open(user):
        house = None if is_own else rules.house_of(user)
        audit.record("way_in.letter_revoked", actor=actor, subject=user, organisation_id=house)


def use_letter_code(typed: str) -> LetterCode:
    """The open letter this code stands on. Raises `WrongInput` for any other, whatever the reason."""
    letter = open_letters().select_related("user").filter(code_hash=_hash(typed)).first()
    if letter is None or not letter.user.is_active or scope(letter.user).is_staff:
        raise WrongInput(_UNKNOWN, field="code")
    LetterCode.objects.filter(pk=letter.pk).update(last_used_at=clock.now())
    return letter


def use_pin(public_id: str, typed: str) -> None:
    """Compare one PIN. Each comparison first claims one of five tries on the row; the right one gives them back.

    Raises `WrongInput`, or `Gone` once five were wrong: then only a new letter helps.
    """
    claimed = open_letters().filter(public_id=public_id, pin_tries__lt=TRIES).update(pin_tries=F("pin_tries") + 1)
    if not claimed:
        raise Gone(_("The PIN was wrong five times. Please ask at the counter for a new letter."), field="pin")
    letter = LetterCode.objects.get(public_id=public_id)
    digits = "".join(str(int(sign)) for sign in typed if sign.isdecimal())
    if not check_password(digits, letter.pin_hash):
        raise WrongInput(_("This PIN is not right. It was told to you at the counter."), field="pin")
    LetterCode.objects.filter(pk=letter.pk).update(pin_tries=0)


def open_letters():
    """Letters that still open."""
    return LetterCode.objects.filter(Q(revoked_at__isnull=True) & Q(expires_at__gt=clock.now()))


def open_letter(user: User, code: str) -> LetterCode | None:
    """This person's letter, if it still opens and has this code."""
    return open_letters().select_related("user").filter(user=user, code_hash=_hash(code)).first()


def _end_open(user: User) -> int:
    ended = 0
    for letter in LetterCode.objects.filter(user=user, revoked_at__isnull=True).order_by("pk"):
        ended += LetterCode.objects.filter(pk=letter.pk).update(revoked_at=clock.now())
        sessions.end_sessions(user, letter=letter.public_id)
    return ended


def _hash(typed: str) -> str:
    return short_codes.digest("accounts.letters", short_codes.tidy(typed))
