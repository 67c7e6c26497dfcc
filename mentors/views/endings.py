"""The end of a mentor's work and of an accompaniment: the page names what will be gone, and asks about each tandem."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts import audit
from accounts.gates import needs_pin, sees_people
from common.errors import OutOfScope
from mentees.enums import MenteeEnd
from mentees.forms.desk import EndForm
from mentees.models import Mentee
from mentees.queries.mine import my_mentee
from mentees.querysets import OVER
from mentees.views.people import for_keepers
from mentors.passing_forms import EndMentorForm
from mentors.queries import ends as queries
from mentors.services import endings as services
from mentors.views._found import mentor_of
from network.views.attempts import attempt
from volunteers.enums import EngagementEnd

_page = require_http_methods(["GET", "HEAD", "POST"])


@sees_people
@needs_pin
@_page
def mentor(request, public_id):
    """By the mentor herself on the phone, or by her contact at the desk."""
    engagement = mentor_of(request.user, public_id)
    own = engagement.volunteer.user_id == request.user.pk
    gone = queries.with_mentor(engagement, own=own)
    form = EndMentorForm(request.POST or None, own=own, tandems=queries.named(gone.tandems))
    if request.method == "POST" and form.is_valid():
        reason = EngagementEnd(form.cleaned_data["reason"])
        asked = {"actor": request.user, "engagement": engagement, "reason": reason, "plans": form.plans}
        if attempt(form, services.end_mentor, **asked):
            thanks = _("Thank you for everything. You are always welcome.") if own else _("Saved. Everybody is told.")
            messages.success(request, thanks)
            return redirect("portal:home") if own else redirect("volunteers:helper", engagement.volunteer.public_id)
    if not own and request.method != "POST":
        house = engagement.organisation_id
        audit.look(actor=request.user, subject=engagement.volunteer.user, kind="user", organisation_id=house)
    context = {"form": form, "engagement": engagement, "own": own, "gone": gone}
    return render(request, "mentors/end_mentor.html", context, status=400 if form.errors else 200)


@for_keepers
@_page
def mentee(request, public_id):
    """The house ends it, with a closed reason."""
    found = Mentee.objects.open().kept_by(request.user).filter(public_id=public_id).select_related("user").first()
    if found is None:
        raise OutOfScope
    form = EndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = MenteeEnd(form.cleaned_data["reason"])
        if attempt(form, services.end_mentee, actor=request.user, mentee=found, reason=reason):
            messages.success(request, _("Ended. In 6 months the record is deleted."))
            return redirect("mentees:person", public_id)
    context = {"mentee": found, "form": form, "gone": queries.with_mentee(found)}
    return render(request, "mentors/end_mentee.html", context, status=400 if form.errors else 200)


@needs_pin
@_page
def withdraw(request):
    """She takes her request back, or wants nobody at her side any more."""
    found = my_mentee(request.user)
    if found is None or found.status in OVER:
        raise OutOfScope
    if request.method != "POST":
        return render(request, "mentors/withdraw.html", {"gone": queries.with_mentee(found)})
    services.end_mentee(actor=request.user, mentee=found, reason=MenteeEnd.OWN_WISH)
    messages.success(request, _("Your request is withdrawn. You can come back at any time."))
    return redirect("mentees:mine")
