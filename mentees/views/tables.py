"""The desk's lists as spreadsheets."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from accounts import audit
from common.files import send_private
from common.sheets import WORKBOOK_TYPE, Table, workbook
from mentees.queries import tables
from mentees.queries.board import BoardFilters
from mentees.queries.desk import DeskFilters
from mentees.views.people import for_keepers


@for_keepers
@require_safe
def people_table(request):
    """The list of people as it is filtered. It names them, so each is looked at."""
    found = tables.people(request.user, DeskFilters.read(request.GET))
    audit.look_all(actor=request.user, subjects=[row.mentee.user for row in found])
    return _download(tables.people_sheet(found), "people.xlsx")


@for_keepers
@require_safe
def needs_table(request):
    """The needs as they are filtered; they name nobody."""
    return _download(tables.needs_sheet(request.user, BoardFilters.read(request.GET)), "needs.xlsx")


def _download(table: Table, name: str) -> HttpResponse:
    return send_private(workbook(table), name=name, content_type=WORKBOOK_TYPE)
