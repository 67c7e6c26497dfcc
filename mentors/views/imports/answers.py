"""The page behind the link of an imported person (Art. 14 DSGVO): look, correct, agree, or say no.

A GET changes nothing, so that a mail scanner cannot use the link up. Wrong codes are counted.
"""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from accounts import entry, throttle
from accounts.forms.consents import agreed
from accounts.purposes import CONFIDENTIALITY, SHARED_POOL
from accounts.views import open_question
from accounts.views.ways_in import KNOWN
from common import short_codes
from common.errors import Gone, WrongInput
from mentors import import_rules as rules
from mentors.forms.imports import HelperForm, SeekerForm
from mentors.models import ImportNotice
from mentors.queries.imported import about
from mentors.services.imports import answers
from network.acceptance_forms import CodeForm

ASKED = (CONFIDENTIALITY, SHARED_POOL)
_TRIES = {"per_hour": 30, "per_day": 100}


@open_question
def type_code(request):
    """For people with a letter and no camera."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        throttle.check_sender(request, "import", **_TRIES)
        code = short_codes.tidy(form.cleaned_data["code"])
        try:
            answers.find_open(code)
            return redirect("mentors:my_data", code)
        except Gone as gone:
            form.add_error("code", gone.message)
    return render(request, "mentors/imports/code.html", {"form": form}, status=400 if form.errors else 200)


@open_question
def my_data(request, code):
    """What is stored, who brought it, what it is for; correct it and say yes."""
    notice = _find(request, code)
    form = _form(request, notice)
    problems: dict[str, str] = {}
    if request.method == "POST" and form.is_valid():
        throttle.check_sender(request, "import", **_TRIES)
        try:
            person = _confirm(request, code, notice, form)
            return _come_in(request, person, _reached_at(notice, form.cleaned_data))
        except WrongInput as refusal:
            if refusal.field in form.fields:
                form.add_error(refusal.field, refusal.message)
            elif refusal.field:
                problems[refusal.field] = refusal.message
            else:
                form.add_error(None, refusal.message)
    context = {"form": form, "consents": [(p, problems.get(p.field, ""), p.field in request.POST) for p in ASKED]}
    status = 400 if form.errors or problems else 200
    return render(request, "mentors/imports/my_data.html", {**_shown(request, code, notice), **context}, status=status)


@open_question
def decline(request, code):
    """No: what goes is named first, since there is no way back."""
    notice = _find(request, code)
    if request.method == "POST":
        throttle.check_sender(request, "import", **_TRIES)
        answers.decline(code=short_codes.tidy(code), user=_signed_in(request))
        return render(request, "mentors/imports/declined.html", {"house": about(notice).place})
    return render(request, "mentors/imports/decline.html", _shown(request, code, notice))


def _find(request, code: str) -> ImportNotice:
    with throttle.guesses(request, "import", **_TRIES):
        return answers.find_open(short_codes.tidy(code))


def _signed_in(request):
    return request.user if request.user.is_authenticated else None


def _form(request, notice: ImportNotice):
    told = about(notice)
    if notice.engagement is None:
        return SeekerForm(request.POST or None, initial={"name": told.name})
    initial = {name: getattr(told, name) for name in ("name", "contact_email", "phone_only", "elsewhere", "capacity")}
    return HelperForm(request.POST or None, initial={**initial, "contact_phone": told.phone_spoken})


def _confirm(request, code, notice: ImportNotice, form):
    whose = {"code": short_codes.tidy(code), "language": translation.get_language(), "user": _signed_in(request)}
    if notice.engagement is None:
        return answers.confirm_seeker(**whose, name=form.cleaned_data["name"])
    said = answers.Said(**form.cleaned_data)
    return answers.confirm_helper(**whose, said=said, agreed=agreed(request.POST, *ASKED))


def _reached_at(notice: ImportNotice, said: dict) -> str:
    """Where a code would reach the person: as she has corrected it, else as the list said."""
    record = notice.record
    return said.get("contact_phone", str(record.contact_phone or "")) or said.get("contact_email", record.contact_email)


def _come_in(request, person, address: str):
    """The link was her way in; the next page gives her one of her own."""
    messages.success(request, _("Thank you. Your answer is kept."))
    if request.user.is_authenticated:
        return redirect("portal:home")
    answer = entry.sign_in(request, person, way="invitation", next_url=reverse("accounts:address"))
    request.session[KNOWN] = address
    return answer


def _shown(request, code: str, notice: ImportNotice) -> dict:
    user = _signed_in(request)
    is_keeper = user is not None and rules.can_keep_notice(user, notice)
    return {
        "code": code,
        "about": about(notice),
        "is_keeper": is_keeper,
        "must_sign_in": not is_keeper and answers.must_sign_in(notice, user),
    }
