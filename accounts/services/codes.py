"""The guard around the 6 digits (security 9 and 11).

One row per code. A guess first claims a try on the row, then is compared: however many guesses come at once,
five are compared. A known and an unknown address cost the same; what follows happens in the worker.
"""

import datetime as dt
import json
import secrets

from django.db import transaction
from django.db.models import F
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext_lazy as _

from accounts.addresses import Address
from accounts.enums import Purpose
from accounts.models import SignInAttempt, User
from accounts.models.ways_in import TRIES
from common import clock, jobs
from common.errors import Gone, WrongInput
from common.seals import seal

LIFETIME = dt.timedelta(minutes=10)


def send_code(*, address: Address, user: User | None, language: str, purpose: Purpose = Purpose.SIGN_IN) -> str:
    """Make a code and have it sent to `address`; without `user` it is made and never sent.

    Returns the attempt's public id, to be kept in the session of the browser that asked.
    """
    code = f"{secrets.randbelow(10**6):06}"
    attempt = SignInAttempt(
        purpose=purpose,
        user=user,
        channel=address.channel,
        language=language,
        sealed=seal(json.dumps([address.value, code])),
        expires_at=clock.now() + LIFETIME,
    )
    attempt.code_hash = _hash(attempt, code)
    with transaction.atomic():
        attempt.save()
        jobs.enqueue("accounts.tasks.deliver_code", attempt.pk)
    return attempt.public_id


def use_code(public_id: str, guess: str, *, purpose: Purpose = Purpose.SIGN_IN) -> SignInAttempt:
    """Compare one guess; the right one closes the attempt and returns it, with its user.

    Raises `WrongInput` (wrong) or `Gone` (used, too old, five tries spent).
    """
    if not claim_try(public_id, purpose):
        raise _closed(public_id)
    attempt = SignInAttempt.objects.select_related("user").get(public_id=public_id)
    if not is_right(attempt, guess):
        if attempt.tries >= TRIES:
            raise _closed(public_id)
        raise WrongInput(_("This code is not right. Please look again at the newest message."), field="code")
    if not SignInAttempt.objects.filter(pk=attempt.pk, used_at__isnull=True).update(used_at=clock.now()):
        raise _closed(public_id)
    return attempt


def claim_try(public_id: str, purpose: Purpose) -> bool:
    """Take one of the five tries of an open attempt; False when there is none left to take."""
    return bool(
        SignInAttempt.objects.filter(
            public_id=public_id,
            purpose=purpose,
            tries__lt=TRIES,
            used_at__isnull=True,
            expires_at__gt=clock.now(),
        ).update(tries=F("tries") + 1)
    )


def is_right(attempt: SignInAttempt, guess: str) -> bool:
    """The comparison itself. Nobody's code is never right."""
    digits = "".join(str(int(sign)) for sign in guess if sign.isdecimal())
    return constant_time_compare(_hash(attempt, digits), attempt.code_hash) and attempt.is_awaited


def withdraw(public_id: str) -> None:
    """Close an attempt, when a new code is asked for or the person turns back."""
    SignInAttempt.objects.filter(public_id=public_id, used_at__isnull=True).update(used_at=clock.now(), sealed="")


def _hash(attempt: SignInAttempt, code: str) -> str:
    return salted_hmac("accounts.codes", f"{attempt.public_id}:{code}", algorithm="sha256").hexdigest()


def _closed(public_id: str) -> Gone:
    attempt = SignInAttempt.objects.filter(public_id=public_id).first()
    if attempt is not None and attempt.used_at is None and attempt.tries >= TRIES:
        return Gone(_("Five wrong codes. This one is closed now; please ask for a new one."), field="code")
    if attempt is not None and attempt.used_at is not None:
        return Gone(_("This code was used already. Please ask for a new one."), field="code")
    return Gone(_("This code is too old. A code is valid for 10 minutes; please ask for a new one."), field="code")
