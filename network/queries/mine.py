"""The entries somebody keeps, those that need a word first."""

from django.db.models import Case, IntegerField, Q, Value, When

from common import clock
from network.freshness import due_on, stale_on
from network.models import Programme
from network.queries.catalogue import catalogue
from network.queries.filters import Filters
from network.queries.programmes import Listing, as_tuples, in_words
from network.querysets import ProgrammeQuerySet

PAGE = 100


def mine_rows(user, filters: Filters) -> Listing:
    """A page of a hundred of the programmes this person keeps: stale, asked, fresh, ended; 2 queries."""
    known, today = catalogue(), clock.today()
    filters = Filters(page=filters.page, size=PAGE)
    urgency = Case(
        When(ended_on__isnull=False, then=Value(3)),
        When(stale_on(today), then=Value(0)),
        When(due_on(today), then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    kept = ProgrammeQuerySet(Programme).editable_by(user)
    start = (filters.page - 1) * PAGE
    found = list(as_tuples(kept, kept.order_by(urgency, "name_key", "pk"))[start : start + PAGE])
    return Listing(
        rows=in_words(found, known), total=found[0][-1] if found else 0, filters=filters, catalogue=known,
        address="network:mine",
    )  # fmt: skip


def waiting_for(user) -> int:
    """How many of this person's published entries wait for a word (for the home page)."""
    kept = Programme.objects.editable_by(user).filter(Q(ended_on=None), is_published=True)
    return kept.filter(due_on(clock.today())).count()
