"""How is it going: the questions on the phone, both lines on the desk."""

import datetime as dt

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import audit
from accounts.enums import Answered
from accounts.gates import needs_pin, sees_people
from common.errors import OutOfScope, Refusal
from mentors import rules
from mentors.forms.check_ins import CheckInForm, ContactForm, ToldCheckInForm
from mentors.models import CheckIn, Tandem
from mentors.queries.check_ins import lines_of
from mentors.queries.signals import signals_of, with_signals
from mentors.services import check_ins as services

# The day of the last contact before a tap, by tandem, so that a tap by mistake can be undone.
UNDO = "met_before"


@sees_people
@needs_pin
@require_http_methods(["GET", "HEAD", "POST"])
def check_in(request, public_id):
    """Two faces, one tap each: for oneself, or written down by the contact. Afterwards: thank you."""
    asked = _asked(request.user, public_id)
    own = rules.side_of(request.user, asked.tandem) is not None
    if not own:
        _look(request.user, asked.tandem)
    begun = _begun(request)
    data = None if begun else request.POST or None
    form = (CheckInForm if own else ToldCheckInForm)(data, initial=_said(asked) | begun)
    if request.method == "POST" and form.is_valid():
        said = {"how": Answered.SELF, **form.cleaned_data}
        services.answer(actor=request.user, check_in=asked, **said | {"how": Answered(said["how"])})
        if own:
            return redirect("mentors:check_in", public_id)
        messages.success(request, _("Written down. Thank you."))
        return redirect("mentors:check_ins", asked.tandem.public_id)
    shows_form = asked.answered_at is None or ("change" in request.GET or form.is_bound)
    context = {
        "asked": asked,
        "form": form if shows_form and services.may_change(asked) else None,
        "own": own,
        "may_change": services.may_change(asked),
    }
    return render(request, "mentors/check_in.html", context, status=400 if form.errors else 200)


@sees_people
@require_safe
def check_ins(request, public_id):
    """Both lines of a tandem, its signals, and what to do about them. Neither of the two ever sees this page."""
    tandem = _kept(request.user, public_id)
    _look(request.user, tandem)
    shown = with_signals(Tandem.objects.filter(pk=tandem.pk)).first()
    context = {
        "tandem": tandem,
        "lines": lines_of(tandem),
        "signals": signals_of(shown) if shown else [],
        "contact_form": ContactForm(),
        "undo": tandem.public_id in request.session.get(UNDO, {}),
        "is_accompanied": rules.can_note_contact(request.user, tandem),
    }
    return render(request, "mentors/check_ins.html", context)


@sees_people
@needs_pin
@require_http_methods(["GET", "HEAD", "POST"])
def met(request, public_id):
    """ "We met": one tap by either of the two, or told to the contact with the day; `undo` takes it back.

    Afterwards the same address says that it is noted, and offers to undo it.
    """
    tandem = _visible(request.user, public_id)
    own = rules.side_of(request.user, tandem) is not None
    kept = dict(request.session.get(UNDO, {}))
    if request.method != "POST":
        context = {"tandem": tandem, "undo": public_id in kept}
        return render(request, "mentors/met.html", context)
    if "undo" in request.POST and public_id in kept:
        day = parse_date(kept.pop(public_id) or "")
        services.take_back_contact(actor=request.user, tandem=tandem, before=day)
        messages.success(request, _("Undone."))
        where = redirect("portal:home")
    else:
        before = tandem.last_contact_on
        services.note_contact(actor=request.user, tandem=tandem, on=_day(request))
        # A second tap on the same day must not forget what was before the first.
        kept.setdefault(public_id, before.isoformat() if before else "")
        where = redirect("mentors:met", public_id)
    request.session[UNDO] = kept
    return where if own else redirect("mentors:check_ins", public_id)


@sees_people
@require_POST
def settle(request, public_id):
    """What the answers signalled was talked about; `undo` puts it on the list again."""
    tandem = _kept(request.user, public_id)
    if "undo" in request.POST:
        services.unsettle(actor=request.user, tandem=tandem)
        messages.success(request, _("It stands on the list again."))
    else:
        services.settle(actor=request.user, tandem=tandem)
        messages.success(request, _("Noted: you talked about it."))
    return redirect("mentors:check_ins", public_id)


def _begun(request) -> dict:
    """The first face, tapped on the home page: the second question follows, nothing is kept yet."""
    return {"going": request.POST.get("going", "")} if "begin" in request.POST else {}


def _asked(user, public_id) -> CheckIn:
    related = ("tandem__engagement__volunteer__user", "tandem__mentee__user", "tandem__engagement__organisation")
    found = CheckIn.objects.visible_to(user).select_related(*related).filter(public_id=public_id).first()
    if found is None:
        raise OutOfScope
    return found


def _visible(user, public_id) -> Tandem:
    related = ("engagement__volunteer__user", "engagement__organisation", "engagement__programme", "mentee__user")
    found = Tandem.objects.visible_to(user).select_related(*related).filter(public_id=public_id).first()
    if found is None:
        raise OutOfScope
    return found


def _kept(user, public_id) -> Tandem:
    """A tandem she keeps without being one of the two, as soon as she may know who the mentee is."""
    tandem = _visible(user, public_id)
    if not (rules.can_record(user, tandem) and rules.knows_mentee_of(user, tandem)):
        raise OutOfScope
    return tandem


def _look(user, tandem: Tandem) -> None:
    for person in (tandem.engagement.volunteer.user, tandem.mentee.user):
        audit.look(actor=user, subject=person, organisation_id=tandem.engagement.organisation_id)


def _said(asked: CheckIn) -> dict:
    return {"going": asked.going, "helps": asked.helps, "wants_talk": asked.wants_talk}


def _day(request) -> dt.date | None:
    if "on" not in request.POST:
        return None
    form = ContactForm(request.POST)
    if not form.is_valid():
        raise Refusal(_("Please enter the day as on a calendar."))
    return form.cleaned_data["on"]
