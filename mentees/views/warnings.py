"""Early warning from the vocational school: two taps to give one, one click to answer it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import audit
from accounts.gates import needs_pin, sees_people
from common.errors import OutOfScope, WrongInput
from common.files import send_private
from common.sheets import WORKBOOK_TYPE, workbook
from mentees import rules
from mentees.enums import Trouble
from mentees.models import EarlyWarning, Mentee
from mentees.queries import warnings as queries
from mentees.queries.houses import own_programmes
from mentees.services import warnings as services
from network.queries import Narrowing, catalogue

PER_PAGE = 25
MOST_ROWS = 5_000

ICONS = {
    Trouble.TECHNICAL_GERMAN: "chat",
    Trouble.MATHS: "grid",
    Trouble.ABSENCE: "clock",
    Trouble.EXAM: "school",
    Trouble.COMPANY: "briefcase",
}


@sees_people
@needs_pin
@require_http_methods(["GET", "HEAD", "POST"])
def warn(request, public_id):
    """One tap says what is difficult."""
    mentee = Mentee.objects.warned_by(request.user).select_related("user", "intake").filter(public_id=public_id).first()
    if mentee is None:
        raise OutOfScope
    own = mentee.user_id == request.user.pk
    if request.method == "POST":
        if request.POST.get("trouble") not in Trouble.values:
            raise WrongInput(_("Please tap what is difficult."))
        services.warn(actor=request.user, mentee=mentee, trouble=Trouble(request.POST["trouble"]))
        messages.success(request, _("Thank you. Her contact looks for help.") if not own else _("We look for help."))
        return redirect("mentees:warn", public_id)
    open_now = set(mentee.warnings.open().values_list("trouble", flat=True))
    troubles = [(trouble, ICONS[trouble], trouble.value in open_now) for trouble in Trouble]
    return render(request, "mentees/warn.html", {"mentee": mentee, "own": own, "troubles": troubles})


@sees_people
@require_safe
def warnings(request):
    """Who keeps people answers; who reported somebody sees what became of it."""
    _check_reader(request.user)
    known = catalogue()
    filters = Narrowing.read(request.GET, known)
    page = Paginator(queries.warnings_matching(request.user, filters), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": queries.shown(request.user, page.object_list),
        "people": queries.reported_people(request.user),
        "keeps": rules.keeps_people(request.user),
        "filters": filters,
        "known": known,
        "programmes": own_programmes(request.user),
    }
    return render(request, "mentees/warnings.html", context)


@sees_people
@require_safe
def table(request):
    """The same list as a spreadsheet. It names people, so each is looked at."""
    _check_reader(request.user)
    found = queries.warnings_matching(request.user, Narrowing.read(request.GET, catalogue()))[:MOST_ROWS]
    rows = queries.shown(request.user, found)
    people = {row.warning.mentee.user.pk: row.warning.mentee.user for row in rows}
    audit.look_all(actor=request.user, subjects=people.values())
    return send_private(workbook(queries.sheet(rows)), name="warnings.xlsx", content_type=WORKBOOK_TYPE)


def _check_reader(user) -> None:
    if not (rules.keeps_people(user) or rules.reports(user)):
        raise OutOfScope


@sees_people
@require_POST
def answer(request, public_id):
    """`do=support` opens extra support as a new need, `close` ends the warning, `again` opens it."""
    found = EarlyWarning.objects.visible_to(request.user).select_related("mentee").filter(public_id=public_id).first()
    if found is None:
        raise OutOfScope
    match request.POST.get("do"):
        case "support":
            services.open_support(actor=request.user, warning=found)
            messages.success(request, _("Extra support is open as a new need."))
        case "again":
            services.reopen(actor=request.user, warning=found)
        case _:
            services.close(actor=request.user, warning=found)
            messages.success(request, _("Closed."))
    return redirect("mentees:warnings")
