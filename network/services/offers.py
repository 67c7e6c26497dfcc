"""Offers a resident can go to."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts import audit
from common.errors import NotAllowed, WrongInput
from common.names import fold, printable
from network import rules
from network.enums import OfferKind
from network.models import Area, Offer, Organisation


@transaction.atomic
def create_offer(
    *,
    actor,
    name: str,
    kind: str,
    area: Area,
    organisation: Organisation | None = None,
    provider_name: str = "",
    audience: str = "",
    note: str = "",
    is_demo: bool = False,
) -> Offer:
    """A new offer; `provider_name` only when the provider is no partner. Raises WrongInput, NotAllowed."""
    if not rules.can_add_offer(actor, area, organisation):
        raise NotAllowed(_("You may only add offers of your own organisation or area."))
    offer = Offer(area=area, is_demo=is_demo)
    _fill(offer, name, kind, area, organisation, provider_name, audience, note)
    offer.save()
    audit.record("offer.created", actor=actor, subject=offer, organisation_id=offer.organisation_id)
    return offer


@transaction.atomic
def change_offer(
    *,
    actor,
    offer: Offer,
    name: str,
    kind: str,
    area: Area,
    organisation: Organisation | None = None,
    provider_name: str = "",
    audience: str = "",
    note: str = "",
) -> Offer:
    """Change an offer, within what the actor keeps before and after. Raises WrongInput, NotAllowed."""
    if not (rules.can_edit_offer(actor, offer) and rules.can_add_offer(actor, area, organisation)):
        raise NotAllowed(_("You may only change offers of your own organisation or area."))
    _fill(offer, name, kind, area, organisation, provider_name, audience, note)
    offer.save()
    audit.record("offer.changed", actor=actor, subject=offer, organisation_id=offer.organisation_id)
    return offer


@transaction.atomic
def remove_offer(*, actor, offer: Offer) -> None:
    """Take an offer out of the list. Raises NotAllowed."""
    if not rules.can_edit_offer(actor, offer):
        raise NotAllowed(_("You may only change offers of your own organisation or area."))
    audit.record("offer.removed", actor=actor, subject=offer, organisation_id=offer.organisation_id)
    offer.delete()


def _fill(offer, name, kind, area, organisation, provider_name, audience, note) -> None:
    offer.name, offer.kind, offer.area, offer.organisation = " ".join(name.split()), kind, area, organisation
    offer.provider_name = "" if organisation else printable(provider_name)
    offer.audience, offer.note = printable(audience), printable(note)
    if not fold(offer.name):
        raise WrongInput(_("Please enter a name."), field="name")
    if kind not in OfferKind.values:
        raise WrongInput(_("Please choose a kind from the list."), field="kind")
    if Offer.objects.filter(name_key=fold(offer.name), area=area).exclude(pk=offer.pk).exists():
        raise WrongInput(_("There is an offer with this name here already."), field="name")
