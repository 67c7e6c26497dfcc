"""The desk: requests by age, one person, the first talk."""

from functools import wraps

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from accounts import audit
from accounts.gates import sees_people
from common import clock
from common.errors import OutOfScope, Refusal
from common.parts import columns
from mentees import ends, rules
from mentees.enums import MenteeStatus, NeedStatus
from mentees.forms.desk import TalkForm, ToldForm
from mentees.forms.rows import RECORD, all_valid, asked_from, filled
from mentees.models import Mentee
from mentees.queries import desk as queries
from mentees.queries.doubles import doubles_of
from mentees.queries.records import asked_of
from mentees.querysets import OVER
from mentees.services.people import lacks_guardian
from mentees.services.records import change
from mentees.services.talks import record_first_talk
from mentees.told import told
from mentees.views.options import desk_options
from mentees.views.posted import posted

PER_PAGE = 25
_HEADS = (
    (gettext_lazy("Name"), ""),
    (gettext_lazy("Days"), "", "number"),
    (gettext_lazy("Needs"), ""),
    (gettext_lazy("Where"), ""),
    (gettext_lazy("Languages"), ""),
    (gettext_lazy("Phone"), ""),
)
_page = require_http_methods(["GET", "HEAD", "POST"])


def for_keepers(view):
    """Second step, and only for houses that keep people; for everybody else the page is not there."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if request.user.is_authenticated and not rules.keeps_people(request.user):
            raise OutOfScope
        return sees_people(view)(request, *args, **kwargs)

    guarded.sees_people = True
    return guarded


@for_keepers
@require_safe
def people(request):
    """Requests and people of one's own house, the longest waiting first."""
    filters = queries.DeskFilters.read(request.GET)
    page = Paginator(queries.people_matching(request.user, filters), PER_PAGE).get_page(request.GET.get("page"))
    counts = queries.counts(request.user)
    tabs = [
        (status.label, f"?{filters.query(status=status.value)}".rstrip("&"), counts.get(status.value, 0), status)
        for status in queries.SHOWN
    ]
    context = {
        "page": page,
        "rows": queries.rows(page.object_list),
        "columns": columns(request.GET, _HEADS, ""),
        "filters": filters,
        "tabs": tabs,
        "options": desk_options(request.user, filters),
        "query": filters.query(),
    }
    return render(request, "mentees/people.html", context)


@for_keepers
@require_safe
def person(request, public_id):
    """One person: what she said, what she needs, who may be the same. Opening it leaves a trace that she can see."""
    mentee = _kept(request, public_id)
    audit.look(actor=request.user, subject=mentee.user, organisation_id=mentee.intake_id)
    needs = list(mentee.needs.select_related("phase", "programme").order_by("status", "pk"))
    waits = mentee.status == MenteeStatus.WAITING and not lacks_guardian(mentee)
    context = {
        "mentee": mentee,
        "next_need": next((one for one in needs if waits and one.status == NeedStatus.OPEN), None),
        "rows": [row for row in told(asked_of(mentee)) if row.key != "need"],
        "needs": needs,
        "doubles": doubles_of(request.user, mentee) if mentee.status == MenteeStatus.REQUESTED else [],
        "is_minor": mentee.is_minor(clock.today()),
        "lacks_guardian": lacks_guardian(mentee),
        "agreement": mentee.guardian_agreements.filter(withdrawn_on=None).select_related("seen_by").first(),
        "is_open": mentee.status not in OVER,
        "may_talk": mentee.status == MenteeStatus.REQUESTED and rules.can_talk(request.user, mentee),
        "end_page": ends.page_of(mentee),
    }
    return render(request, "mentees/person.html", context)


@for_keepers
@_page
def talk(request, public_id):
    """The first talk: corrects what was said, and decides what comes of it."""
    mentee = _kept(request, public_id)
    if mentee.status != MenteeStatus.REQUESTED or not rules.can_talk(request.user, mentee):
        raise OutOfScope
    doubles = doubles_of(request.user, mentee)
    data = posted(request)
    forms = filled(data, keys=RECORD, known=asked_of(mentee))
    form = TalkForm(data, doubles=doubles, initial=_same(request))
    if data is not None and all_valid(forms) & form.is_valid():
        said = form.cleaned_data
        try:
            goes_on = record_first_talk(
                actor=request.user,
                mentee=mentee,
                end=said["end"],
                asked=asked_from(forms, mentee.user.language),
                how=said["how"],
                other=form.other_mentee,
                on=said["on"],
            )
            messages.success(request, _("The first talk is noted."))
            return redirect("mentees:person", goes_on.public_id)
        except Refusal as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
    if data is None:
        audit.look(actor=request.user, subject=mentee.user, organisation_id=mentee.intake_id)
    context = {"mentee": mentee, "forms": forms, "form": form, "doubles": doubles}
    return render(request, "mentees/talk.html", context, status=200 if data is None else 400)


@for_keepers
@_page
def change_person(request, public_id):
    """Correct what is written down, by what the person said."""
    mentee = _kept(request, public_id)
    if not rules.can_change_mentee(request.user, mentee):
        raise OutOfScope
    data = posted(request)
    forms, form = filled(data, keys=RECORD, known=asked_of(mentee)), ToldForm(data)
    if data is not None and all_valid(forms) & form.is_valid():
        try:
            asked = asked_from(forms, mentee.user.language)
            change(actor=request.user, mentee=mentee, asked=asked, how=form.cleaned_data["how"])
            messages.success(request, _("Changed."))
            return redirect("mentees:person", public_id)
        except Refusal as refusal:
            form.add_error(None, refusal.message)
    if data is None:
        audit.look(actor=request.user, subject=mentee.user, organisation_id=mentee.intake_id)
    context = {"mentee": mentee, "forms": forms, "form": form}
    return render(request, "mentees/person_change.html", context, status=200 if data is None else 400)


@for_keepers
@_page
def _kept(request, public_id) -> Mentee:
    kept = Mentee.objects.kept_by(request.user).filter(public_id=public_id)
    mentee = kept.select_related("user", "intake", "area", "talked_by", "filled_in_by").first()
    if mentee is None:
        raise OutOfScope
    return mentee


def _same(request) -> dict:
    """Coming from the comparison, the answer is chosen already."""
    same = request.GET.get("same", "")
    return {"end": "double", "other": same} if same else {}
