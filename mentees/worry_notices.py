"""What safeguarding contacts are told: not a word about whom or what. The keys stand in logs, so they say nothing."""

import datetime as dt

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from notifications.registry import Kind, register


def _desk(refs) -> str:
    return reverse("mentees:worries")


WORRY = register(
    Kind(
        key="mentees.list_news",
        label=_("Something new on your list"),
        subject=_("There is something new on your list"),
        title=_("There is something new on your list"),
        text=_("Please look at your list in Patennetz today: {link}"),
        sms=_("Please look at your list in Patennetz: {link}"),
        link=_desk,
        sms_without_mail=True,
        optional=False,
        valid=dt.timedelta(days=14),
    )
)
WORRY_WAITS = register(
    Kind(
        key="mentees.list_waits",
        label=_("Something on your list waits"),
        subject=_("Something on your list waits"),
        title=_("Something on your list has waited for a day"),
        text=_("Nobody has noted a step yet. Please look at your list in Patennetz: {link}"),
        sms=_("Something on your list in Patennetz waits: {link}"),
        link=_desk,
        sms_without_mail=True,
        optional=False,
        valid=dt.timedelta(days=14),
    )
)
