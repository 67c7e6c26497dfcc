"""Mentor and mentee on the phone: the proposal, the first meeting, the trial, the agreement, the tandem."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.enums import Answered
from accounts.gates import needs_pin
from common.errors import OutOfScope, Refusal, WrongInput
from mentors import agreements
from mentors.enums import Declining, Side, TandemEnd, TandemStatus
from mentors.models import Tandem
from mentors.queries import mine as queries
from mentors.services import tandems
from mentors.services.tandems.ending import OWN

_TEMPLATES = {
    TandemStatus.FIRST_MEETING: "mentors/mine_meeting.html",
    TandemStatus.TRIAL: "mentors/mine_trial.html",
    TandemStatus.RUNNING: "mentors/mine_running.html",
}


@needs_pin
@require_safe
def mine(request, public_id):
    """Where it stands, and the one thing to do next."""
    found = _found(request, public_id)
    if found is None:
        return _nothing_came_of_it(request, public_id)
    page = queries.page_of(request.user, found)
    context = {"mine": page, "tandem": found, "reasons": _reasons(page.side), "declining": Declining.choices}
    if page.may_answer:
        about = {"described": queries.described(found)} if page.side == Side.MENTOR else {}
        about |= {"introduced": queries.introduced(found)} if page.side == Side.MENTEE else {}
        return render(request, "mentors/mine_proposal.html", context | about)
    return render(request, _TEMPLATES.get(found.status, "mentors/mine_over.html"), context)


@needs_pin
@require_safe
def agreement(request, public_id):
    """What both promise each other, and the yes to it."""
    found = _own(request, public_id)
    if found.status not in (TandemStatus.TRIAL, TandemStatus.RUNNING):
        raise OutOfScope
    page = queries.page_of(request.user, found)
    context = {"mine": page, "tandem": found, "parts": agreements.PARTS, "version": agreements.VERSION}
    return render(request, "mentors/agreement.html", context)


@needs_pin
@require_POST
def say(request, public_id):
    """One tap: yes, no, undo, agree, end."""
    found = _found(request, public_id)
    if found is None:
        return _nothing_came_of_it(request, public_id)
    side = queries.page_of(request.user, found).side
    act = _ACTS.get(request.POST.get("do", ""))
    if act is None:
        raise WrongInput(_("Please choose one of the answers."))
    try:
        messages.success(request, act(request, found, side))
    except Refusal as refusal:
        if refusal.status in (403, 404):
            raise
        messages.error(request, refusal.message)
    return redirect("mentors:mine", public_id)


def _yes(request, found: Tandem, side: Side) -> str:
    tandems.answer(actor=request.user, tandem=found, side=side, yes=True, how=Answered.SELF)
    return _("Thank you for your yes.")


def _no(request, found: Tandem, side: Side) -> str:
    declining = _of(Declining, request.POST.get("reason"))
    tandems.answer(actor=request.user, tandem=found, side=side, yes=False, declining=declining, how=Answered.SELF)
    return _("That is all right. Nobody is told why.")


def _undo(request, found: Tandem, side: Side) -> str:
    tandems.take_back(actor=request.user, tandem=found, side=side)
    return _("Undone. You can answer anew.")


def _agree(request, found: Tandem, side: Side) -> str:
    version = request.POST.get("version", "")
    read = int(version) if version.isdecimal() and len(version) < 6 else 0
    done = tandems.agree(actor=request.user, tandem=found, side=side, version=read, how=Answered.SELF)
    if done.status == TandemStatus.RUNNING:
        return _("Both said yes. It goes on!")
    return _("Thank you. Now the other side is asked.")


def _end(request, found: Tandem, side: Side) -> str:
    tandems.end_tandem(actor=request.user, tandem=found, reason=_of(TandemEnd, request.POST.get("reason")))
    return _("It has ended. Your contact knows and calls you.")


_ACTS = {"yes": _yes, "no": _no, "undo": _undo, "agree": _agree, "end": _end}


def _reasons(side: Side) -> list[tuple[str, str]]:
    return [(reason.value, reason.label) for reason in OWN[side]]


def _own(request, public_id) -> Tandem:
    found = _found(request, public_id)
    if found is None:
        raise OutOfScope
    return found


def _found(request, public_id) -> Tandem | None:
    return queries.of(request.user).filter(public_id=public_id).first()


def _nothing_came_of_it(request, public_id):
    """Kind words for a mentee who was asked, the same whatever the reason; nothing there for everybody else."""
    if not queries.is_over_unanswered(request.user, public_id):
        raise OutOfScope
    return render(request, "mentors/mine_not_now.html")


def _of(choices, value):
    try:
        return choices(value)
    except ValueError:
        raise WrongInput(_("Please choose one of the answers.")) from None
