"""How an invitation reaches the person: through the outbox, in the transaction that made its code."""

from django.conf import settings
from django.urls import reverse

from accounts.enums import Channel
from common import short_codes
from network.invitation_notices import INVITED
from network.models import Invitation
from notifications import letters
from notifications import services as notices
from notifications.enums import Status
from notifications.models import Delivery


def link_of(code: str) -> str:
    """The whole address behind the QR code."""
    return settings.SITE_URL + reverse("network:invitation_door", args=[code])


def send(invitation: Invitation, code: str, *, to: str) -> None:
    """Put mail, SMS or letter into the outbox. Link and code lie there sealed until they are sent or printed."""
    channel = Channel(invitation.channel)
    notices.notify_address(
        INVITED,
        _event(invitation),
        channel=channel,
        address=(to or invitation.name) if channel == Channel.LETTER else to,
        refs={"invitation": invitation.public_id},
        sealed_link=link_of(code),
        short_code=short_codes.spoken(code),
        language=invitation.language,
    )


def letter_pdf(invitation: Invitation) -> bytes:
    """The waiting letter as PDF, in the person's language and in German. LookupError if none waits."""
    waiting = letter_of(invitation)
    if waiting is None:
        raise LookupError("no letter waits to be printed")
    return letters.pdf(waiting)


def withdraw(invitation: Invitation) -> None:
    """What still waits in the outbox is not sent any more."""
    notices.withdraw(INVITED, _event(invitation))


def letter_of(invitation: Invitation) -> Delivery | None:
    """The letter that waits to be printed, if it does."""
    rows = Delivery.objects.filter(notice__kind=INVITED.key, notice__event=_event(invitation), status=Status.PRINT)
    return rows.first()


def _event(invitation: Invitation) -> str:
    return f"{invitation.public_id}:{invitation.times_sent}"
