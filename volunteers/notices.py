"""What this room tells people."""

import datetime as dt

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from common.templatetags.page import in_words
from notifications.registry import Kind, register


def _places(ids):
    """Public ids of engagements to the programme, else the organisation."""
    from volunteers.models import Engagement

    rows = Engagement.objects.filter(public_id__in=ids).select_related("organisation", "programme")
    return {row.public_id: str(row.programme or row.organisation) for row in rows.order_by("pk")}


def _checks(ids):
    """Public ids of checks to day and organisation. No name: that stands on a page behind the sign-in."""
    from volunteers.models import ClearanceCheck

    rows = ClearanceCheck.objects.filter(public_id__in=ids).select_related("organisation")
    return {
        row.public_id: {"day": in_words(row.valid_until), "place": row.organisation.name} for row in rows.order_by("pk")
    }


def _my_steps(refs) -> str:
    return reverse("volunteers:my_steps")


ACTIVE = register(
    Kind(
        key="volunteers.active",
        label=_("You can begin to help"),
        subject=_("You can begin"),
        title=_("You can begin: {engagement}"),
        text=_("Everything is done. You can begin to help at {engagement}. Thank you! {link}"),
        resolve={"engagement": _places},
        link=_my_steps,
        optional=False,
        valid=dt.timedelta(days=14),
    )
)
PAUSE_OVER = register(
    Kind(
        key="volunteers.pause_over",
        label=_("Your break is over"),
        subject=_("Welcome back"),
        title=_("Your break is over: {engagement}"),
        text=_("You took a break at {engagement}. It ended yesterday. Do you need more time? Then say so here: {link}"),
        resolve={"engagement": _places},
        link=_my_steps,
        optional=False,
        valid=dt.timedelta(days=14),
    )
)
CERTIFICATE_ENDS = register(
    Kind(
        key="volunteers.certificate_ends",
        label=_("Your police certificate runs out"),
        subject=_("A paper has to be shown again"),
        title=_("Your police certificate for {place} counts until {day}"),
        text=_("Please ask {place} for the letter with which you get a new certificate. It is free for you. {link}"),
        resolve={"check": _checks},
        link=_my_steps,
        optional=False,
        valid=dt.timedelta(days=30),
    )
)
CERTIFICATES_TO_SEE = register(
    Kind(
        key="volunteers.certificates_to_see",
        label=_("Certificates to look at"),
        subject=_("A paper has to be looked at"),
        title=_("A certificate for {place} counts until {day}"),
        text=_("Somebody has to show a new certificate. You find the name on your list: {link}"),
        resolve={"check": _checks},
        link=lambda refs: reverse("volunteers:certificates"),
        optional=False,
        valid=dt.timedelta(days=30),
    )
)
