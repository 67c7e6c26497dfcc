"""What this room tells people. Nothing about a person stands in a subject, an SMS or a push (security 14)."""

import datetime as dt

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mentees import referral_notices, worry_notices
from notifications.registry import Kind, register

__all__ = ["ENDED", "NEW_REQUEST", "REQUEST_RECEIVED", "TAKEN_BACK", "WARNING", "referral_notices", "worry_notices"]

REQUEST_RECEIVED = register(
    Kind(
        key="mentees.request_received",
        label=_("We have your request"),
        subject=_("We have your request"),
        title=_("We have your request"),
        text=_("Thank you. Your request is here. We call you, or you call us. On your page you see what happens next."),
        sms=_("We have your request. What happens next: {link}"),
        link=lambda refs: reverse("mentees:mine"),
        sms_without_mail=True,
    )
)
NEW_REQUEST = register(
    Kind(
        key="mentees.new_request",
        label=_("A new request"),
        subject=_("There is a new request"),
        title=_("A new request waits for a first talk"),
        text=_("Somebody is looking for a person at her side. Please have the first talk soon: {link}"),
        link=lambda refs: reverse("mentees:people"),
        valid=dt.timedelta(days=7),
    )
)
WARNING = register(
    Kind(
        key="mentees.warning",
        label=_("An early warning"),
        subject=_("Somebody needs support"),
        title=_("An early warning from the vocational school"),
        text=_("Somebody signalled trouble. One click opens extra support: {link}"),
        link=lambda refs: reverse("mentees:warnings"),
        valid=dt.timedelta(days=14),
    )
)
ENDED = register(
    Kind(
        key="mentees.ended",
        label=_("Your request is closed"),
        subject=_("There is news for you"),
        title=_("Your request is closed"),
        text=_("We do not look for anybody for you any more. In 6 months we delete everything. Ask again? {link}"),
        sms=_("There is news for you: {link}"),
        link=lambda refs: reverse("mentees:mine"),
        sms_without_mail=True,
        optional=False,
        valid=dt.timedelta(days=14),
    )
)
TAKEN_BACK = register(
    Kind(
        key="mentees.taken_back",
        label=_("A request was taken back"),
        subject=_("A request was taken back"),
        title=_("Somebody took her request back"),
        text=_("Somebody of your house wants no more help. There is nothing to do: {link}"),
        link=lambda refs: reverse("mentees:people"),
        valid=dt.timedelta(days=7),
    )
)
