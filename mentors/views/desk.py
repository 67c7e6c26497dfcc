"""The coordinator's desk: everything that needs somebody, on one page; each list can be filtered and downloaded."""

from itertools import islice

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts import audit
from accounts.gates import sees_people
from accounts.models import User
from common.errors import OutOfScope
from common.files import send_private
from common.parts import columns
from common.sheets import WORKBOOK_TYPE, workbook
from mentees.queries.houses import own_programmes
from mentors import passing_rules as rules
from mentors.queries import desk as queries
from mentors.queries.desk.lists import sheet
from mentors.queries.standing_in import deputies
from mentors.records import named_in
from mentors.views.follow_ups import UNDO
from network.queries import catalogue

PER_PAGE = 25
MOST_ROWS = 5_000


@sees_people
@require_safe
def desk(request):
    """The list asked for (`list`), 25 rows a page, beside the number of rows on every other list."""
    listed, filters, known = _asked(request)
    found = queries.counts(request.user)
    pages = Paginator(listed.rows(request.user, filters), PER_PAGE)
    if not filters.narrowed:
        # Counted already.
        pages.count = found[listed.key]
    page = pages.get_page(request.GET.get("page"))
    context = {
        "listed": listed,
        "filters": filters,
        "page": page,
        "lines": queries.named(listed, page.object_list, known),
        "columns": columns(request.GET, [(head, "") for head in (*listed.heads, _("State"))], ""),
        "lists": [(one, found[one.key]) for one in queries.LISTS.values()],
        "programmes": own_programmes(request.user),
        "known": known,
        "deputies": deputies(request.user),
        "undo": len(request.session.get(UNDO, [])),
    }
    return render(request, "mentors/desk.html", context)


@sees_people
@require_safe
def table(request):
    """The list with its filters as a spreadsheet. Every person in it is looked at, and sees that."""
    listed, filters, known = _asked(request)
    rows = list(islice(listed.rows(request.user, filters), MOST_ROWS))
    audit.look(actor=request.user, subject=_people(rows))
    return send_private(workbook(sheet(listed, rows, known)), name=f"{listed.key}.xlsx", content_type=WORKBOOK_TYPE)


def _asked(request):
    if not rules.keeps_house(request.user):
        raise OutOfScope
    known = catalogue()
    wanted = request.GET.get("list", "")
    filters = queries.DeskFilters.read(request.GET, known, list=wanted if wanted in queries.LISTS else queries.FIRST)
    return queries.LISTS[filters.list], filters, known


def _people(rows) -> list[User]:
    """Whoever is named in these rows, each once."""
    found = {user.pk: user for row in rows for user in named_in(row)}
    return list(found.values())
