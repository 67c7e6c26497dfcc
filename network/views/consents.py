"""A person's consents on the desk: what she agreed to, and what she says by phone or on paper."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts import audit
from accounts import consents as registry
from accounts.gates import sees_people
from accounts.models import User
from accounts.queries.consents import answers_of
from accounts.rules import check_may_record
from accounts.services import consents as services
from common.errors import OutOfScope, WrongInput
from network.consent_forms import RecordForm


@sees_people
@require_safe
def consents(request, public_id):
    """Everything this person was asked and may be asked. Opening it leaves a trace that she can see."""
    person = _person(request.user, public_id)
    audit.look(actor=request.user, subject=person)
    answers = answers_of(person)
    asked = {one.purpose.code for one in answers}
    context = {
        "person": person,
        "answers": answers,
        "unasked": [one for one in registry.purposes() if one.code not in asked and not one.per],
    }
    return render(request, "network/person_consents.html", context)


@sees_people
@require_http_methods(["GET", "HEAD", "POST"])
def record(request, public_id, code):
    """Read the text out, and write the answer down. `about` in the address: the thing an earlier answer was about."""
    person = _person(request.user, public_id)
    purpose, about = _asked(person, code, request.GET.get("about", ""))
    known = {"language": person.language.partition("-")[0], "version": purpose.version}
    form = RecordForm(request.POST or None, purpose=purpose, initial=known)
    if request.method == "POST" and form.is_valid():
        _write_down(request, person, purpose, about, form.cleaned_data)
        return redirect("network:person_consents", public_id)
    with translation.override(person.language):
        in_her_words = str(purpose.text)
    context = {
        "person": person,
        "purpose": purpose,
        "form": form,
        "her_text": in_her_words if in_her_words != str(purpose.text) else "",
    }
    return render(request, "network/person_consent.html", context, status=400 if form.errors else 200)


def _write_down(request, person, purpose, about, said) -> None:
    answer = {"actor": request.user, "user": person, "purpose": purpose, "how": said["how"], "about": about}
    word = request.POST.get("answer")
    if word not in ("yes", "no"):
        raise WrongInput(_("Please choose one of the two answers."))
    if word == "yes":
        services.give(**answer, language=said["language"])
        messages.success(request, _("Written down: the person agrees."))
    elif services.withdraw(**answer):
        messages.success(request, _("Written down: the person no longer agrees. It counts at once."))
    else:
        messages.info(request, _("The person had not agreed before; there is nothing to take back."))


def _person(reader, public_id) -> User:
    person = User.objects.filter(public_id=public_id, is_active=True).first()
    if person is None:
        raise OutOfScope
    check_may_record(reader, person)
    return person


def _asked(person, code, about):
    """The purpose, and the thing it is about: only one the person was asked about before."""
    purpose = registry.find(code)
    known = {one.consent.about for one in answers_of(person) if one.purpose == purpose} if purpose else set()
    if purpose is None or (purpose.per and about not in known) or (about and not purpose.per):
        raise OutOfScope
    return purpose, about
