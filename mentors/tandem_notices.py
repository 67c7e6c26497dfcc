"""What people hear of the way of a tandem. No text names anybody or says what it is about (security 14)."""

import datetime as dt

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from common.templatetags.page import in_words
from notifications.registry import Kind, register


def _mine(refs) -> str:
    return reverse("mentors:mine", args=[refs["tandem"]])


def _desk(refs) -> str:
    return reverse("mentors:tandem", args=[refs["tandem"]])


def _meetings(ids):
    """Public ids of tandems to day and time of the first meeting; without one there is nothing to say."""
    from mentors.models import Tandem

    rows = Tandem.objects.filter(public_id__in=ids, first_meeting_at__isnull=False)
    found = rows.values_list("public_id", "first_meeting_at")
    return {public_id: {"day": in_words(at), "time": f"{timezone.localtime(at):%H:%M}"} for public_id, at in found}


def _for_two(key: str, **texts) -> Kind:
    """For mentor and mentee, on the phone: whoever has no e-mail gets an SMS that says nothing but the link."""
    return register(
        Kind(
            key=f"mentors.{key}",
            link=texts.pop("link", _mine),
            sms=texts.pop("sms", _("There is news for you: {link}")),
            sms_without_mail=True,
            optional=False,
            valid=dt.timedelta(days=7),
            **texts,
        )
    )


def _for_coordinator(key: str, **texts) -> Kind:
    return register(Kind(key=f"mentors.{key}", link=_desk, valid=dt.timedelta(days=7), **texts))


ASKED = _for_two(
    "asked",
    label=_("A proposal for you"),
    subject=_("There is a question for you"),
    title=_("We have a proposal for you"),
    text=_("Please look at it and say yes or no. You have 7 days. One tap is enough: {link}"),
)
REMINDER = _for_two(
    "reminder",
    label=_("A proposal waits for your answer"),
    subject=_("A question waits for you"),
    title=_("Your proposal waits for an answer"),
    text=_("Please say yes or no in the next two days. One tap is enough: {link}"),
)
OVER = _for_two(
    "over",
    label=_("A proposal is over"),
    subject=_("A proposal is over"),
    title=_("This proposal did not come about"),
    text=_("Thank you for thinking about it. You do not need to do anything. We stay in touch with you."),
    # Whoever was never asked has no page of it.
    link=lambda refs: reverse("portal:home"),
)
NOTED = _for_two(
    "noted",
    label=_("We noted an answer of yours"),
    subject=_("We noted your answer"),
    title=_("We noted what you told us"),
    text=_("You told us your answer by phone or on paper. Please look if we noted it right: {link}"),
)
FIRST_MEETING = _for_two(
    "first_meeting",
    label=_("Your first meeting"),
    subject=_("There is a date for you"),
    title=_("Your first meeting: {day}, {time}"),
    text=_("You meet for the first time on {day} at {time}. Your contact is there, too. {link}"),
    sms=_("An appointment for you: {day}, {time}. {link}"),
    resolve={"tandem": _meetings},
)
TRIAL = _for_two(
    "trial",
    label=_("Your trial begins"),
    subject=_("Your 4 weeks begin"),
    title=_("You try it for 4 weeks"),
    text=_("You have met. Now you try it for 4 weeks. You can stop at any time with one tap: {link}"),
)
AGREE = _for_two(
    "agree",
    label=_("Do you want to go on?"),
    subject=_("There is a question for you"),
    title=_("Do you want to go on together?"),
    text=_("Please read the agreement and say yes, or stop. One tap is enough: {link}"),
)
AGREED = _for_two(
    "agreed",
    label=_("You go on together"),
    subject=_("Good news"),
    title=_("Both said yes: it goes on"),
    text=_("Both agreed. Thank you, and have a good time together! {link}"),
)
ENDED = _for_two(
    "ended",
    label=_("It is over"),
    subject=_("Something has ended"),
    title=_("Your time together has ended"),
    text=_("It has ended. Nobody has to give a reason. Do you want to talk about it? Please call your contact. {link}"),
)
AGAIN = _for_two(
    "again",
    label=_("You can meet again"),
    subject=_("Good news"),
    title=_("You can meet again"),
    text=_("What was missing is there again. You can go on where you stopped. {link}"),
)
AGAIN_AT_DESK = _for_coordinator(
    "again_at_desk",
    label=_("Two people may meet again"),
    subject=_("A tandem goes on"),
    title=_("What was missing is there again: a tandem goes on"),
    text=_("A paper for meeting a young person was missing and is there again. The mentor can go on: {link}"),
)
BOTH_YES = _for_coordinator(
    "both_yes",
    label=_("Two people want to meet"),
    subject=_("A proposal was accepted"),
    title=_("Both said yes: please set the first meeting"),
    text=_("Both sides said yes. Please set day and time of the first meeting: {link}"),
)
SAID_NO = _for_coordinator(
    "said_no",
    label=_("A proposal was declined"),
    subject=_("A proposal was declined"),
    title=_("A proposal was declined"),
    text=_("Somebody said no. The reason stands on the page. Please look for somebody else: {link}"),
)
NO_ANSWER = _for_coordinator(
    "no_answer",
    label=_("A proposal had no answer"),
    subject=_("A proposal had no answer"),
    title=_("A proposal had no answer in 7 days"),
    text=_("Nobody answered in time. Perhaps a call helps? {link}"),
)
TRIAL_OVER = _for_coordinator(
    "trial_over",
    label=_("A trial is over"),
    subject=_("A trial is over"),
    title=_("4 weeks are over: does it go on?"),
    text=_("A trial is over and not both have agreed yet. Please talk to them: {link}"),
)
