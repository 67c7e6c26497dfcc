"""Follow-ups: those of one record, done and later for many, and new ones for many rows of a list."""

import datetime as dt

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from accounts import audit
from accounts.gates import sees_people
from common import clock
from common.errors import OutOfScope, Refusal, WrongInput
from common.way_back import page_before
from mentors import passing_rules as rules
from mentors.models import FollowUp
from mentors.passing_forms import FollowUpForm, ManyForm
from mentors.records import KINDS, name_of, named_in, seen_records
from mentors.services import follow_ups as services
from network.views.attempts import attempt

UNDO = "follow_ups_done"
WEEK = dt.timedelta(days=7)


@sees_people
@require_http_methods(["GET", "HEAD", "POST"])
def of_record(request, kind, public_id):
    """The open follow-ups of one record, and a new one. Detail pages show this page's part `#follow-ups`."""
    record = _record(request.user, kind, public_id)
    form = FollowUpForm(request.POST or None, initial={"due_on": clock.today() + WEEK})
    if request.method == "POST" and form.is_valid():
        made = attempt(form, services.set_follow_up, actor=request.user, record=record, **form.cleaned_data)
        if made:
            messages.success(request, _("Noted. On that day it stands on your desk."))
            return redirect("mentors:follow_ups_of", kind, public_id)
    # As a part of a detail page it is seen with that page, whose look is written already.
    if request.method != "POST" and "HX-Request" not in request.headers:
        audit.look(actor=request.user, subject=named_in(record))
    rows = FollowUp.objects.visible_to(request.user).open().filter(**{kind: record}).select_related("created_by")
    context = {"form": form, "kind": kind, "record": record, "name": name_of(record), "today": clock.today()}
    context["rows"] = rows.order_by("due_on", "pk")
    return render(request, "mentors/follow_ups_of.html", context, status=400 if form.errors else 200)


@sees_people
@require_POST
def change(request):
    """Picked follow-ups: done, a week later, or (undo) open again."""
    _check_keeper(request.user)
    act = {"done": _done, "later": _later, "undo": _undo}.get(request.POST.get("do", ""))
    try:
        if act is None:
            raise WrongInput(_("Please use the buttons of the page."))
        act(request)
    except OutOfScope:
        raise
    except Refusal as refusal:
        messages.error(request, refusal.message)
    return _back(request)


@sees_people
@require_POST
def new_many(request, kind):
    """The same follow-up for all picked rows of a list."""
    _check_keeper(request.user)
    if kind not in KINDS:
        raise OutOfScope
    form = ManyForm(request.POST)
    records = list(_picked(request, seen_records(kind, request.user)))
    if not form.is_valid():
        messages.error(request, _("Please say what is to be done, and on which day."))
        return _back(request)
    try:
        made = services.set_many(actor=request.user, records=records, **form.cleaned_data)
    except OutOfScope:
        raise
    except Refusal as refusal:
        messages.error(request, refusal.message)
    else:
        told = ngettext("%(n)d follow-up is noted.", "%(n)d follow-ups are noted.", len(made)) % {"n": len(made)}
        messages.success(request, told)
    return _back(request)


def _done(request) -> None:
    rows = list(_picked(request, FollowUp.objects.visible_to(request.user)))
    services.finish(actor=request.user, follow_ups=rows)
    request.session[UNDO] = [row.public_id for row in rows]


def _later(request) -> None:
    rows = list(_picked(request, FollowUp.objects.visible_to(request.user).open()))
    if not rows:
        raise WrongInput(_("Please select at least one row."))
    for row in rows:
        services.move(actor=request.user, follow_up=row, due_on=max(row.due_on, clock.today()) + WEEK)
    messages.success(request, _("Moved by a week."))


def _undo(request) -> None:
    ids = request.session.pop(UNDO, [])
    rows = list(FollowUp.objects.visible_to(request.user).filter(public_id__in=ids).order_by("pk"))
    if rows:
        services.reopen(actor=request.user, follow_ups=rows)
        messages.success(request, _("Open again."))


def _picked(request, rows):
    return rows.filter(public_id__in=request.POST.getlist("picked")[: services.MOST + 1]).order_by("pk")


def _record(user, kind: str, public_id: str):
    _check_keeper(user)
    record = seen_records(kind, user).filter(public_id=public_id).first() if kind in KINDS else None
    if record is None:
        raise OutOfScope
    return record


def _check_keeper(user) -> None:
    if not rules.keeps_house(user):
        raise OutOfScope


def _back(request):
    return redirect(page_before(request) or "mentors:desk")
