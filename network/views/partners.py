"""Partners and their contacts as a whole, fundings and offers: the smaller forms of the register."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.gates import sees_people
from common.errors import NotAllowed, OutOfScope
from network import rules, services
from network.forms import FundingForm, OfferForm, OrganisationForm
from network.models import Area, Funding, Offer, Organisation
from network.views.attempts import attempt
from network.views.contacts import contacts_page
from network.views.keeping import kept_programme


@require_http_methods(["GET", "HEAD", "POST"])
def organisation_new(request):
    if not rules.can_add_partners(request.user):
        raise OutOfScope
    form = OrganisationForm(request.POST or None, areas=Area.objects.editable_by(request.user))
    if request.method == "POST" and form.is_valid():
        made = attempt(form, services.create_organisation, actor=request.user, **form.cleaned_data)
        if made:
            messages.success(request, _("The partner is entered. Now say who to call."))
            return redirect("network:organisation_contacts", made.public_id)
    return render(request, "network/organisation_form.html", {"form": form, "organisation": None})


@require_http_methods(["GET", "HEAD", "POST"])
def organisation_edit(request, public_id):
    found = _kept_organisation(request.user, public_id)
    initial = {"name": found.name, "kind": found.kind, "area": found.area.public_id, "website": found.website}
    areas = Area.objects.editable_by(request.user) | Area.objects.filter(pk=found.area_id)
    form = OrganisationForm(request.POST or None, initial=initial, areas=areas)
    if request.method == "POST" and form.is_valid():
        arguments = {"actor": request.user, "organisation": found, **form.cleaned_data}
        if attempt(form, services.change_organisation, **arguments):
            messages.success(request, _("Saved."))
            return redirect("network:partners")
    return render(request, "network/organisation_form.html", {"form": form, "organisation": found})


@sees_people
@require_http_methods(["GET", "HEAD", "POST"])
def organisation_contacts(request, public_id):
    """Contacts of a partner as a whole."""
    found = _kept_organisation(request.user, public_id)
    rows = found.contacts.filter(programme=None).first_first()
    return contacts_page(request, rows, back=redirect("network:organisation_contacts", public_id), organisation=found)


@require_http_methods(["GET", "HEAD", "POST"])
def fundings(request, public_id):
    """Who pays a programme: the list, one more, one less (`remove=<public id>`)."""
    programme = kept_programme(request.user, public_id)
    if request.POST.get("remove"):
        funding = Funding.objects.filter(programme=programme, public_id=request.POST["remove"]).order_by("pk").first()
        if funding is None:
            raise OutOfScope
        services.remove_funding(actor=request.user, funding=funding)
        return redirect("network:fundings", public_id)
    form = FundingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        arguments = {"actor": request.user, "programme": programme, **form.cleaned_data}
        if attempt(form, services.add_funding, **arguments):
            messages.success(request, _("Saved."))
            return redirect("network:fundings", public_id)
    rows = list(programme.fundings.order_by("ends_on", "pk"))
    return render(request, "network/fundings.html", {"programme": programme, "fundings": rows, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def offer_new(request):
    if not rules.can_add_offers(request.user):
        raise OutOfScope
    form = OfferForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = attempt(form, services.create_offer, actor=request.user, **form.cleaned_data)
        except NotAllowed as refusal:
            form.add_error("area", refusal.message)
            made = None
        if made:
            messages.success(request, _("Saved."))
            return redirect("network:offers")
    return render(request, "network/offer_form.html", {"form": form, "offer": None})


@require_http_methods(["GET", "HEAD", "POST"])
def offer_edit(request, public_id):
    """Change an offer, or take it out (`remove=1`)."""
    kept = Offer.objects.editable_by(request.user).select_related("area", "organisation")
    found = kept.filter(public_id=public_id).order_by("pk").first()
    if found is None:
        raise OutOfScope
    if request.POST.get("remove") == "1":
        services.remove_offer(actor=request.user, offer=found)
        messages.success(request, _("The offer is taken out."))
        return redirect("network:offers")
    form = OfferForm(request.POST or None, initial=_offer_initial(found))
    if request.method == "POST" and form.is_valid():
        arguments = {"actor": request.user, "offer": found, **form.cleaned_data}
        if attempt(form, services.change_offer, **arguments):
            messages.success(request, _("Saved."))
            return redirect("network:offers")
    return render(request, "network/offer_form.html", {"form": form, "offer": found})


def _kept_organisation(user, public_id) -> Organisation:
    kept = Organisation.objects.editable_by(user).filter(public_id=public_id)
    found = kept.select_related("area").first()
    if found is None:
        raise OutOfScope
    return found


def _offer_initial(offer) -> dict[str, str]:
    return {
        "name": offer.name,
        "kind": offer.kind,
        "area": offer.area.public_id,
        "organisation": offer.organisation.public_id if offer.organisation else "",
        "provider_name": offer.provider_name,
        "audience": offer.audience,
        "note": offer.note,
    }
