"""Early warnings for those who answer them and those who gave them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils.translation import gettext as _
from phonenumber_field.phonenumber import PhoneNumber

from common import clock
from common.sheets import Table
from mentees.models import EarlyWarning, Mentee, Need
from network.queries import Narrowing


@dataclass(frozen=True, slots=True)
class ShownWarning:
    """A warning, and whether this reader answers it."""

    warning: EarlyWarning
    keeps: bool

    @property
    def state(self) -> str:
        if self.warning.need_id:
            return _("support is open")
        return _("closed") if self.warning.closed_at else _("open")

    @property
    def phone(self) -> PhoneNumber | None:
        """Hers, for whoever keeps her."""
        return (self.warning.mentee.contact_phone or None) if self.keeps else None


def warnings_matching(user, filters: Narrowing) -> QuerySet[EarlyWarning]:
    """Warnings this reader sees, open ones first, the oldest on top.

    Place, phase and programme are asked of people she keeps only: a filter tells nothing about anybody else.
    """
    rows = EarlyWarning.objects.visible_to(user)
    if filters.narrowed:
        kept = filters.on(Mentee.objects.kept_by(user), area="area")
        if filters.phase or filters.programme:
            needs = Need.objects.filter(mentee=OuterRef("pk"))
            kept = kept.filter(Exists(filters.on(needs, programme="programme", phase="phase")))
        rows = rows.filter(mentee__in=kept.values("pk"))
    rows = rows.select_related("mentee__user", "raised_by", "need")
    return rows.order_by(F("closed_at").desc(nulls_first=True), "raised_at", "pk")


def shown(user, warnings: Iterable[EarlyWarning]) -> list[ShownWarning]:
    """A page of warnings. One query."""
    warnings = list(warnings)
    people = Mentee.objects.kept_by(user).filter(pk__in={row.mentee_id for row in warnings})
    kept = set(people.values_list("pk", flat=True))
    return [ShownWarning(row, row.mentee_id in kept) for row in warnings]


def sheet(found: Iterable[ShownWarning]) -> Table:
    """The list to download, with the number to call where this reader keeps the person."""
    heads = [_("Name"), _("What is difficult"), _("Since"), _("Signalled by"), _("State"), _("Phone")]
    lines = (
        [
            row.warning.mentee.user.name,
            row.warning.get_trouble_display(),
            clock.day_of(row.warning.raised_at),
            row.warning.raised_by.name if row.warning.raised_by else "",
            row.state,
            row.phone.as_national if row.phone else "",
        ]
        for row in found
    )
    return Table(_("Early warnings"), heads, lines)


def reported_people(user) -> QuerySet[Mentee]:
    """People whose need this reader reported: about them she may give a warning."""
    reported = Need.objects.reported_by(user).exclude(mentee=None).values("mentee")
    return Mentee.objects.filter(pk__in=reported).open().select_related("user").order_by("user__name_key", "pk")
