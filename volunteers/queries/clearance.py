"""Certificates: whose are valid, which tasks are open, which run out."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import Exists, OuterRef, QuerySet

from accounts.enums import Kind, Role
from accounts.models import Membership, User
from volunteers.enums import EngagementKind
from volunteers.models import ClearanceCheck, ClearanceTask, Engagement
from volunteers.querysets import EngagementQuerySet
from volunteers.terms import CLEARANCE_KEPT_MONTHS, months_later


def valid_for(volunteer_ids: Iterable[int], organisation, activity: EngagementKind, today: dt.date) -> set[int]:
    """Of these volunteers, those with a certificate valid on this day for this organisation and activity; one query."""
    checks = ClearanceCheck.objects.valid(today).filter(organisation=organisation, activity=activity)
    return set(checks.filter(volunteer_id__within=set(volunteer_ids)).values_list("volunteer_id", flat=True))


def open_tasks(user) -> QuerySet:
    """Whose certificate this checker still has to see, the longest waiting first."""
    tasks = ClearanceTask.objects.visible_to(user).open()
    related = ("engagement__volunteer__user", "engagement__organisation", "engagement__programme")
    return tasks.select_related(*related).order_by("created_at", "pk")


def newest_checks(checks: QuerySet) -> QuerySet:
    """Of each person, organisation and activity the check that is valid longest."""
    longer = ClearanceCheck.objects.filter(
        volunteer=OuterRef("volunteer"), organisation=OuterRef("organisation"), activity=OuterRef("activity")
    )
    return checks.exclude(Exists(longer.filter(valid_until__gt=OuterRef("valid_until"))))


def in_use(checks: QuerySet) -> QuerySet:
    """Checks of people who still do there what they were checked for."""
    return checks.filter(Exists(_same_work().open()))


def running_out(checks: QuerySet, today: dt.date, days: int) -> QuerySet:
    """The newest checks in use that run out within so many days or have run out, the soonest first."""
    soon = newest_checks(in_use(checks)).filter(valid_until__lte=today + dt.timedelta(days=days))
    return soon.select_related("volunteer__user", "organisation").order_by("valid_until", "pk")


def without_work(checks: QuerySet, edge: dt.date) -> QuerySet:
    """Checks whose work never came about, or ended on or before `edge` (§72a (5) SGB VIII)."""
    work = _same_work()
    recent = work.filter(started_on__isnull=False, ended_on__gt=edge)
    return checks.exclude(Exists(work.open())).exclude(Exists(recent))


def unused(today: dt.date) -> QuerySet:
    """Checks that are to be deleted: no work came of them, or it ended three months ago."""
    return without_work(ClearanceCheck.objects.order_by("pk"), months_later(today, -CLEARANCE_KEPT_MONTHS))


def checkers_of(organisation_ids: Iterable[int]) -> dict[int, list[User]]:
    """{organisation: its checkers}, in one query."""
    rows = Membership.objects.active().filter(
        group__rolegroup__role=Role.CHECKER,
        group__rolegroup__kind=Kind.ORGANISATION,
        group__rolegroup__container_id__within=set(organisation_ids),
        user__is_active=True,
    )
    found: dict[int, list[User]] = {}
    for row in rows.select_related("user", "group__rolegroup").order_by("user__name_key", "pk"):
        found.setdefault(row.group.rolegroup.container_id, []).append(row.user)
    return found


def _same_work() -> EngagementQuerySet:
    return Engagement.objects.filter(
        volunteer=OuterRef("volunteer"), organisation=OuterRef("organisation"), kind=OuterRef("activity")
    )
