"""Jobs of this room. They carry ids; addresses and codes are unsealed here and wiped."""

import datetime as dt
import json

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef
from django.utils import translation

from accounts import wording
from accounts.enums import Channel, Ending
from accounts.models import AddressNotice, AuditEntry, Consent, Membership, SignInAttempt
from accounts.services import roles
from common import clock, gateways, limits
from common.seals import unseal

KEEP_ATTEMPTS = dt.timedelta(hours=24)


def deliver_code(attempt_id: int) -> None:
    """Send one code, or nothing when nobody has the address; either way the seal is emptied.

    A gateway that is down raises, and the queue comes back until the code is too old.
    """
    attempt = SignInAttempt.objects.filter(pk=attempt_id).exclude(sealed="").first()
    if attempt is None:
        return
    if attempt.is_awaited and attempt.used_at is None and attempt.expires_at > clock.now():
        value, code = json.loads(unseal(attempt.sealed))
        with translation.override(attempt.language):
            _send(attempt.channel, value, *wording.code(code, attempt.purpose))
        attempt.sent_at = clock.now()
    attempt.sealed = ""
    attempt.save(update_fields=["sealed", "sent_at"])


def deliver_notice(notice_id: int) -> None:
    """Tell an address that a way in was changed."""
    notice = AddressNotice.objects.filter(pk=notice_id).exclude(sealed="").first()
    if notice is None:
        return
    with translation.override(notice.language):
        _send(notice.channel, unseal(notice.sealed), *wording.notice(notice.about))
    notice.sealed = ""
    notice.sent_at = clock.now()
    notice.save(update_fields=["sealed", "sent_at"])


def _send(channel: str, value: str, subject: str, text: str, short: str) -> None:
    try:
        if channel == Channel.MAIL:
            gateways.send_mail(value, subject, text)
        elif limits.allow("sms.house", "", limit=settings.SMS_DAILY_LIMIT, seconds=86_400):
            gateways.send_sms(value, short)
    except gateways.GatewayError as error:
        if not error.permanent:
            raise


def forget_old() -> None:
    """Delete codes and notices after 24 hours, sessions and counters when their time is over (security, retention)."""
    old = clock.now() - KEEP_ATTEMPTS
    SignInAttempt.objects.filter(created_at__lt=old).delete()
    AddressNotice.objects.filter(created_at__lt=old).delete()
    Session.objects.filter(expire_date__lt=clock.now()).delete()
    alive = Session.objects.filter(session_key=OuterRef("session_key"))
    UserSession.objects.filter(~Exists(alive)).delete()
    limits.forget_old()


def end_expired_roles() -> int:
    """Take back roles whose last day is over. Rights ended with that day already: `scope` looks at the date."""
    expired = list(Membership.objects.expired().select_related("user", "group__rolegroup").order_by("pk"))
    for membership in expired:
        roles.take_back(actor=None, membership=membership, reason=Ending.EXPIRED)
    return len(expired)


def forget_old_audit() -> int:
    """Delete what is over its time in the trail."""
    return AuditEntry.objects.forget_old()


def forget_old_consents() -> int:
    """Delete proofs of consent three years after the consent ended. Returns how many."""
    return Consent.objects.over().delete()[0]
