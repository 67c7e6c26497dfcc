"""What is told about referrals. Staff learn that there is something to do, never about whom (security 14)."""

import datetime as dt

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mentees.terms import QUESTION_LASTS
from notifications.registry import Kind, register


def _programmes(ids):
    """Public ids of programmes to their names."""
    from network.models import Programme

    return dict(Programme.objects.filter(public_id__in=ids).values_list("public_id", "name"))


def _there(refs) -> str:
    return reverse("mentees:referral", args=[refs["referral"]])


def _mine(refs) -> str:
    return reverse("mentees:my_referrals")


def _send_now(refs) -> str:
    return reverse("mentees:refer", args=[refs["need"]]) + f"?to={refs['programme']}"


def _question(refs) -> str:
    return reverse("mentees:may_we_refer", args=[refs["need"], refs["programme"]])


def _for_staff(key: str, label, text) -> Kind:
    return register(
        Kind(
            key=f"mentees.referral_{key}",
            label=label,
            subject=_("Passing on: there is news"),
            title=label,
            text=text,
            resolve={"programme": _programmes},
            link=_there,
            valid=dt.timedelta(days=14),
        )
    )


COME = _for_staff(
    "come",
    _("Somebody is to be passed on to you"),
    _("Another organisation asks if {programme} can help somebody. Please answer within a week: {link}"),
)
ASKED_BACK = _for_staff(
    "asked_back",
    _("A question about a person you passed on"),
    _("{programme} asks you something. Please answer: {link}"),
)
REPLIED = _for_staff(
    "replied", _("Your question is answered"), _("Your question about somebody for {programme} is answered: {link}")
)
ACCEPTED = _for_staff(
    "accepted",
    _("Somebody you passed on was taken over"),
    _("{programme} takes over. You can plan the handover: {link}"),
)
REFUSED = _for_staff(
    "refused", _("Somebody you passed on was not taken over"), _("{programme} cannot help now. The reason: {link}")
)
NOTED = _for_staff(
    "noted",
    _("Your answer was noted"),
    _("Your answer for {programme} was told by phone or on paper and is noted. Is it not right? Please call: {link}"),
)
OVER = _for_staff(
    "over",
    _("A request to pass somebody on was withdrawn"),
    _("The request to {programme} is withdrawn. There is nothing to do for you."),
)
AGREED = register(
    Kind(
        key="mentees.referral_agreed",
        label=_("Somebody agrees to be passed on"),
        subject=_("Passing on: there is news"),
        title=_("Somebody agrees to be passed on"),
        text=_("You asked, and the answer is yes: {programme} may hear of it. You can send the request now: {link}"),
        resolve={"programme": _programmes},
        link=_send_now,
        valid=dt.timedelta(days=14),
    )
)
MAY_WE = register(
    Kind(
        key="mentees.may_we_refer",
        label=_("May we pass you on?"),
        subject=_("We have a question for you"),
        title=_("May we tell {programme} about you?"),
        text=_("{programme} can perhaps help you. May we tell them about you? You decide here: {link}"),
        sms=_("We have a question for you. Please answer here: {link}"),
        resolve={"programme": _programmes},
        link=_question,
        sms_without_mail=True,
        valid=QUESTION_LASTS,
    )
)
PASSED_ON = register(
    Kind(
        key="mentees.passed_on",
        label=_("Somebody new helps you"),
        subject=_("There is good news for you"),
        title=_("{programme} helps you from now on"),
        text=_("{programme} has said yes. They will call you. Here you see who it is: {link}"),
        sms=_("There is good news for you: {link}"),
        resolve={"programme": _programmes},
        link=_mine,
        optional=False,
        sms_without_mail=True,
        valid=dt.timedelta(days=14),
    )
)
