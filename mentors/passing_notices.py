"""What people hear of a handover, a pause, the end. No text names anybody (security 14)."""

import datetime as dt

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from common.templatetags.page import in_words
from notifications.registry import Kind, register


def _meetings(ids):
    """Public ids of handovers to day and time of the joint appointment."""
    from mentors.models import Handover

    rows = Handover.objects.filter(public_id__in=ids, meeting_at__isnull=False).values_list("public_id", "meeting_at")
    return {public_id: {"day": in_words(at), "time": f"{timezone.localtime(at):%H:%M}"} for public_id, at in rows}


def _handover(refs) -> str:
    return reverse("mentors:handover", args=[refs["handover"]])


def _reflection(refs) -> str:
    return reverse("mentors:reflection", args=[refs["tandem"]])


def _for_two(key: str, **texts) -> Kind:
    return register(
        Kind(
            key=f"mentors.{key}",
            sms=texts.pop("sms", _("There is news for you: {link}")),
            sms_without_mail=True,
            optional=False,
            valid=dt.timedelta(days=14),
            **texts,
        )
    )


HANDOVER_MEETING = _for_two(
    "handover_meeting",
    label=_("You meet together for the handover"),
    subject=_("There is an appointment for you"),
    title=_("You meet all together: {day}, {time}"),
    text=_("You meet all together on {day} at {time}. There you talk about what comes next: {link}"),
    sms=_("You have an appointment on {day} at {time}: {link}"),
    resolve={"handover": _meetings},
    link=_handover,
)
HANDOVER_DONE = _for_two(
    "handover_done",
    label=_("The handover is done"),
    subject=_("There is news for you"),
    title=_("The handover is done"),
    text=_("From now on somebody new is there. Thank you to everybody who has helped! {link}"),
    link=_handover,
)
MENTOR_PAUSES = _for_two(
    "mentor_pauses",
    label=_("Your mentor takes a break"),
    subject=_("There is news for you"),
    title=_("Your mentor takes a break"),
    text=_("Your mentor takes a break and comes back. Do you need somebody in between? Then please call us. {link}"),
    link=lambda refs: reverse("portal:home"),
)
MENTOR_BACK = _for_two(
    "mentor_back",
    label=_("Your mentor is back"),
    subject=_("There is news for you"),
    title=_("Your mentor is back"),
    text=_("The break is over. You can meet again. {link}"),
    link=lambda refs: reverse("portal:home"),
)
LOOK_BACK = _for_two(
    "look_back",
    label=_("How was it?"),
    subject=_("Three questions for you"),
    title=_("How was it?"),
    text=_("Your time together is over. We have three short questions for you. You only tap on faces: {link}"),
    sms=_("We have three short questions for you: {link}"),
    link=_reflection,
)
HELP_TOO = _for_two(
    "help_too",
    label=_("Would you like to help others?"),
    subject=_("We have a question for you"),
    title=_("Would you like to help others?"),
    text=_("You have come a long way. Would you like to help somebody else? You decide here: {link}"),
    sms=_("We have a question for you. Please answer here: {link}"),
    link=lambda refs: reverse("mentors:help_too", args=[refs["engagement"]]),
)
