"""Waiting for authorities, in numbers for the round table."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.gates import sees_people
from common import clock, sheets
from common.errors import OutOfScope
from mentees import rules
from mentees.queries.waits import Waiting, waiting_times


@sees_people
@require_safe
def waiting(request):
    """All numbers for the centre; `?public` what may be said at the round table."""
    public = "public" in request.GET
    rows = _rows(request, public=public)
    return render(request, "mentees/waiting.html", {"rows": rows, "public": public, "today": clock.today()})


@sees_people
@require_safe
def waiting_table(request):
    """The public numbers as XLSX."""
    rows = _rows(request, public=True)
    columns = [
        _("Authority"),
        _("waiting now"),
        _("waiting so far, days (median)"),
        _("answers within 12 months"),
        _("days until the answer (median)"),
        _("days until the answer (90 of 100 were faster)"),
    ]
    table = sheets.Table(_("Waiting for authorities"), columns, [_cells(row) for row in rows])
    response = HttpResponse(sheets.workbook(table), content_type=sheets.WORKBOOK_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{_("waiting")}-{clock.today():%Y-%m-%d}.xlsx"'
    response["Cache-Control"] = "private, no-store"
    return response


def _rows(request, *, public: bool) -> list[Waiting]:
    if not rules.speaks_at_round_table(request.user):
        raise OutOfScope
    return waiting_times(request.user, public=public)


def _cells(row: Waiting) -> list:
    few = _("fewer than can be said")
    return [
        row.kind.label,
        *(few if cell is None else cell for cell in (row.now, row.so_far, row.answered, row.middle, row.long)),
    ]
