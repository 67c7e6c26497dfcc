"""Lists at the desk: bring one in, follow its reading, take it over or throw it away."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import audit
from common.errors import Gone, WrongInput
from common.files import send_private
from common.sheets import WORKBOOK_TYPE, workbook
from mentors import sealed_lists
from mentors.enums import ImportState
from mentors.forms.imports import UploadForm
from mentors.import_words import problem_of
from mentors.lists.columns.layout import NO_HEADER
from mentors.lists.outcomes import Outcome
from mentors.lists.reading.book import MOST_BYTES
from mentors.lists.refused import refused_workbook
from mentors.lists.words import NEVERS
from mentors.models import ListImport
from mentors.queries import imports as queries
from mentors.queries.decisions import decisions_of, undecided
from mentors.queries.imported import unanswered
from mentors.services.imports import decisions, taking, uploads
from mentors.views.imports._found import for_keepers, found, preview_of
from network.views.attempts import attempt

PER_PAGE = 50
MOST_ROWS = 5_000
AT_WORK = (ImportState.WAITING, ImportState.READING, ImportState.TAKING)


@for_keepers
@require_safe
def lists(request):
    """All lists of one's house, and who has not answered yet."""
    page = Paginator(queries.lists_of(request.user), PER_PAGE).get_page(request.GET.get("page"))
    waiting = unanswered(request.user).count()
    return render(request, "mentors/imports/lists.html", {"page": page, "waiting": waiting})


@for_keepers
@require_safe
def table(request):
    """The same list as a spreadsheet; it names nobody of whom a list tells."""
    book = workbook(queries.sheet(queries.lists_of(request.user)[:MOST_ROWS]))
    return send_private(book, name="lists.xlsx", content_type=WORKBOOK_TYPE)


@for_keepers
@require_http_methods(["GET", "HEAD", "POST"])
def new(request):
    """Whose list, who answers for it, the file."""
    houses, programmes = queries.places_of(request.user)
    form = UploadForm(request.POST or None, request.FILES or None, houses=houses, programmes=programmes)
    if request.method == "POST" and form.is_valid():
        organisation, programme = form.place()
        # One byte more than allowed is enough to refuse it.
        content = form.cleaned_data["file"].read(MOST_BYTES + 1)
        about = {"organisation": organisation, "programme": programme, "content": content}
        responsible = form.cleaned_data["responsible"]
        made = attempt(form, uploads.upload, actor=request.user, responsible=responsible, **about)
        if made:
            return redirect("mentors:list", made.public_id)
    return render(request, "mentors/imports/new.html", {"form": form}, status=400 if form.errors else 200)


@for_keepers
@never_cache
@require_safe
def one(request, public_id):
    """One list: still at work, refused as a whole, to be looked at, or over."""
    list_import = found(request.user, public_id)
    if list_import.state in AT_WORK:
        return render(request, "mentors/imports/working.html", _at_work(list_import))
    if list_import.state == ImportState.READY:
        return _ready(request, list_import)
    context = {"list": list_import, "problem": problem_of(list_import.problem)}
    return render(request, "mentors/imports/over.html", context)


@for_keepers
@never_cache
@require_safe
def progress(request, public_id):
    """How far the worker is: the bar alone, or the way to the page once it has finished."""
    list_import = found(request.user, public_id)
    if list_import.state in AT_WORK:
        return render(request, "mentors/imports/_progress.html", _at_work(list_import))
    there = reverse("mentors:list", args=[public_id])
    return HttpResponse(headers={"HX-Redirect": there}) if request.htmx else redirect(there)


@for_keepers
@require_safe
def refused(request, public_id):
    """Refused rows with their reasons, to be corrected and sent again."""
    list_import = found(request.user, public_id)
    content = refused_workbook(preview_of(list_import).preview(Outcome.REFUSED))
    audit.look(actor=request.user, subject=list_import, organisation_id=list_import.organisation_id)
    return send_private(content, name=_("refused rows") + ".xlsx", content_type=WORKBOOK_TYPE)


@for_keepers
@require_POST
def take(request, public_id):
    """Take the list over; the worker does it."""
    try:
        taking.begin(actor=request.user, list_import=found(request.user, public_id))
    except (WrongInput, Gone) as refusal:
        messages.error(request, refusal.message)
    return redirect("mentors:list", public_id)


@for_keepers
@require_POST
def drop(request, public_id):
    """Throw the list away; nothing of it has been written."""
    try:
        uploads.drop(actor=request.user, list_import=found(request.user, public_id))
    except Gone as refusal:
        messages.error(request, refusal.message)
        return redirect("mentors:list", public_id)
    messages.success(request, _("The list is thrown away. Nothing of it was written."))
    return redirect("mentors:lists")


@for_keepers
@require_POST
def rest(request, public_id):
    """Leave out every row that is still unclear."""
    try:
        decisions.leave_out_the_rest(actor=request.user, list_import=found(request.user, public_id))
    except WrongInput as refusal:
        messages.error(request, refusal.message)
    return redirect("mentors:list", public_id)


def _at_work(list_import: ListImport) -> dict:
    """How far the worker is, from where it tells."""
    is_taken = list_import.state == ImportState.TAKING
    done, total = sealed_lists.progress_of(list_import.file) if is_taken else (list_import.done, list_import.rows)
    return {"list": list_import, "done": done, "total": total}


def _ready(request, list_import: ListImport):
    seen, decided = preview_of(list_import), decisions_of(list_import)
    show = request.GET.get("show", "")
    page = Paginator(queries.numbers_of(seen, show), PER_PAGE).get_page(request.GET.get("page"))
    layouts = [part.layout for part in seen.parts if part.layout]
    context = {
        "list": list_import,
        "page": page,
        "rows": queries.rows_of(seen, decided, page.object_list),
        "show": show,
        "counts": seen.counts,
        "to_ask": queries.to_ask(seen),
        "open": undecided(seen.marks, decided),
        "left_out": sum(1 for one in decided.values() if one.decision == "skip"),
        "dropped": [(c.heading, NEVERS[c.never]) for layout in layouts for c in layout.dropped if c.never],
        "ignored": [column.heading for layout in layouts for column in layout.ignored if column.heading],
        "hidden": queries.hidden_of(seen),
        "without_headings": any(layout.header == NO_HEADER for layout in layouts),
        "unread": [part for part in seen.parts if part.layout is None and part.rows],
        "problem": problem_of(list_import.problem),
        "query": f"show={show}&" if show else "",
    }
    return render(request, "mentors/imports/preview.html", context)
