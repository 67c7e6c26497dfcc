"""The steps before somebody may help: set per programme, or for an organisation as such, per kind of work."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from common.errors import NotAllowed, OutOfScope
from network.models import Organisation, Programme
from volunteers import rules
from volunteers.enums import EngagementKind, StepKind
from volunteers.forms.engagements import StepsForm
from volunteers.queries.steps import steps_set
from volunteers.services import onboarding


@require_http_methods(["GET", "HEAD", "POST"])
def programme_steps(request, public_id):
    """Of a programme: what its mentors and other helpers do first."""
    rows = Programme.objects.visible_to(request.user).select_related("organisation__area")
    programme = rows.filter(public_id=public_id).first()
    if programme is None:
        raise OutOfScope
    return _steps(request, programme.organisation, programme)


@require_http_methods(["GET", "HEAD", "POST"])
def organisation_steps(request, public_id):
    """Of an organisation: wherever no programme has set its own."""
    organisation = Organisation.objects.select_related("area").filter(public_id=public_id).first()
    if organisation is None:
        raise OutOfScope
    return _steps(request, organisation, None)


def _steps(request, organisation, programme):
    if not rules.can_take_in(request.user, organisation, programme):
        raise NotAllowed(_("Only the contact persons there can change this."))
    form = StepsForm(
        request.POST if request.method == "POST" else None,
        kinds=list(EngagementKind),
        initial=steps_set(organisation, programme),
    )
    if request.method == "POST" and form.is_valid():
        _save(request.user, organisation, programme, form)
        messages.success(request, _("Saved."))
        if programme:
            return redirect("network:programme", programme.public_id)
        return redirect("volunteers:helpers")
    context = {"form": form, "organisation": organisation, "programme": programme}
    return render(request, "volunteers/steps.html", context, status=400 if form.errors else 200)


def _save(actor, organisation, programme, form) -> None:
    """Only what was changed is set: a kind nobody touched goes on following the house."""
    for name in form.changed_data:
        onboarding.set_steps(
            actor=actor,
            organisation=organisation,
            programme=programme,
            kind=EngagementKind(name),
            steps=[StepKind(step) for step in form.cleaned_data[name]],
        )
