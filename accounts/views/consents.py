"""What I agreed to: see it, take it back, agree again."""

import datetime as dt

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.enums import Answered
from accounts.forms.consents import agreed
from accounts.gates import needs_pin
from accounts.queries.consents import Shown, answer_of, answers_of
from accounts.services import consents as services
from common import clock
from common.errors import OutOfScope

UNDO = dt.timedelta(minutes=10)


@needs_pin
@require_safe
def consents(request):
    """All my answers, those that hold first."""
    answers = answers_of(request.user)
    ended = [one for one in answers if not one.is_open]
    context = {"held": [one for one in answers if one.is_open], "ended": ended, "undo": _just_taken_back(ended)}
    return render(request, "accounts/consents.html", context)


@needs_pin
@require_POST
def withdraw(request, public_id):
    """Take back one yes. It can be given again on the same page."""
    one = _mine(request.user, public_id)
    services.withdraw(
        actor=request.user, user=request.user, purpose=one.purpose, how=Answered.SELF, about=one.consent.about
    )
    return redirect("accounts:consents")


@needs_pin
@require_POST
def give(request, public_id):
    """Agree again, or to the newer text; what counts is the text that stood on the page."""
    one = _mine(request.user, public_id)
    for purpose, language in agreed(request.POST, one.purpose):
        services.give(
            actor=request.user,
            user=request.user,
            purpose=purpose,
            how=Answered.SELF,
            language=language,
            about=one.consent.about,
        )
        messages.success(request, _("Thank you. “{title}” holds again.").format(title=purpose.title))
    return redirect("accounts:consents")


def _just_taken_back(ended: list[Shown]) -> Shown | None:
    """What the person took back with her own last tap, so that the top of the page can undo it."""
    edge = clock.now() - UNDO
    recent = [one for one in ended if one.consent.ended_how == Answered.SELF and one.at > edge]
    return max(recent, key=lambda one: one.at, default=None)


def _mine(user, public_id) -> Shown:
    one = answer_of(user, public_id)
    if one is None:
        raise OutOfScope
    return one
