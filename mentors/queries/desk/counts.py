"""How much stands on each list of the desk: one sentence over all tandems, one over everything else."""

from django.db.models import CharField, Count, QuerySet, Value

from accounts.questions import Question
from mentors.models import Tandem
from mentors.queries.desk.filters import DeskFilters
from mentors.queries.desk.lists import LISTS
from mentors.queries.desk.rows import IN_FLIGHT, TOGETHER
from mentors.queries.signals import LAST_SEEN, needs_a_look

# Three lists of the same rows are counted in one walk over them.
_OF_TANDEMS = ("proposals", "tandems", "signals")


def counts(user) -> dict[str, int]:
    """Rows per list, without any filter. Two queries."""
    of_tandems = next(iter(_TANDEMS.rows(user)), (0, 0, 0))
    return dict.fromkeys(LISTS, 0) | dict(_REST.rows(user)) | dict(zip(_OF_TANDEMS, of_tandems, strict=True))


def _tandems(user) -> QuerySet:
    kept = Tandem.objects.kept_by(user).open().annotate(last_seen_on=LAST_SEEN, all=Value(1))
    found = (
        kept.order_by()
        .values("all")
        .annotate(
            in_flight=Count("pk", filter=IN_FLIGHT),
            together=Count("pk", filter=TOGETHER),
            looked_at=Count("pk", filter=needs_a_look(user)),
        )
    )
    return found.values_list("in_flight", "together", "looked_at")


def _rest(user) -> QuerySet:
    plain = DeskFilters()
    parts = [
        one.rows(user, plain)
        .select_related(None)
        .prefetch_related(None)
        .order_by()
        .annotate(on_list=Value(key, CharField()))
        .values("on_list")
        .annotate(n=Count("pk"))
        .values_list("on_list", "n")
        for key, one in LISTS.items()
        if key not in _OF_TANDEMS
    ]
    return parts[0].union(*parts[1:], all=True)


_TANDEMS, _REST = Question(_tandems), Question(_rest)
