"""Early warnings for those who answer them and those who gave them."""

from dataclasses import dataclass

from django.db.models import F, QuerySet

from mentees.models import EarlyWarning, Mentee, Need

SHOWN = 100


@dataclass(frozen=True, slots=True)
class ShownWarning:
    """A warning, and whether this reader answers it."""

    warning: EarlyWarning
    keeps: bool


def shown_warnings(user) -> list[ShownWarning]:
    """Warnings this reader sees, open ones first, the oldest on top. Two queries."""
    rows = (
        EarlyWarning.objects.visible_to(user)
        .select_related("mentee__user", "raised_by", "need")
        .order_by(F("closed_at").desc(nulls_first=True), "raised_at", "pk")
    )
    kept = set(Mentee.objects.kept_by(user).filter(warnings__in=rows).values_list("pk", flat=True))
    return [ShownWarning(row, row.mentee_id in kept) for row in rows[:SHOWN]]


def reported_people(user) -> QuerySet[Mentee]:
    """People whose need this reader reported: about them she may give a warning."""
    reported = Need.objects.reported_by(user).exclude(mentee=None).values("mentee")
    return Mentee.objects.filter(pk__in=reported).open().select_related("user").order_by("user__name_key", "pk")
