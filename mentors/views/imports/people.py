"""Imported people who have not answered yet: call them, write down what they say, print their letter."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts import audit
from accounts.enums import Answered
from common.errors import Gone, OutOfScope, WrongInput
from common.files import send_private
from common.sheets import WORKBOOK_TYPE, workbook
from mentees.queries.houses import own_programmes
from mentors.forms.imports import ToldForm
from mentors.models import ImportNotice
from mentors.queries.imported import sheet, shown, unanswered
from mentors.services.imports import answers, notices
from mentors.views.imports._found import for_keepers
from network.queries import Narrowing, catalogue

PER_PAGE = 25
MOST_ROWS = 5_000


@for_keepers
@require_safe
def unconfirmed(request):
    """Who has not answered, the shortest time left first; phone number beside."""
    known = catalogue()
    filters = Narrowing.read(request.GET, known)
    page = Paginator(unanswered(request.user, filters), PER_PAGE).get_page(request.GET.get("page"))
    context = {"filters": filters, "known": known, "programmes": own_programmes(request.user)}
    context |= {"page": page, "rows": shown(page.object_list)}
    return render(request, "mentors/imports/unconfirmed.html", context)


@for_keepers
@require_safe
def table(request):
    """The same list as a spreadsheet. Everybody in it is looked at, and sees that."""
    found = list(unanswered(request.user, Narrowing.read(request.GET, catalogue()))[:MOST_ROWS])
    people = {notice.user.pk: notice.user for notice in found}
    audit.look_all(actor=request.user, subjects=people.values())
    return send_private(workbook(sheet(shown(found))), name="unconfirmed.xlsx", content_type=WORKBOOK_TYPE)


@for_keepers
@require_POST
def told(request, public_id):
    """Write down a yes or a no given by phone or on paper."""
    notice, form = _found(request.user, public_id), ToldForm(request.POST)
    if not form.is_valid():
        raise WrongInput(_("Please say how the person told you this."))
    yes = form.cleaned_data["answer"] == "yes"
    try:
        answers.told(actor=request.user, notice=notice, how=Answered(form.cleaned_data["how"]), yes=yes)
    except Gone as refusal:
        messages.error(request, refusal.message)
    else:
        done = (
            _("Written down: the answer is yes.") if yes else _("Everything the list said about the person is deleted.")
        )
        messages.success(request, done)
    return redirect("mentors:unconfirmed")


@for_keepers
@require_POST
def again(request, public_id):
    """The same link once more."""
    try:
        notices.send_again(actor=request.user, notice=_found(request.user, public_id))
    except Gone as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("The link is on its way once more."))
    return redirect("mentors:unconfirmed")


def _found(user, public_id: str) -> ImportNotice:
    notice = unanswered(user).filter(public_id=public_id).first()
    if notice is None:
        raise OutOfScope
    return notice
