"""What imported people are told (Art. 14 DSGVO), by mail, SMS or letter."""

import datetime as dt

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.enums import Channel
from notifications.registry import Kind, register


def _notices(ids):
    """Public ids of open notices to the organisation and who answers there. Answered ones have no words."""
    from mentors.models import ImportNotice

    rows = ImportNotice.objects.open().filter(public_id__in=ids).order_by("pk")
    rows = rows.select_related("engagement__organisation", "mentee__intake", "list_import")
    return {
        row.public_id: {
            "place": row.place.name,
            "responsible": row.list_import.responsible if row.list_import else "",
        }
        for row in rows
    }


def _may_print(user, refs) -> bool:
    from mentors import import_rules as rules
    from mentors.models import ImportNotice

    rows = ImportNotice.objects.open().select_related("engagement", "mentee", "list_import")
    found = rows.filter(public_id=refs["notice"]).first()
    return found is not None and rules.can_keep_notice(user, found)


_KNOWN_WAYS = frozenset({Channel.MAIL, Channel.SMS, Channel.LETTER})

HELPER = register(
    Kind(
        key="mentors.imported_helper",
        label=_("Your data were taken over from a list"),
        subject=_("Please confirm your data"),
        title=_("Please confirm your data"),
        text=_(
            "Good day,\n\n"
            "{place} has entered your name and how you are reached at Patennetz, the platform of {house}. {place} has "
            "them from its own list of people who help. Responsible there: {responsible}.\n\n"
            "Please open the link. You see what is stored, and correct it. You decide if you go on helping, and who "
            "may see it. You need no password.\n\n"
            "If you do nothing, everything about you is deleted after 8 weeks."
        ),
        sms=_("{house}: {place} has entered your data. Please look, correct or delete them here: {link}"),
        resolve={"notice": _notices},
        channels=_KNOWN_WAYS,
        optional=False,
        valid=dt.timedelta(days=14),
        is_staff=_may_print,
    )
)
SEEKERS = register(
    Kind(
        key="mentors.list_seekers",
        label=_("A list brought new requests"),
        subject=_("There are new requests"),
        title=_("A list brought new requests"),
        text=_("People from a list look for a person at their side. Please have the first talks soon: {link}"),
        link=lambda refs: reverse("mentees:people"),
        valid=dt.timedelta(days=7),
    )
)
SEEKER = register(
    Kind(
        key="mentors.imported_seeker",
        label=_("Your request was taken over from a list"),
        subject=_("Please look at your data"),
        title=_("Please look at your data"),
        text=_(
            "Good day,\n\n"
            "{place} has entered your name and how you are reached at Patennetz, the platform of {house}. {place} has "
            "them from its own list. We look for somebody who helps you. Responsible there: {responsible}.\n\n"
            "Please open the link. You see what is stored. You say if that is right, and if you want help. You need no "
            "password.\n\n"
            "You do not want this? Then everything about you is deleted."
        ),
        sms=_("{house}: {place} has entered your data. Please look, correct or delete them here: {link}"),
        resolve={"notice": _notices},
        channels=_KNOWN_WAYS,
        optional=False,
        valid=dt.timedelta(days=14),
        is_staff=_may_print,
    )
)
