"""The desk's lists as tables to download."""

from django.utils.translation import gettext as _

from common import clock
from common.sheets import Table
from mentees.queries.board import BoardFilters, needs_matching
from mentees.queries.desk import DeskFilters, Row, people_matching, rows

MOST = 5000


def people(user, filters: DeskFilters) -> list[Row]:
    """The people of the list, at most `MOST`."""
    return rows(people_matching(user, filters)[:MOST])


def people_sheet(found: list[Row]) -> Table:
    """One line per person: what is needed to call and to look for somebody."""
    head = [_("Name"), _("Days"), _("State"), _("Needs"), _("Where"), _("Languages"), _("Phone"), _("under 18")]
    return Table(
        _("Requests and people"),
        head,
        (
            (
                row.mentee.user.name,
                row.days,
                row.mentee.get_status_display(),
                "; ".join(f"{need.phase.name}: {need.get_topic_display()}" for need in row.needs),
                row.mentee.area.name if row.mentee.area else "",
                row.spoken,
                row.mentee.contact_phone.as_national if row.mentee.contact_phone else "",
                row.is_minor,
            )
            for row in found
        ),
    )


def needs_sheet(user, filters: BoardFilters) -> Table:
    """One line per need, without anybody's name."""
    head = [
        _("Phase"),
        _("Topic"),
        _("Field of work"),
        _("People"),
        _("Where"),
        _("Urgency"),
        _("Reported by"),
        _("Since"),
    ]
    return Table(
        _("Needs"),
        head,
        (
            (
                need.phase.name,
                need.get_topic_display(),
                need.get_field_display(),
                need.people,
                need.area.name if need.area else "",
                need.get_urgency_display(),
                f"{need.get_side_display()}: {need.organisation.name}",
                clock.day_of(need.raised_at),
            )
            for need in needs_matching(user, filters)
        ),
    )
