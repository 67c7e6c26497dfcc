"""The doors out of the house: e-mail and SMS. Called by workers only, never while a page is made.

Numbers and addresses are never logged, and no error carries them.
"""

import logging
import re
import secrets
import smtplib
from email.message import EmailMessage as Letter
from email.utils import format_datetime

import phonenumbers
from django.conf import settings
from django.core.mail import EmailMessage
from django.db import models
from django.utils.translation import gettext_lazy as _

from common import clock

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_HTTP_STATUS = re.compile(r"error=(\d{3})")
# The provider is at fault or busy with these; any other 4xx means that it will never take this number.
_PASSING = {401, 402, 403, 407, 408, 425, 429}


class Reason(models.TextChoices):
    """Why something could not be delivered, for staff. Codes are stored, never addresses."""

    BAD_ADDRESS = "bad_address", _("This address or number does not exist.")
    NO_ADDRESS = "no_address", _("No verified address or number is known.")
    GATEWAY_OFF = "gateway_off", _("This way of sending is switched off.")
    GATEWAY_DOWN = "gateway_down", _("The provider could not be reached.")
    GATEWAY_REFUSED = "gateway_refused", _("The provider refused the message.")
    NOTHING_TO_SAY = "nothing_to_say", _("What it was about is no longer there.")
    NO_WORDS = "no_words", _("The message could not be written.")


class GatewayError(Exception):
    """A message did not leave. `reason` is a `Reason`; `permanent` means that trying again is useless."""

    def __init__(self, reason: str, permanent: bool = False):
        super().__init__(str(reason))
        self.reason = Reason(reason)
        self.permanent = permanent


def send_sms(number: str, text: str) -> None:
    """Send a text to a number in E.164 ("+49…"). Raises `GatewayError`.

    SMS_GATEWAY is `off`, `file` (into OUTBOX_DIR) or an apprise address, in which `{number}` marks the place of
    the number without it; where the mark is missing, the number is added at the end.
    """
    try:
        plausible = phonenumbers.is_possible_number(phonenumbers.parse(number))
    except phonenumbers.NumberParseException:
        plausible = False
    if not plausible:
        raise GatewayError(Reason.BAD_ADDRESS, permanent=True)
    text = _CONTROL.sub(" ", text)
    if settings.SMS_GATEWAY == "off":
        raise GatewayError(Reason.GATEWAY_OFF, permanent=True)
    if settings.SMS_GATEWAY == "file":
        _sms_to_file(number, text)
    else:
        _sms_by_apprise(number, text)


def send_mail(address: str, subject: str, text: str) -> None:
    """Send one plain-text mail with Django's mail settings. Raises `GatewayError`."""
    mail = EmailMessage(" ".join(subject.split()), text, to=[address])
    try:
        mail.send()
    except smtplib.SMTPRecipientsRefused as refused:
        never = all(500 <= code < 600 for code, _answer in refused.recipients.values())
        raise GatewayError(Reason.BAD_ADDRESS if never else Reason.GATEWAY_REFUSED, permanent=never) from None
    except smtplib.SMTPResponseException:
        raise GatewayError(Reason.GATEWAY_REFUSED) from None
    except (OSError, smtplib.SMTPException):
        raise GatewayError(Reason.GATEWAY_DOWN) from None


def _sms_to_file(number: str, text: str) -> None:
    letter = Letter()
    letter["Date"] = format_datetime(clock.now())
    letter["To"] = number
    letter["X-Channel"] = "SMS"
    letter.set_content(text)
    settings.OUTBOX_DIR.mkdir(parents=True, exist_ok=True)
    stamp = clock.now().strftime("%Y%m%d-%H%M%S-%f")
    (settings.OUTBOX_DIR / f"{stamp}-{secrets.token_hex(4)}.sms").write_bytes(letter.as_bytes())


def _sms_by_apprise(number: str, text: str) -> None:
    # Loaded by the worker only, at its first message: it brings a hundred plugins.
    from apprise import Apprise, LogCapture

    digits = number.lstrip("+")
    address = settings.SMS_GATEWAY
    address = address.replace("{number}", digits) if "{number}" in address else f"{address.rstrip('/')}/{digits}"
    gateway = Apprise()
    # Apprise tells its log what went wrong; nobody else may read it, since it names the number.
    with LogCapture(level=logging.INFO) as told:
        if not gateway.add(address):
            raise GatewayError(Reason.GATEWAY_OFF)
        if gateway.notify(body=text):
            return
        status = _HTTP_STATUS.search(told.getvalue())
    if status is None:
        raise GatewayError(Reason.GATEWAY_DOWN)
    code = int(status[1])
    never = 400 <= code < 500 and code not in _PASSING
    raise GatewayError(Reason.BAD_ADDRESS if never else Reason.GATEWAY_REFUSED, permanent=never)
