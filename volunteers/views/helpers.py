"""The desk: the list of helpers, one person, somebody new."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from accounts import audit
from accounts.gates import sees_people
from accounts.rules import may_help, may_record
from common import clock
from common.errors import NotAllowed, OutOfScope, Refusal
from common.parts import columns, order_of
from common.sheets import WORKBOOK_TYPE, workbook
from common.week import describe
from network import languages
from network.models import Area
from volunteers import more, rules
from volunteers.enums import EngagementKind, EngagementStatus, StepKind
from volunteers.forms.engagements import TakeInForm
from volunteers.models import ClearanceCheck
from volunteers.queries import helpers as queries
from volunteers.queries.download import helper_sheet
from volunteers.queries.people import slots_of, works_of
from volunteers.queries.photos import has_photo
from volunteers.services.taking_in import take_in
from volunteers.views._found import volunteer_seen

PER_PAGE = 25
_HEADS = (
    (gettext_lazy("Name"), "name"),
    (gettext_lazy("Where"), "where"),
    (gettext_lazy("Languages"), ""),
    (gettext_lazy("Status"), "status"),
    (gettext_lazy("Still missing"), ""),
)


@sees_people
@require_safe
def helper_list(request):
    """Everybody who helps here; coordinators also see who joined the shared pool."""
    _check_desk(request)
    filters = queries.HelperFilters.read(request.GET)
    order = order_of(request.GET, tuple(queries.SORTS), "name")
    page = Paginator(queries.helper_rows(request.user, filters, order), PER_PAGE).get_page(request.GET.get("page"))
    link = request.GET.copy()
    link.pop("page", None)
    context = {
        "page": page,
        "rows": [(row, queries.missing_words(row)) for row in page.object_list],
        "columns": columns(request.GET, _HEADS, order),
        "filters": filters,
        "query": f"{link.urlencode()}&" if link else "",
        "download": f"{reverse('volunteers:helpers_download')}?{link.urlencode()}",
        "kinds": EngagementKind,
        "statuses": EngagementStatus,
        "steps": StepKind,
        "ready": queries.READY,
        "programmes": queries.programmes_of(request.user),
        "areas": Area.objects.as_tree(),
        "languages": languages.choices(),
        "places": queries.steps_pages(request.user),
        "not_noted": queries.role_without_work(request.user)[:5],
    }
    return render(request, "volunteers/helpers.html", context)


@sees_people
@require_safe
def download(request):
    """The same list with the same filters as XLSX. Everybody in it can see that she was looked at."""
    _check_desk(request)
    order = order_of(request.GET, tuple(queries.SORTS), "name")
    table, rows = helper_sheet(request.user, queries.HelperFilters.read(request.GET), order)
    people = {row.volunteer.user.pk: row.volunteer.user for row in rows}
    houses = {row.organisation_id for row in rows}
    house = houses.pop() if len(houses) == 1 else None
    audit.look(actor=request.user, subject=list(people.values()), kind="user", organisation_id=house)
    answer = HttpResponse(workbook(table), content_type=WORKBOOK_TYPE)
    answer["Content-Disposition"] = f'attachment; filename="helpers-{clock.today()}.xlsx"'
    answer["Cache-Control"] = "no-store"
    return answer


@sees_people
@require_safe
def helper(request, public_id):
    """One person: what she does here, her steps, what she said about herself. Opening it leaves a trace."""
    _check_desk(request)
    volunteer = volunteer_seen(request.user, public_id)
    works = works_of(request.user, volunteer)
    house = works[0].engagement.organisation_id if works else None
    audit.look(actor=request.user, subject=volunteer.user, kind="user", organisation_id=house)
    slots = slots_of(volunteer)
    context = {
        "volunteer": volunteer,
        "works": works,
        "keeps": any(work.keeps and not work.is_ended for work in works),
        "may_help": may_help(request.user, volunteer.user),
        "may_record": may_record(request.user, volunteer.user),
        "languages": volunteer.languages.order_by("-level", "code"),
        "slots": slots,
        "week": describe(slots),
        "has_photo": has_photo(volunteer),
        "more": more.lines(request.user, volunteer),
        "checks": ClearanceCheck.objects.visible_to(request.user)
        .filter(volunteer=volunteer)
        .select_related("organisation", "seen_by")
        .order_by("-valid_until", "pk"),
    }
    return render(request, "volunteers/helper.html", context)


@sees_people
@require_http_methods(["GET", "HEAD", "POST"])
def new(request):
    """Note somebody by hand; `?person=` is somebody with the role about whom nothing is noted yet."""
    _check_desk(request)
    known = None
    if wanted := request.GET.get("person"):
        known = queries.role_without_work(request.user).filter(public_id=wanted).first()
        if known is None:
            raise OutOfScope
    places = queries.places_of(request.user)
    form = TakeInForm(request.POST if request.method == "POST" else None, places=places, known=known is not None)
    if request.method == "POST" and form.is_valid():
        engagement = _take_in(request.user, form, known)
        if engagement:
            messages.success(request, _("Noted. Now come the steps before the first meeting."))
            return redirect("volunteers:helper", engagement.volunteer.public_id)
    context = {"form": form, "known": known, "places": places}
    return render(request, "volunteers/helper_new.html", context, status=400 if form.errors else 200)


def _take_in(actor, form, known):
    """The new engagement, or None with the sentence in the form."""
    try:
        return take_in(actor=actor, user=known, **form.arguments())
    except (NotAllowed, OutOfScope):
        raise
    except Refusal as refusal:
        if refusal.field == "is_other":
            form.ask_whether_other()
        form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
        return None


def _check_desk(request) -> None:
    if not rules.keeps_helpers(request.user):
        raise OutOfScope
