"""The register list: two queries (catalogue, rows) and plain strings ready for the template.

Phases, areas, languages, the named contact and the number of all matches come as columns of the one row query;
the translated names come from the catalogue.
"""

import datetime as dt
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from django.db.models import (
    Aggregate,
    CharField,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
)
from django.db.models.functions import Cast, Coalesce
from django.db.models.lookups import GreaterThanOrEqual
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common import clock
from common.names import fold
from common.search import WordSimilarity
from network import languages
from network.enums import Freshness, OpenTo
from network.freshness import freshness
from network.models import ContactPerson, Programme, ProgrammeLanguage
from network.queries.catalogue import Catalogue, catalogue
from network.queries.filters import Filters
from network.querysets import ProgrammeQuerySet

# Two of three trigrams of the typed word: one slip in a word of six letters is forgiven.
ALIKE = 0.55
_ORDER = {
    "name": ("name_key", "pk"),
    "free": ("-places_free", "name_key", "pk"),
    "fresh": (F("confirmed_on").desc(nulls_last=True), "name_key", "pk"),
    "partner": ("organisation__name_key", "name_key", "pk"),
}


class Joined(Aggregate):
    """All values as one text with commas, on both engines."""

    output_field = TextField()

    def as_sqlite(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, function="GROUP_CONCAT", **context)

    def as_postgresql(self, compiler, connection, **context):
        return self.as_sql(
            compiler, connection, function="STRING_AGG", template="%(function)s(%(expressions)s::text, ',')", **context
        )


