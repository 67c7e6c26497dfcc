"""What is next for those who come by phone: whom to call, where to go."""

from django.db.models import Prefetch, Sum

from accounts.enums import Kind, Role
from accounts.scope import scope
from network.models import ContactPerson, Offer, Organisation, Programme
from network.queries.details import contacts_of

SHOWN = 6


def helper(user) -> dict:
    """For volunteers, referrers and partners: one's organisations with a named contact."""
    held = scope(user)
    ids = {pk for kind, _role, pk in held.grants if kind == Kind.ORGANISATION}
    programmes = {pk for kind, _role, pk in held.grants if kind == Kind.PROGRAMME}
    named = Prefetch("contacts", ContactPerson.objects.filter(programme=None).first_first(), to_attr="named")
    own = Programme.objects.filter(pk__in=programmes).select_related("organisation")
    return {
        "programmes": [(one, contacts_of(one)) for one in own.order_by("name_key", "pk")[:SHOWN]],
        "organisations": Organisation.objects.filter(pk__in=ids).prefetch_related(named).order_by("name_key"),
        "roles": [Role(role).label for role in sorted(held.roles)],
        "free": Programme.objects.filter(is_published=True, places_free__gt=0).count(),
    }


def mentee(user) -> dict:
    """For people who look for somebody at their side: big tiles, and who to call."""
    centre = Organisation.objects.filter(kind="integration_centre").order_by("pk").first()
    return {
        "centre": centre,
        "contact": ContactPerson.objects.filter(organisation=centre, programme=None).first_first().first()
        if centre
        else None,
        "offers": Offer.objects.count(),
    }


def welcome() -> dict:
    """For everybody who is not signed in: what there is, in three numbers."""
    published = Programme.objects.filter(is_published=True)
    return {
        "programmes": published.count(),
        "free": published.aggregate(free=Sum("places_free", default=0))["free"],
        "offers": Offer.objects.count(),
    }
