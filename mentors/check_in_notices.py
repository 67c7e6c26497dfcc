"""What the two hear of check-ins. No text says with whom or what about (security 14)."""

import datetime as dt

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from notifications.registry import Kind, register

CHECK_IN = register(
    Kind(
        key="mentors.check_in",
        label=_("How is it going?"),
        subject=_("Two short questions for you"),
        title=_("How is it going?"),
        text=_("We have two short questions. Two taps are enough. Only your contact sees the answers: {link}"),
        sms=_("Two short questions for you: {link}"),
        link=lambda refs: reverse("mentors:check_in", args=[refs["check_in"]]),
        sms_without_mail=True,
        valid=dt.timedelta(days=14),
    )
)
