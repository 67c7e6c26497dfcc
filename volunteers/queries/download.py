"""The list of helpers as a sheet: what the page shows, and for one's own people how to reach them."""

from collections.abc import Iterator

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from common.sheets import Table
from common.templatetags.page import language_name
from common.week import Slot, describe
from volunteers import rules
from volunteers.models import Engagement, FreeTime
from volunteers.queries.helpers import HelperFilters, helper_rows, missing_words


def helper_sheet(user, filters: HelperFilters, order: str) -> tuple[Table, list[Engagement]]:
    """The sheet of everybody the filters find, and the engagements in it (their looks are written by the page)."""
    times = Prefetch("volunteer__free_times", FreeTime.objects.order_by("weekday", "starts"))
    rows = list(helper_rows(user, filters, order).prefetch_related(times))
    columns = [
        _("Name"), _("As what"), _("Programme"), _("Organisation"), _("Status"), _("Still missing"), _("Languages"),
        _("Free time"), _("Lives in"), _("Gets about"), _("Helps since"), _("Phone"), _("E-mail"),
    ]  # fmt: skip
    return Table(_("Helpers"), columns, _cells(user, rows)), rows


def _cells(user, rows: list[Engagement]) -> Iterator[tuple]:
    for row in rows:
        person, keeps = row.volunteer, rules.can_keep(user, row)
        yield (
            person.user.name,
            row.get_kind_display(),
            row.programme,
            row.organisation,
            row.get_status_display(),
            ", ".join(missing_words(row)),
            ", ".join(sorted(language_name(one.code) for one in person.languages.all())),
            _week(person),
            person.area,
            person.get_mobility_display(),
            row.started_on,
            row.contact_phone.as_national if keeps and row.contact_phone else "",
            row.contact_email if keeps else "",
        )


def _week(person) -> str:
    slots = [Slot(row.weekday, row.starts, row.ends) for row in person.free_times.all()]
    if slots:
        return describe(slots)
    return _("no time at the moment") if person.free_time_known else _("ask first")
