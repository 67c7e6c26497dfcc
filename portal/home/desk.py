"""What is next for those who work at a desk: figures that lead somewhere, and what needs them."""

from django.db.models import Count, Q, Sum

from accounts.enums import Role
from common import clock
from mentors.queries.desk import LISTS, counts
from network.freshness import due_on, stale_on
from network.models import Area, Invitation, Offer, Phase, Programme
from network.reach import reach
from notifications.enums import Status
from notifications.models import Delivery

SHOWN = 8


def coordinator(user) -> dict:
    """Figures of the area, entries that wait for confirmation, open invitations, messages that did not arrive."""
    today = clock.today()
    mine = Programme.objects.editable_by(user)
    figures = mine.aggregate(
        programmes=Count("pk", filter=Q(is_published=True)),
        places=Sum("places_free", filter=Q(is_published=True), default=0),
        unconfirmed=Count("pk", filter=stale_on(today)),
    )
    return {
        "figures": figures,
        "gaps": _gaps(),
        "waiting": mine.filter(due_on(today)).select_related("organisation").order_by("confirmed_on", "pk")[:SHOWN],
        "invitations": Invitation.objects.visible_to(user).open().count(),
        "desk": on_desk(user),
        "undelivered": Delivery.objects.filter(status="failed").count(),
    }


def keeper(user) -> dict:
    """One's own entries, the ones to confirm first."""
    today = clock.today()
    mine = Programme.objects.editable_by(user).select_related("organisation")
    return {
        "due": mine.filter(due_on(today)).order_by("confirmed_on", "pk")[:SHOWN],
        "fresh": mine.exclude(due_on(today)).order_by("name_key", "pk")[:SHOWN],
        "desk": on_desk(user),
    }


def on_desk(user) -> list[tuple]:
    """The lists of the desk with something on them, and how much."""
    found = counts(user)
    return [(one, found[one.key]) for one in LISTS.values() if found[one.key]]


def quarter(user) -> dict:
    """Offers and programmes of one's own quarters, and what is missing there."""
    held = reach(user, (Role.QUARTER_MANAGER,))
    areas = Area.objects.filter(held.over(path="path")).order_by("path")
    return {
        "areas": areas,
        "offers": Offer.objects.filter(held.over(path="area__path")).order_by("name_key")[:SHOWN],
        "programmes": Programme.objects.filter(held.over(path="areas__path"), is_published=True)
        .select_related("organisation")
        .distinct()
        .order_by("name_key")[:SHOWN],
    }


def steering(user) -> dict:
    """The whole in numbers: no person, no provider's inside."""
    published = Programme.objects.filter(is_published=True)
    return {
        "figures": published.aggregate(
            programmes=Count("pk"),
            places=Sum("places_free", default=0),
            total=Sum("places_total", default=0),
            unconfirmed=Count("pk", filter=stale_on(clock.today())),
        ),
        "gaps": _gaps(),
        "phases": Phase.objects.filter(in_chain=True).annotate(
            offered=Count("programmes", filter=Q(programmes__is_published=True)),
            free=Sum("programmes__places_free", filter=Q(programmes__is_published=True), default=0),
        ),
    }


def administrator(user) -> dict:
    """How the machine is doing: deliveries by status, no content."""
    counted = Delivery.objects.values_list("status").annotate(count=Count("pk")).order_by("status")
    return {"deliveries": [{"label": Status(status).label, "count": count} for status, count in counted]}


def _gaps() -> int:
    """Links of the chain without a single free place anywhere."""
    free = Programme.objects.filter(is_published=True, places_free__gt=0)
    return Phase.objects.filter(in_chain=True).exclude(programmes__in=free).count()
