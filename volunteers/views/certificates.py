"""The checker's desk: whose certificate is to be seen, what runs out. Never what a certificate says."""

import datetime as dt

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import audit
from accounts.gates import sees_people
from common import clock
from common.errors import OutOfScope
from network.views.attempts import attempt
from volunteers import rules
from volunteers.enums import EngagementKind
from volunteers.forms.engagements import SeenForm
from volunteers.models import ClearanceCheck, ClearanceTask
from volunteers.queries.clearance import open_tasks, running_out
from volunteers.services import clearance
from volunteers.terms import REMIND_DAYS

PER_PAGE = 25
SHOWN = 25
# Just recorded: may be taken back with one click for so long.
UNDO = dt.timedelta(days=1)


@sees_people
@require_safe
def certificates(request):
    """Open tasks with what a list said, and what runs out within 90 days."""
    if not rules.checks_certificates(request.user):
        raise OutOfScope
    page = Paginator(open_tasks(request.user), PER_PAGE).get_page(request.GET.get("page"))
    today = clock.today()
    mine = ClearanceCheck.objects.visible_to(request.user).exclude(volunteer__user=request.user)
    recent = mine.filter(seen_by=request.user, seen_on__gte=today - UNDO)
    context = {
        "page": page,
        "soon": running_out(mine, today, max(REMIND_DAYS))[:SHOWN],
        "recent": recent.select_related("volunteer__user", "organisation").order_by("-pk")[:SHOWN],
        "today": today,
    }
    return render(request, "volunteers/certificates.html", context)


@sees_people
@require_http_methods(["GET", "HEAD", "POST"])
def certificate(request, public_id):
    """One task: seen, with the date on the paper; or not shown."""
    task = _task(request, public_id)
    form = SeenForm(request.POST if request.method == "POST" else None, initial={"seen_on": clock.today()})
    work = task.engagement
    if request.method == "POST" and form.is_valid():
        seen = attempt(
            form,
            clearance.record_seen,
            actor=request.user,
            volunteer=work.volunteer,
            organisation=work.organisation,
            activity=EngagementKind(work.kind),
            **form.cleaned_data,
        )
        if seen:
            messages.success(request, _("Noted as seen. The paper itself goes back to the person."))
            return redirect("volunteers:certificates")
    if request.method in ("GET", "HEAD"):
        audit.look(actor=request.user, subject=work.volunteer.user, kind="user", organisation_id=work.organisation_id)
    context = {"form": form, "task": task, "work": work}
    return render(request, "volunteers/certificate.html", context, status=400 if form.errors else 200)


@sees_people
@require_POST
def not_shown(request, public_id):
    """Closes the task; nothing else is written."""
    clearance.not_shown(actor=request.user, task=_task(request, public_id))
    messages.success(request, _("Noted as not shown."))
    return redirect("volunteers:certificates")


@sees_people
@require_POST
def take_back(request, public_id):
    """Undo what was noted by mistake; the task is open again."""
    if not rules.checks_certificates(request.user):
        raise OutOfScope
    checks = ClearanceCheck.objects.visible_to(request.user).filter(public_id=public_id)
    check = checks.select_related("volunteer__user", "organisation").first()
    if check is None:
        raise OutOfScope
    clearance.take_back(actor=request.user, check=check)
    messages.success(request, _("Taken back. The task is open again."))
    return redirect("volunteers:certificates")


def _task(request, public_id) -> ClearanceTask:
    """An open task of this checker's house."""
    task = open_tasks(request.user).filter(public_id=public_id).first()
    if task is None:
        raise OutOfScope
    return task
