"""Entries and those who keep them: own list, coverage, add, change, confirm, places, end."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from common import clock
from common.errors import NotAllowed, OutOfScope, WrongInput
from network import rules, services
from network.forms import ProgrammeForm
from network.models import Organisation
from network.queries import Filters, chain
from network.queries.details import details
from network.queries.mine import mine_rows
from network.services.programmes import SUMMARIES
from network.views.attempts import attempt
from network.views.public import find_programme

_PLAIN = (*SUMMARIES, "places_total", "places_free", "minimum_age", "clearance_needed", "open_to", "is_published")


@require_safe
def mine(request):
    """The entries this person keeps, those that need a word first."""
    if not rules.keeps_anything(request.user):
        raise OutOfScope
    listing = mine_rows(request.user, Filters.read(request.GET))
    context = {"listing": listing, "can_add": rules.can_add_programmes(request.user)}
    return render(request, "network/mine.html", context)


@require_safe
def coverage(request):
    """Phases × areas with places, for the desk and for paper."""
    if not rules.sees_coverage(request.user):
        raise OutOfScope
    context = {
        "chain": chain(every_phase=True),
        "can_add": rules.can_add_programmes(request.user),
        "today": clock.today(),
    }
    return render(request, "network/coverage.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request):
    """Add a programme; phase and area come along from the empty cell."""
    if not rules.can_add_programmes(request.user):
        raise OutOfScope
    kept = Organisation.objects.editable_by(request.user)
    first = {key: [request.GET[key]] for key in ("phase", "area") if request.GET.get(key)}
    initial = {"phases": first.get("phase", []), "areas": first.get("area", []), "languages": ["de"]}
    form = ProgrammeForm(request.POST or None, organisations=kept, initial=initial)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, services.create_programme, actor=request.user, **form.cleaned_data)
        if made:
            messages.success(request, _("The programme is entered. Now say who to call."))
            return redirect("network:contacts", made.public_id)
    return render(request, "network/programme_form.html", {"form": form, "details": None})


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, public_id):
    programme = kept_programme(request.user, public_id)
    form = ProgrammeForm(request.POST or None, initial=None if request.POST else _initial(programme))
    if request.method == "POST" and form.is_valid():
        arguments = {"actor": request.user, "programme": programme, **form.cleaned_data}
        if attempt(form, services.change_programme, **arguments):
            messages.success(request, _("Saved."))
            return redirect("network:programme", public_id)
    return render(request, "network/programme_form.html", {"form": form, "details": details(programme)})


@require_POST
def confirm(request, public_id):
    """One click: everything is still right."""
    programme = kept_programme(request.user, public_id)
    services.confirm_programme(actor=request.user, programme=programme)
    messages.success(request, _("Thank you. The entry is confirmed as of today."))
    return _back(request, public_id)


@require_POST
def places(request, public_id):
    """One tap: one free place more or less."""
    programme = kept_programme(request.user, public_id)
    by = {"1": 1, "-1": -1}.get(request.POST.get("by", ""))
    if by is None:
        raise WrongInput(_("Please use the buttons plus and minus."))
    services.update_free_places(actor=request.user, programme=programme, by=by)
    return _back(request, public_id)


@require_POST
def end(request, public_id):
    programme = kept_programme(request.user, public_id)
    services.end_programme(actor=request.user, programme=programme)
    messages.success(request, _("The programme has ended and no longer stands in the public register."))
    return redirect("network:mine")


def kept_programme(user, public_id):
    """The programme if this person keeps it; 404 if it is not visible, 403 if it is somebody else's."""
    programme = find_programme(user, public_id)
    if not rules.can_edit_programme(user, programme):
        raise NotAllowed(_("Only its contact persons and the coordination can change this programme."))
    return programme


def _back(request, public_id):
    return redirect("network:mine") if request.POST.get("back") == "mine" else redirect("network:programme", public_id)


def _initial(programme):
    return {
        **{column: getattr(programme, column) for column in _PLAIN},
        "name": programme.name,
        "phases": list(programme.phases.values_list("slug", flat=True)),
        "areas": list(programme.areas.order_by("pk").values_list("public_id", flat=True)),
        "languages": list(programme.languages.order_by("pk").values_list("code", flat=True)),
        "target_groups": list(programme.target_groups.order_by("pk").values_list("group", flat=True)),
    }
