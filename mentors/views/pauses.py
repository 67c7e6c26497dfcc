"""A mentor's break: when, and what happens with each tandem in the meantime."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts import audit
from accounts.gates import sees_people
from mentors.passing_forms import PauseForm
from mentors.queries.ends import accompanied_by, named
from mentors.services import pauses as services
from mentors.views._found import mentor_of
from network.views.attempts import attempt
from volunteers.enums import EngagementStatus


@sees_people
@require_http_methods(["GET", "HEAD", "POST"])
def pause(request, public_id):
    """By the mentor herself on the phone, or by her contact at the desk."""
    engagement = mentor_of(request.user, public_id)
    form = PauseForm(request.POST or None, tandems=named(accompanied_by(engagement)))
    if request.method == "POST" and form.is_valid():
        asked = {"actor": request.user, "engagement": engagement, "until": form.cleaned_data["until"]}
        if attempt(form, services.pause_mentor, plans=form.plans, **asked):
            messages.success(request, _("Have a good break. Everybody concerned is told."))
            return redirect("portal:home")
    mentor = engagement.volunteer.user
    if mentor.pk != request.user.pk and request.method != "POST":
        audit.look(actor=request.user, subject=mentor, organisation_id=engagement.organisation_id)
    context = {
        "form": form,
        "engagement": engagement,
        "is_paused": engagement.status == EngagementStatus.PAUSED,
        "own": mentor.pk == request.user.pk,
    }
    return render(request, "mentors/pause.html", context, status=400 if form.errors else 200)


@sees_people
@require_POST
def resume(request, public_id):
    """Back from the break: what waited goes on."""
    services.resume_mentor(actor=request.user, engagement=mentor_of(request.user, public_id))
    messages.success(request, _("Welcome back!"))
    return redirect("portal:home")
