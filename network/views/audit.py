"""Who did what: the trail as sentences."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.audit import sentences
from network.queries import trail as queries
from network.views.people import for_givers

PER_PAGE = 50


@for_givers
@require_safe
def trail(request):
    """The newest acts first, in the reader's houses."""
    filters = queries.TrailFilters.read(request.GET)
    page = Paginator(queries.trail_of(request.user, filters), PER_PAGE).get_page(request.GET.get("page"))
    kept = {name: value for name in filters.__slots__ if (value := getattr(filters, name))}
    context = {
        "page": page,
        "rows": sentences(page.object_list),
        "filters": filters,
        "person": queries.person_named(request.user, filters.person),
        "acts": queries.ACTS.items(),
        "query": f"{urlencode(kept)}&" if kept else "",
    }
    return render(request, "network/audit.html", context)
