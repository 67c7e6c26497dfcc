"""Who could accompany whom: one need with its ranked list, everybody waiting at once, and what is scarce."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from accounts import audit
from common.errors import OutOfScope, Refusal
from mentees.models import Need
from mentors import terms
from mentors.queries import pairs, scarce
from mentors.services import tandems
from mentors.views.gates import for_matchers
from volunteers.models import Engagement


@for_matchers
@require_http_methods(["GET", "HEAD", "POST"])
def matching(request):
    """The best assignment for everybody waiting, as a list to tick and propose."""
    if request.method == "POST":
        _propose_all(request, request.POST.getlist("picked"))
        return redirect("mentors:matching")
    plan = pairs.everybody(request.user)
    return render(request, "mentors/matching.html", {"plan": plan})


@for_matchers
@require_http_methods(["GET", "HEAD", "POST"])
def candidates(request, public_id):
    """The ranked list for one need: choose one to three, and propose."""
    need = (
        Need.objects.kept_by(request.user)
        .select_related("mentee__user", "phase", "area", "programme")
        .filter(mentee__isnull=False)
    )
    need = need.filter(public_id=public_id).first()
    if need is None:
        raise OutOfScope
    if request.method == "POST" and _propose(request, need, request.POST.getlist("picked")):
        return redirect("mentors:proposals")
    if request.method != "POST":
        audit.look(actor=request.user, subject=pairs.whose(need).user, organisation_id=need.organisation_id)
    wider = need.programme is not None and "wider" in request.GET
    found, left = pairs.candidates(request.user, need, wider=wider)
    context = {"need": need, "candidates": found, "left": left, "most": terms.MOST_ASKED, "wider": wider}
    return render(request, "mentors/candidates.html", context, status=400 if request.method == "POST" else 200)


@for_matchers
@require_safe
def scarcity(request):
    """What is missing, to be printed or read out; the public form holds no number under 5."""
    report = pairs.everybody(request.user).scarcity
    is_public = "public" in request.GET
    shown = report.public() if is_public else report
    return render(
        request, "mentors/scarcity.html", {"report": shown, "lines": scarce.lines(shown), "is_public": is_public}
    )


def _propose_all(request, tokens: list[str]) -> None:
    """Each ticked pair for itself: what does not work any more is named, the others are asked."""
    wanted = [token.partition(".")[::2] for token in tokens]
    needs = {
        row.public_id: row for row in Need.objects.kept_by(request.user).filter(public_id__in=[n for n, _m in wanted])
    }
    mentors = _engagements(request.user, [mentor for _need, mentor in wanted])
    asked = 0
    for need, mentor in wanted:
        if need not in needs or mentor not in mentors:
            raise OutOfScope
        try:
            tandems.propose(actor=request.user, need=needs[need], engagements=[mentors[mentor]])
            asked += 1
        except Refusal as refusal:
            messages.error(request, f"{mentors[mentor].volunteer.user.name}: {refusal.message}")
    if asked:
        _say_asked(request, asked)
    elif not wanted:
        messages.error(request, _("Please tick at least one pair."))


def _propose(request, need: Need, ids: list[str]) -> bool:
    mentors = _engagements(request.user, ids)
    if len(mentors) != len(set(ids)):
        raise OutOfScope
    try:
        tandems.propose(actor=request.user, need=need, engagements=[mentors[one] for one in dict.fromkeys(ids)])
    except Refusal as refusal:
        if refusal.status in (403, 404):
            raise
        messages.error(request, refusal.message)
        return False
    _say_asked(request, len(mentors))
    return True


def _engagements(user, ids: list[str]) -> dict[str, Engagement]:
    seen = Engagement.objects.visible_to(user).filter(public_id__in=ids)
    rows = seen.select_related("volunteer__user", "organisation__area", "programme").order_by("pk")
    return {row.public_id: row for row in rows}


def _say_asked(request, number: int) -> None:
    text = ngettext("%(n)d mentor is asked now.", "%(n)d mentors are asked now.", number)
    messages.success(request, text % {"n": number})
