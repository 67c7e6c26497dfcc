"""What a page costs when nothing is made beautiful: the same middleware, the same list query, a plain string join."""

from html import escape

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from mentors.queries.desk import LISTS, DeskFilters
from network.queries import Filters, catalogue, programmes_matching


@login_not_required
@require_safe
def register(request):
    """The rows of the register list as they come from the database, with links; no words, dates or templates."""
    filters = Filters.read(request.GET)
    start = (filters.page - 1) * filters.size
    found = programmes_matching(request.user, filters, catalogue())[start : start + filters.size]
    rows = [
        f'<tr><td><a href="/programmes/{public_id}">{escape(name)}</a></td>'
        f"<td>{'</td><td>'.join(escape(str(value)) for value in rest)}</td></tr>"
        for public_id, name, *rest in found
    ]
    return HttpResponse(f"<!doctype html><title>floor</title><table>{''.join(rows)}</table>")


@require_safe
def desk(request):
    """The first 25 people who wait, as they come from the database, with links; no counts, words or templates."""
    found = LISTS["waiting"].rows(request.user, DeskFilters())[:25]
    rows = [
        f'<tr><td><a href="/requests/{row.public_id}">{escape(row.user.name)}</a></td>'
        f"<td>{escape(str(row.area))}</td><td>{row.requested_at}</td><td>{row.contact_phone}</td></tr>"
        for row in found
    ]
    return HttpResponse(f"<!doctype html><title>floor</title><table>{''.join(rows)}</table>")
