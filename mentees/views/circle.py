"""Who helps, and what a minor needs before anybody may."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.gates import needs_pin, sees_people
from accounts.purposes import HELPER_CIRCLE, PHONE_NUMBER, YOUNG_PERSON
from accounts.queries import has_consent
from common import clock
from common.errors import OutOfScope, WrongInput
from mentees import rules
from mentees.forms.papers import GuardianForm
from mentees.models import Mentee
from mentees.queries.circle import circle_of
from mentees.queries.known import known_to
from mentees.services import guardians
from mentees.services.people import guardian_agreed
from mentees.views.accompanied import look_at, person


@sees_people
@needs_pin
@require_safe
def circle(request, public_id):
    """Everybody who helps this person now, as far as this reader may see them."""
    mentee = look_at(request, public_id)
    helpers, sees_all = circle_of(mentee, request.user)
    own = mentee.user_id == request.user.pk
    context = {
        "mentee": mentee,
        "own": own,
        "helpers": helpers,
        "sees_all": sees_all,
        "known": known_to(request.user, mentee),
        "they_know": own and has_consent(mentee.user, HELPER_CIRCLE),
        "number_known": own and mentee.contact_phone and has_consent(mentee.user, PHONE_NUMBER),
        "only_comes": not rules.can_accompany(request.user, mentee),
        "keeps": rules.can_guard(request.user, mentee),
        "is_minor": mentee.is_minor(clock.today()),
    }
    return render(request, "mentees/circle.html", context)


@sees_people
@needs_pin
@require_http_methods(["GET", "HEAD", "POST"])
def minor(request, public_id):
    """The guardian's agreement (noted by the house) and the young person's own yes (said by herself)."""
    mentee = look_at(request, public_id) if request.method != "POST" else person(request, public_id)
    own, keeps = mentee.user_id == request.user.pk, rules.can_guard(request.user, mentee)
    if not (own or keeps):
        raise OutOfScope
    form = GuardianForm(request.POST if request.method == "POST" and not own and "do" not in request.POST else None)
    if request.method == "POST" and (not form.is_bound or form.is_valid()):
        (_say if own else _note)(request, mentee, form)
        return redirect("mentees:minor", public_id)
    context = {
        "mentee": mentee,
        "own": own,
        "is_minor": mentee.is_minor(clock.today()),
        "agreement": mentee.guardian_agreements.filter(withdrawn_on=None).select_related("seen_by").first(),
        "past": mentee.guardian_agreements.exclude(withdrawn_on=None).order_by("-withdrawn_on", "-pk"),
        "purpose": YOUNG_PERSON,
        "said_yes": has_consent(mentee.user, YOUNG_PERSON),
        "form": form,
    }
    return render(request, "mentees/minor.html", context, status=400 if form.errors else 200)


def _say(request, mentee: Mentee, form: GuardianForm) -> None:
    if request.POST.get("do") == "no":
        guardians.say_no(actor=request.user, mentee=mentee)
        messages.success(request, _("From now on nobody accompanies you. You can come back at any time."))
    else:
        guardians.say_yes(actor=request.user, mentee=mentee, language=get_language() or "de")
        messages.success(request, _("Thank you. We have noted your yes."))


def _note(request, mentee: Mentee, form: GuardianForm) -> None:
    if not form.is_bound:
        if request.POST["do"] != "withdraw":
            raise WrongInput(_("Please use the buttons of the page."))
        left = guardians.withdraw(actor=request.user, mentee=mentee)
        messages.success(request, _("Noted. Helpers who left: %(left)d.") % {"left": left})
        return
    guardian_agreed(actor=request.user, mentee=mentee, **form.cleaned_data)
    messages.success(request, _("Noted: the guardian agrees."))
