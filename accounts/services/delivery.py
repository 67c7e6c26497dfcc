"""Send what waits sealed: a 6-digit code, a word to an address. What was sealed is wiped once sent, or too late."""

import json

from django.conf import settings
from django.utils import translation

from accounts import wording
from accounts.enums import Channel
from accounts.models import AddressNotice, SignInAttempt
from common import clock, gateways, limits
from common.seals import unseal


def send_sealed_code(*, attempt_id: int) -> None:
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


def send_sealed_notice(*, notice_id: int) -> None:
    """Tell an address that a way in was changed. Raises as `send_sealed_code`."""
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
