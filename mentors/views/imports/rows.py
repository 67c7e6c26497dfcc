"""What columns mean, and what becomes of single rows."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts import audit
from common.errors import Gone, OutOfScope, WrongInput
from mentors.enums import Decision, ImportState
from mentors.forms.imports import SheetForm
from mentors.models import ListImport
from mentors.queries import imports as queries
from mentors.queries.decisions import decisions_of, undecided
from mentors.services.imports import decisions, uploads
from mentors.views.imports._found import for_keepers, found, preview_of


@for_keepers
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def columns(request, public_id):
    """What the columns mean; corrected, the list is read again, and the next one like it is read alike."""
    list_import = _ready(request.user, public_id)
    seen = preview_of(list_import)
    parts = [part for part in seen.parts if part.rows]
    about = ({"part": part, "layout": part.layout, "prefix": f"s{n}"} for n, part in enumerate(parts))
    sent = request.POST if request.method == "POST" else None
    forms = [SheetForm(sent, **each) for each in about]
    if request.method == "POST" and not any(form.errors for form in forms):
        mapping = {form.part.name: form.said() for form in forms}
        if all(said["out"] for said in mapping.values()):
            forms[0].add_error(None, _("At least one sheet has to stay."))
        else:
            try:
                uploads.change_columns(actor=request.user, list_import=list_import, mapping=mapping)
            except (WrongInput, Gone) as refusal:
                messages.error(request, refusal.message)
            return redirect("mentors:list", public_id)
    status = 400 if any(form.errors for form in forms) else 200
    return render(request, "mentors/imports/columns.html", {"list": list_import, "forms": forms}, status=status)


@for_keepers
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def row(request, public_id, number):
    """One row and who it may be, side by side. Looking leaves a trace."""
    list_import = _ready(request.user, public_id)
    if request.method == "POST":
        return _decide(request, list_import, number)
    seen, decided = preview_of(list_import), decisions_of(list_import)
    shown = queries.row_of(seen, decided, number)
    if shown is None:
        raise OutOfScope
    audit.look(actor=request.user, subject=list_import, organisation_id=list_import.organisation_id)
    context = {
        "list": list_import,
        "row": shown,
        "candidates": queries.candidates_of(shown, seen, request.user, list_import),
        "left": len(undecided(seen.marks, decided)),
    }
    return render(request, "mentors/imports/row.html", context)


def _decide(request, list_import: ListImport, number: int):
    """Write it down and go on to the next unclear row."""
    word, _colon, same_as = request.POST.get("decision", "").partition(":")
    decision = Decision(word) if word in Decision.values else None
    try:
        decisions.decide(actor=request.user, list_import=list_import, row=number, decision=decision, same_as=same_as)
    except (WrongInput, Gone) as refusal:
        messages.error(request, refusal.message)
        return redirect("mentors:list_row", list_import.public_id, number)
    there = reverse("mentors:list", args=[list_import.public_id])
    if request.POST.get("stay"):
        return redirect(f"{there}?show={request.POST['stay']}")
    open_rows = undecided(preview_of(list_import).marks, decisions_of(list_import))
    following = [other for other in open_rows if other > number] or open_rows
    if following and decision:
        return redirect("mentors:list_row", list_import.public_id, following[0])
    return redirect(there)


def _ready(user, public_id: str) -> ListImport:
    list_import = found(user, public_id)
    if list_import.state != ImportState.READY:
        raise Gone(_("This list has been taken over or thrown away in the meantime."))
    return list_import
