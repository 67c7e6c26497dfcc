"""Who stands in for whom in one's houses, and until when."""

import datetime as dt
from typing import NamedTuple

from django.db.models import Q, QuerySet

from accounts.enums import Kind, Role
from accounts.models import Membership
from accounts.questions import Question
from mentors.querysets import KEEPERS
from network.reach import reach


class Deputy(NamedTuple):
    """Somebody who stands in; `ends_on` is the last day, None without an end."""

    name: str
    ends_on: dt.date | None


def deputies(user) -> list[Deputy]:
    """Deputies of today in the organisations and programmes this person keeps, the next to end first. One query."""
    rows = _DEPUTIES.rows(user)
    return [Deputy(name, dt.date.fromisoformat(str(ends_on)) if ends_on else None) for name, ends_on in rows]


def _deputies(user) -> QuerySet:
    held = reach(user, KEEPERS)
    spot = Q(group__rolegroup__kind=Kind.ORGANISATION, group__rolegroup__container_id__in=held.organisations)
    spot |= Q(group__rolegroup__kind=Kind.PROGRAMME, group__rolegroup__container_id__in=held.programmes)
    rows = Membership.objects.active().filter(spot, group__rolegroup__role=Role.DEPUTY)
    return rows.order_by("ends_on", "pk").values_list("user__name", "ends_on")


_DEPUTIES = Question(_deputies)