@dataclass(frozen=True, slots=True)
class Row:
    """One programme of the list, in words."""

    href: str
    name: str
    organisation: str
    phases: str
    areas: str
    languages: str
    marks: str
    places: str
    places_class: str
    contact: str
    fresh: str
    fresh_kind: str
    public_id: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of the list. `total` counts all matches."""

    rows: list[Row]
    total: int
    filters: Filters
    catalogue: Catalogue
    address: str = "network:programmes"

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // self.filters.size))

    @property
    def previous_page(self) -> str:
        return self._page(self.filters.page - 1)

    @property
    def next_page(self) -> str:
        return self._page(self.filters.page + 1)

    @property
    def needs_word(self) -> int:
        """How many rows of this page wait to be confirmed."""
        return sum(row.is_open and row.fresh_kind != Freshness.FRESH for row in self.rows)

    def _page(self, number: int) -> str:
        there = 1 <= number <= self.pages
        return reverse(self.address) + self.filters.address(page=number) if there else ""

    @property
    def first(self) -> int:
        return (self.filters.page - 1) * self.filters.size + 1

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1


def programme_rows(user, filters: Filters) -> Listing:
    """The page of the list this reader asked for (2 queries, plus the reader's scope)."""
    known = catalogue()
    start = (filters.page - 1) * filters.size
    matches = programmes_matching(user, filters, known)
    found = list(matches[start : start + filters.size])
    if start and not found:
        # A page beyond the end (places went, the link stayed): the first one again.
        return programme_rows(user, replace(filters, page=1))
    total = found[0][-1] if found else 0
    return Listing(rows=in_words(found, known), total=total, filters=filters, catalogue=known)


def programmes_matching(user, filters: Filters, known: Catalogue) -> QuerySet:
    """The row query of the list, as tuples, in order, not yet cut to a page. Last column: number of matches."""
    matches = _narrowed(ProgrammeQuerySet(Programme).visible_to(user).filter(ended_on=None), filters, known)
    return as_tuples(matches, matches.order_by(*_ORDER[filters.sort]))


def as_tuples(matches: QuerySet, ordered: QuerySet) -> QuerySet:
    """The columns of a row; `matches` is counted, `ordered` (the same, sorted) is read."""
    total = matches.order_by().annotate(one=Value(1)).values("one").annotate(n=Count("pk")).values("n")
    return ordered.values_list(*_columns(), Subquery(total, output_field=IntegerField()))


@cache
def _columns() -> tuple:
    """What `_Words.row` takes, in its order. Building them costs more than reading the page: once will do."""
    return (
        *("public_id", "name", "organisation__name", "open_to", "places_free", "places_total"),
        *("confirmed_on", "confirmation_asked_on", "created_on", "is_demo", "is_published", "ended_on"),
        _joined(Programme.phases.through, "phase_id"),
        _joined(Programme.areas.through, "area_id"),
        _joined(ProgrammeLanguage, "code"),
        Coalesce(_first_contact(programme=OuterRef("pk")), _first_contact_of_partner()),
    )


def in_words(found: list[tuple], known: Catalogue) -> list[Row]:
    """Tuples of `programmes_matching` as rows for people."""
    words = _Words(known)
    return [words.row(*row) for row in found]


def _narrowed(programmes, filters: Filters, known: Catalogue):
    if phase := known.phase_by_slug.get(filters.phase):
        programmes = programmes.filter(_linked(Programme.phases.through, phase_id=phase.pk))
    if area := known.area_by_id.get(filters.area):
        near = sorted(known.serving[area.pk])
        programmes = programmes.filter(_linked(Programme.areas.through, area_id__in=near))
    if filters.language:
        programmes = programmes.filter(_linked(ProgrammeLanguage, code=filters.language))
    if filters.open_to:
        programmes = programmes.filter(open_to=filters.open_to)
    if filters.free:
        programmes = programmes.filter(places_free__gt=0)
    return programmes.filter(_like(filters.q)) if filters.q else programmes


def _like(text: str) -> Q:
    needle = fold(text)
    if not needle:
        return Q(pk__in=[])
    return (
        Q(name_key__contains=needle)
        | Q(organisation__name_key__contains=needle)
        | Q(_alike(needle, "name_key"))
        | Q(_alike(needle, "organisation__name_key"))
    )


def _alike(needle: str, field: str):
    return GreaterThanOrEqual(WordSimilarity(needle, field), Value(ALIKE))


def _linked(through, **link) -> Exists:
    return Exists(through.objects.filter(programme_id=OuterRef("pk"), **link))


def _joined(through, column: str) -> Subquery:
    rows = through.objects.filter(programme_id=OuterRef("pk")).order_by().values("programme_id")
    return Subquery(rows.annotate(joined=Joined(Cast(column, CharField()))).values("joined"))


def _first_contact(**whose) -> Subquery:
    return Subquery(ContactPerson.objects.filter(is_deputy=False, **whose).order_by("pk").values("name")[:1])


def _first_contact_of_partner() -> Subquery:
    return _first_contact(programme=None, organisation=OuterRef("organisation_id"))


class _Words:
    """Everything said per row, looked up once per page."""

    def __init__(self, known: Catalogue):
        self.today = clock.today()
        self.reader = translation.get_language() or "de"
        self.prefix = reverse("network:programme", args=["-"])[:-1]
        self.phase = {str(phase.pk): phase.name for phase in known.phases}
        self.area = {str(area.pk): area.name for area in known.areas}
        self.language = languages.names(self.reader)
        self._marks: dict[tuple, str] = {}
        self.and_so = "، " if self.reader == "ar" else ", "
        self._lists: dict[tuple[str, str | None], str] = {}

    def row(
        self, public_id, name, partner, open_to, free, total, confirmed, asked, created, is_demo, is_published, ended,
        phases, areas, codes, contact, _count,
    ) -> Row:  # fmt: skip
        state, fresh = fresh_words(confirmed, asked, created, self.today, self.reader)
        return Row(
            href=self.prefix + public_id,
            name=name,
            organisation=partner,
            phases=self.listed("phase", phases),
            areas=self.listed("area", areas),
            languages=self.listed("language", codes),
            marks=self.marks(open_to, is_demo, is_published, ended is not None),
            places=place_words(free, total, self.reader),
            places_class="" if free else "muted",
            contact=contact or "",
            fresh=fresh,
            fresh_kind=state,
            public_id=public_id,
            is_open=ended is None,
        )

    def marks(self, open_to: str, is_demo: bool, is_published: bool, ended: bool) -> str:
        """What must be known at a glance: for women, example, not public."""
        key = (open_to, is_demo, is_published, ended)
        if key not in self._marks:
            told = [str(OpenTo(open_to).label)] if open_to != OpenTo.EVERYONE else []
            told += [_("example")] if is_demo else []
            told += [_("ended")] if ended else [] if is_published else [_("not public")]
            self._marks[key] = " · ".join(told)
        return self._marks[key]

    def listed(self, what: str, joined: str | None) -> str:
        """ "3,1" becomes "Berufsschule, Arbeitssuche", in the order of the catalogue; kept per page."""
        key = (what, joined)
        if key not in self._lists:
            wanted = set(joined.split(",")) if joined else ()
            self._lists[key] = self.and_so.join(text for pk, text in getattr(self, what).items() if pk in wanted)
        return self._lists[key]


@lru_cache(maxsize=4096)
def fresh_words(
    confirmed: dt.date | None, asked: dt.date | None, created: dt.date, today: dt.date, reader: str
) -> tuple[str, str]:
    """State and sentence about the last confirmation; `reader` is the active language (the cache needs it)."""
    state = freshness(confirmed, asked, created, today)
    if confirmed is None:
        return str(state), _("not confirmed yet")
    days = (today - confirmed).days
    if state == Freshness.STALE:
        return str(state), ngettext("not confirmed for %d day", "not confirmed for %d days", days) % days
    if days == 0:
        return str(state), _("confirmed today")
    return str(state), ngettext("confirmed %d day ago", "confirmed %d days ago", days) % days


@lru_cache(maxsize=1024)
def place_words(free: int, total: int, reader: str) -> str:
    """ "3 of 12 places free" in the active language (`reader`, which the cache needs)."""
    return ngettext("%(free)d of %(total)d place free", "%(free)d of %(total)d places free", total) % {
        "free": free,
        "total": total,
    }
