"""Who stands in for whom in one's houses, and until when."""

from django.db.models import Q, QuerySet

from accounts.enums import Kind, Role
from accounts.models import Membership
from mentors.querysets import KEEPERS
from network.reach import reach


def deputies(user) -> QuerySet:
    """Deputies of today in the organisations and programmes this person keeps, the next to end first. One query.

    Rows of `user__name` and `ends_on`, the last day or None.
    """
    held = reach(user, KEEPERS)
    spot = Q(group__rolegroup__kind=Kind.ORGANISATION, group__rolegroup__container_id__in=held.organisations)
    spot |= Q(group__rolegroup__kind=Kind.PROGRAMME, group__rolegroup__container_id__in=held.programmes)
    rows = Membership.objects.active().filter(spot, group__rolegroup__role=Role.DEPUTY)
    return rows.order_by("ends_on", "pk").values("user__name", "ends_on")
