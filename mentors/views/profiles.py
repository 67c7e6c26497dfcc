"""How many people a mentor accompanies, whom, with what: on the phone by herself, at the desk as she told it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accounts import audit
from accounts.gates import needs_pin, sees_people
from common.errors import NotAllowed, OutOfScope
from mentors import rules
from mentors.forms.profiles import MentoringForm, ToldMentoringForm
from mentors.queries import mentoring, places
from mentors.services import profiles
from network.views.attempts import attempt
from volunteers.models import Volunteer


@sees_people
@needs_pin
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, public_id=None):
    """The same page at her own address and at the desk's."""
    volunteer = _whose(request, public_id)
    kind = MentoringForm if public_id is None else ToldMentoringForm
    form = kind(request.POST if request.method == "POST" else None, said=mentoring.said_by(volunteer))
    if request.method == "POST" and form.is_valid():
        asked = {"actor": request.user, "volunteer": volunteer, **form.arguments()}
        if attempt(form, profiles.edit_mentoring, **asked):
            return _done(request, volunteer, public_id)
    context = {
        "form": form,
        "volunteer": volunteer,
        "is_own": public_id is None,
        "places": places.of(volunteer),
    }
    return render(request, "mentors/mentoring.html", context, status=400 if form.errors else 200)


def _whose(request, public_id) -> Volunteer:
    seen = Volunteer.objects.visible_to(request.user).select_related("user")
    volunteer = seen.filter(**({"user": request.user} if public_id is None else {"public_id": public_id})).first()
    may = volunteer is not None and rules.can_edit_mentoring(request.user, volunteer)
    own = volunteer is not None and volunteer.user_id == request.user.pk
    # At the desk's address nobody speaks for herself: hers is on the phone.
    if volunteer is None or own != (public_id is None) or (own and not may):
        raise OutOfScope
    if not may:
        raise NotAllowed(_("Only the contact persons there can change this."))
    if public_id is not None and request.method != "POST":
        audit.look(actor=request.user, subject=volunteer.user, kind="user")
    return volunteer


def _done(request, volunteer: Volunteer, public_id):
    """Saved; and what fewer places than people mean, before anybody worries."""
    messages.success(request, _("Saved."))
    if more := places.of(volunteer).too_many:
        said = ngettext(
            "That is %(n)d place fewer than people. Nobody has to go. Nobody new is proposed until a place is free.",
            "That is %(n)d places fewer than people. Nobody has to go. Nobody new is proposed until a place is free.",
            more,
        )
        messages.warning(request, said % {"n": more})
    return redirect("volunteers:my_steps") if public_id is None else redirect("volunteers:helper", public_id)
