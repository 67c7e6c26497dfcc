"""The end of an account: no way leads in any more, and the person goes as soon as no proof of hers has to be kept."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db import transaction

from accounts import audit
from accounts.consents import purposes
from accounts.models import LetterCode, SignInAttempt, User
from accounts.services import consents, sessions
from common import clock

_WAYS_IN = (EmailAddress, Authenticator, SocialAccount, LetterCode, SignInAttempt)


@transaction.atomic
def close_account(*, actor: User | None, user: User) -> bool:
    """Nothing of this person is left in any room: the caller has made sure. False as long as she holds a role.

    Sessions, addresses and codes go at once. Without a proof to keep the person goes, too; else she waits for
    `erase_closed` (consents: 3 years after their end, §195 BGB).
    """
    if user.memberships.exists():
        return False
    consents.close(actor=actor, user=user, purposes=purposes())
    sessions.end_sessions(user)
    for model in _WAYS_IN:
        model.objects.filter(user=user).delete()
    user.login_email, user.login_phone, user.login_phone_verified = None, None, False
    user.is_active, user.closed_on = False, clock.today()
    user.save()
    audit.record("person.closed", actor=actor, subject=user)
    erase_closed(actor=actor, user=user)
    return True


@transaction.atomic
def erase_closed(*, actor: User | None, user: User) -> bool:
    """Erase somebody whose account is closed, once no proof of consent is left. The caller asked the rooms above."""
    if user.closed_on is None or user.consents.exists() or user.memberships.exists():
        return False
    audit.record("person.erased", actor=actor, subject=user)
    user.delete()
    return True
