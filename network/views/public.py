"""What everybody may read: the chain, the list, a programme, offers, partners."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe
from django.views.decorators.vary import vary_on_headers

from common.errors import OutOfScope
from network import rules, services
from network.links import asked_by_link
from network.models import Offer, Programme
from network.queries import Filters, chain, programme_rows
from network.queries.details import details
from network.queries.places import OfferFilters, offer_rows, partner_rows
from network.views.options import filter_options, offer_options


@login_not_required
@require_safe
def chain_page(request):
    return render(request, "network/chain.html", {"chain": chain(), "can_add": rules.can_add_programmes(request.user)})


@login_not_required
@require_safe
@vary_on_headers("HX-Request")
def programmes(request):
    """The list; htmx gets the same part of the page that the full page shows."""
    filters = Filters.read(request.GET)
    listing = programme_rows(request.user, filters)
    context = {"listing": listing, "filters": filters}
    if request.htmx and not request.htmx.history_restore_request:
        return render(request, "network/_programmes.html", context)
    return render(
        request, "network/programmes.html", {**context, "options": filter_options(listing.catalogue, filters)}
    )


@login_not_required
@require_safe
def programme(request, public_id):
    found = find_programme(request.user, public_id)
    return render(request, "network/programme.html", {"details": details(found), "keeps": _keeps(request, found)})


@login_not_required
@require_safe
def helping(request, public_id=None):
    """ "I want to help": the form comes later, so this page says whom to call."""
    return _whom_to_call(request, public_id, "network/helping.html")


@login_not_required
@require_safe
def offers(request):
    filters = OfferFilters.read(request.GET)
    rows, known = offer_rows(filters)
    kept = set(Offer.objects.editable_by(request.user).values_list("pk", flat=True))
    context = {"rows": rows, "filters": filters, "options": offer_options(known, filters), "kept": kept}
    context["can_add"] = rules.can_add_offers(request.user)
    return render(request, "network/offers.html", context)


@login_not_required
@require_safe
def partners(request):
    return render(
        request,
        "network/partners.html",
        {"kinds": partner_rows(request.user), "can_add": rules.can_add_partners(request.user)},
    )


def find_programme(user, public_id) -> Programme:
    """The programme if this reader may see it, else OutOfScope."""
    found = Programme.objects.visible_to(user).filter(public_id=public_id)
    programme = found.select_related("organisation__area").order_by("pk").first()
    if programme is None:
        raise OutOfScope
    return programme


def _keeps(request, programme) -> bool:
    return request.user.is_authenticated and rules.can_edit_programme(request.user, programme)


def _whom_to_call(request, public_id, template):
    found = find_programme(request.user, public_id) if public_id else None
    return render(request, template, {"details": details(found) if found else None})


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_by_link(request, token):
    """The mail's link for contacts without an account: look, then one click."""
    if request.method == "POST":
        confirmed = services.confirm_by_link(token=token)
        return render(request, "network/confirm_by_link.html", {"details": details(confirmed), "confirmed": True})
    asked = asked_by_link(token)
    return render(request, "network/confirm_by_link.html", {"details": details(asked), "confirmed": False})
