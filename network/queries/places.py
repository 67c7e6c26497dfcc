"""Offers and partners, as lists for people."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Prefetch
from django.urls import reverse

from network.enums import OfferKind, OrganisationKind
from network.models import ContactPerson, Offer, Organisation
from network.queries.catalogue import Catalogue, catalogue
from network.queries.filters import Filters


@dataclass(frozen=True, slots=True)
class OfferFilters:
    """What a reader of the offers asked for."""

    kind: str = ""
    area: str = ""

    @classmethod
    def read(cls, query) -> "OfferFilters":
        kind = query.get("kind", "")
        return cls(kind=kind if kind in OfferKind.values else "", area=query.get("area", "")[:22])

    def address(self) -> str:
        told = {name: value for name in self.__slots__ if (value := getattr(self, name))}
        return f"?{urlencode(told)}" if told else ""


def offer_rows(filters: OfferFilters) -> tuple[list[Offer], Catalogue]:
    """Offers with provider and area, by name; an area also finds what lies in it or is for all of its town."""
    known = catalogue()
    offers = Offer.objects.select_related("organisation", "area").order_by("name_key", "pk")
    if filters.kind:
        offers = offers.filter(kind=filters.kind)
    if area := known.area_by_id.get(filters.area):
        offers = offers.filter(area_id__in=sorted(known.serving[area.pk]))
    return list(offers), known


@dataclass(frozen=True, slots=True)
class Partner:
    """An organisation and whom to call there."""

    organisation: Organisation
    contacts: list[ContactPerson]
    programmes: int
    keeps: bool

    @property
    def href(self) -> str:
        """The list of this partner's programmes."""
        return reverse("network:programmes") + Filters(q=self.organisation.name).address()


def partner_rows(user) -> list[tuple[str, list[Partner]]]:
    """All partners by kind, in the order of the kinds, with their contacts and number of published programmes."""
    contacts = Prefetch("contacts", ContactPerson.objects.filter(programme=None).first_first(), to_attr="to_call")
    kept = set(Organisation.objects.editable_by(user).values_list("pk", flat=True)) if user.is_authenticated else ()
    rows: dict[str, list[Partner]] = {kind: [] for kind in OrganisationKind.values}
    partners = Organisation.objects.select_related("area").prefetch_related(contacts, "programmes")
    for organisation in partners.order_by("name_key"):
        published = sum(programme.is_published for programme in organisation.programmes.all())
        rows[organisation.kind].append(Partner(organisation, organisation.to_call, published, organisation.pk in kept))
    labels = dict(OrganisationKind.choices)
    return [(str(labels[kind]), found) for kind, found in rows.items() if found]
