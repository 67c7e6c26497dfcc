"""The board of needs, needs without a person, and what a referrer reported."""

from functools import wraps

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.gates import sees_people
from common.errors import OutOfScope, Refusal
from common.way_back import page_before
from mentees import rules
from mentees.enums import Side, Topic, Urgency
from mentees.forms.desk import CloseForm, NeedForm
from mentees.forms.together import side_of
from mentees.models import Need
from mentees.queries.board import BoardFilters, board, needs_matching
from mentees.queries.reports import reported
from mentees.services.needs import cross_off, raise_need
from mentees.views.options import board_options
from mentees.views.people import for_keepers
from mentees.views.posted import posted
from network.enums import OccupationField

PER_PAGE = 25


def for_reporters(view):
    """Second step for staff, and only for whoever may report needs."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if request.user.is_authenticated and not rules.reports(request.user):
            raise OutOfScope
        return sees_people(view)(request, *args, **kwargs)

    guarded.sees_people = True
    return guarded


@for_keepers
@require_safe
def needs(request):
    """What is open, by phase and area in people; below it need by need."""
    filters = BoardFilters.read(request.GET)
    page = Paginator(needs_matching(request.user, filters), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "board": board(request.user),
        "page": page,
        "filters": filters,
        "query": filters.query(),
        "options": board_options(filters),
        "reasons": CloseForm().fields["reason"].choices,
    }
    return render(request, "mentees/needs.html", context)


@for_reporters
@require_http_methods(["GET", "HEAD", "POST"])
def need_new(request):
    """ "6 trainees in block 2 need help with technical German": nobody is named."""
    form = NeedForm(posted(request), user=request.user)
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                raise_need(actor=request.user, **_read(form.cleaned_data))
                messages.success(request, _("The need is reported. Thank you."))
                return redirect("mentees:needs" if rules.keeps_people(request.user) else "mentees:reports")
            except Refusal as refusal:
                form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
    return render(request, "mentees/need_new.html", {"form": form}, status=status)


@for_reporters
@require_safe
def reports(request):
    """What one reported, and how it stands."""
    page = Paginator(reported(request.user), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "mentees/reports.html", {"page": page, "reasons": CloseForm().fields["reason"].choices})


@sees_people
@require_POST
def need_close(request, public_id):
    """A need is over, for a closed reason."""
    need = Need.objects.visible_to(request.user).filter(public_id=public_id).select_related("mentee__user").first()
    if need is None:
        raise OutOfScope
    form = CloseForm(request.POST)
    if form.is_valid():
        cross_off(actor=request.user, need=need, reason=form.cleaned_data["reason"])
        messages.success(request, _("The need is closed."))
    else:
        messages.error(request, _("Please say why."))
    return redirect(page_before(request) or "mentees:reports")


def _read(said: dict) -> dict:
    """Cleaned words as the service takes them."""
    return {
        "organisation": said["organisation"],
        "people": said["people"],
        "phase": said["phase"],
        "topic": Topic(said["topic"]),
        "field": OccupationField(said["field"]) if said["field"] else None,
        "urgency": Urgency(said["urgency"]),
        "area": said["area"],
        "side": Side(said["side"]) if said["side"] else side_of(said["organisation"]),
    }
