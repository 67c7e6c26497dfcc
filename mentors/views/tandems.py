"""The desk: proposals under way, the page of one tandem, what was told by phone, the next step."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts import audit
from accounts.enums import Answered
from common.errors import OutOfScope, Refusal, WrongInput
from common.files import send_private
from common.sheets import WORKBOOK_TYPE, workbook
from mentees.queries.houses import own_programmes
from mentors import agreements, rules
from mentors.enums import Side, TandemEnd, TandemStatus
from mentors.forms.tandems import EndForm, MeetingForm, RecordForm
from mentors.models import Tandem
from mentors.queries import flight
from mentors.records import pair_of
from mentors.services import tandems
from mentors.views.gates import for_matchers
from network.queries import Narrowing, catalogue

PER_PAGE = 25
MOST_ROWS = 5_000


@for_matchers
@require_safe
def proposals(request):
    """Everything between the question and the agreement, the most urgent first."""
    known = catalogue()
    filters = Narrowing.read(request.GET, known)
    page = Paginator(flight.under_way(request.user, filters), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [flight.row(request.user, tandem) for tandem in page.object_list],
        "filters": filters,
        "known": known,
        "programmes": own_programmes(request.user),
    }
    return render(request, "mentors/proposals.html", context)


@for_matchers
@require_safe
def proposals_table(request):
    """The same list as a spreadsheet. Whoever is named in it is looked at, and sees that."""
    filters = Narrowing.read(request.GET, catalogue())
    rows = [flight.row(request.user, tandem) for tandem in flight.under_way(request.user, filters)[:MOST_ROWS]]
    audit.look_all(actor=request.user, subjects=flight.named(rows))
    return send_private(workbook(flight.sheet(rows)), name="proposals.xlsx", content_type=WORKBOOK_TYPE)


@for_matchers
@require_safe
def tandem(request, public_id):
    """One tandem: where it stands, what was said, what comes next. One of the two is led to her own page."""
    found = _kept(request, public_id)
    if rules.side_of(request.user, found):
        return redirect("mentors:mine", public_id)
    row = flight.row(request.user, found)
    audit.look(
        actor=request.user, subject=pair_of(found, knows=row.knows), organisation_id=found.engagement.organisation_id
    )
    context = {
        "row": row,
        "tandem": found,
        "keeps_mentee": rules.keeps_mentee_of(request.user, found),
        "records": [
            (RecordForm(initial={"side": side}, prefix=None), row.phones.get(side)) for side in flight.open_sides(found)
        ],
        "is_trial": found.status == TandemStatus.TRIAL,
        "sees_check_ins": row.may_lead and found.trial_from is not None,
        "is_meeting": found.status == TandemStatus.FIRST_MEETING,
        "meeting": MeetingForm(),
        "ending": EndForm(),
        "may_end": row.may_lead and found.status in (TandemStatus.TRIAL, TandemStatus.RUNNING),
        "may_withdraw": row.may_lead
        and found.status in (TandemStatus.ASKING_MENTOR, TandemStatus.ASKING_MENTEE, TandemStatus.FIRST_MEETING),
    }
    return render(request, "mentors/tandem.html", context)


@for_matchers
@require_POST
def record(request, public_id):
    """Note what somebody told by phone or on paper: to the proposal, or to the agreement."""
    found = _kept(request, public_id)
    if found.status == TandemStatus.TRIAL:
        return _do(request, found, _record_agreement)
    return _do(request, found, _record_answer)


@for_matchers
@require_POST
def lead(request, public_id):
    """The next step: set the meeting, begin the trial, take it back, end it."""
    found = _kept(request, public_id)
    step = _STEPS.get(request.POST.get("do", ""))
    if step is None:
        raise WrongInput(_("Please choose a step."))
    return _do(request, found, step)


def _do(request, found: Tandem, step):
    """Run one step; a refusal is said on the page it came from."""
    try:
        messages.success(request, step(request, found))
    except Refusal as refusal:
        if refusal.status in (403, 404):
            raise
        messages.error(request, refusal.message)
    return redirect("mentors:tandem", found.public_id)


def _record_answer(request, found: Tandem) -> str:
    form = _valid(RecordForm(request.POST))
    tandems.answer(actor=request.user, tandem=found, **form.answer())
    return _("Noted. The person is told what you noted.")


def _record_agreement(request, found: Tandem) -> str:
    said = {"side": _of(Side, request.POST.get("side")), "how": _of(Answered, request.POST.get("how"))}
    tandems.agree(actor=request.user, tandem=found, version=agreements.VERSION, **said)
    return _("Noted. The person is told what you noted.")


def _set_meeting(request, found: Tandem) -> str:
    form = _valid(MeetingForm(request.POST))
    tandems.set_first_meeting(actor=request.user, tandem=found, at=form.moment())
    return _("The first meeting is set. Both are told.")


def _start_trial(request, found: Tandem) -> str:
    tandems.start_trial(actor=request.user, tandem=found)
    return _("The trial begins. Both are told.")


def _withdraw(request, found: Tandem) -> str:
    tandems.withdraw(actor=request.user, tandem=found)
    return _("The proposal is taken back.")


def _end(request, found: Tandem) -> str:
    tandems.end_tandem(actor=request.user, tandem=found, reason=_of(TandemEnd, request.POST.get("reason")))
    return _("It has ended. Both are told.")


_STEPS = {"meeting": _set_meeting, "trial": _start_trial, "withdraw": _withdraw, "end": _end}


def _kept(request, public_id) -> Tandem:
    found = flight.find(request.user, public_id)
    if found is None:
        raise OutOfScope
    return found


def _valid(form):
    if not form.is_valid():
        raise WrongInput(_("Please fill in all fields."))
    return form


def _of(choices, value):
    """The member of a closed choice, or a refusal."""
    try:
        return choices(value)
    except ValueError:
        raise WrongInput(_("Please choose one of the answers.")) from None
