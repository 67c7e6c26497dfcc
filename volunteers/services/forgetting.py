"""Certificates go when they are no longer needed (§72a (5) SGB VIII)."""

from django.db import transaction
from django.db.models import QuerySet, RestrictedError

from accounts.models import User
from common import clock
from volunteers.models import ClearanceCheck, Volunteer
from volunteers.queries.clearance import without_work
from volunteers.terms import CLEARANCE_KEPT_MONTHS, months_later


def forget_unused(*, actor: User | None, volunteer: Volunteer | None = None) -> int:
    """Delete every check (of one person) whose work never came about, or ended three months ago. Returns how many.

    A check that still stands in a young person's helper circle stays until that row goes.
    """
    edge = months_later(clock.today(), -CLEARANCE_KEPT_MONTHS)
    unused = without_work(ClearanceCheck.objects.order_by("pk"), edge)
    if volunteer:
        unused = unused.filter(volunteer=volunteer)
    return sum(_forget(unused.filter(pk=pk)) for pk in unused.values_list("pk", flat=True))


def _forget(checks: QuerySet) -> int:
    try:
        with transaction.atomic():
            return checks.delete()[0]
    except RestrictedError:
        return 0
