"""How much stands on each list of the desk, in one sentence of SQL."""

from django.db.models import CharField, Count, Value

from mentors.queries.desk.filters import DeskFilters
from mentors.queries.desk.lists import LISTS


def counts(user) -> dict[str, int]:
    """Rows per list, without any filter."""
    plain = DeskFilters()
    parts = [
        one.rows(user, plain)
        .select_related(None)
        .prefetch_related(None)
        .order_by()
        .annotate(on_list=Value(one.key, CharField()))
        .values("on_list")
        .annotate(n=Count("pk"))
        .values_list("on_list", "n")
        for one in LISTS.values()
    ]
    return dict.fromkeys(LISTS, 0) | dict(parts[0].union(*parts[1:], all=True))
