"""The desk's list of people: requests by age, those who wait, those who are accompanied."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count, Exists, OuterRef, Prefetch, QuerySet

from common import clock
from common.names import fold
from mentees.enums import MenteeStatus, NeedStatus
from mentees.models import GuardianAgreement, Mentee, Need
from mentees.queries.doubles import with_double
from network import languages
from network.models import Area

SHOWN = (MenteeStatus.REQUESTED, MenteeStatus.WAITING, MenteeStatus.ACCOMPANIED, MenteeStatus.ENDED)


@dataclass(frozen=True, slots=True)
class DeskFilters:
    """What the reader asked for; nonsense in the address counts as not asked."""

    status: str = MenteeStatus.REQUESTED.value
    phase: str = ""
    area: str = ""
    programme: str = ""
    q: str = ""

    @classmethod
    def read(cls, query) -> "DeskFilters":
        status = query.get("status", "")
        return cls(
            status=status if status in SHOWN else MenteeStatus.REQUESTED.value,
            phase=query.get("phase", "")[:40],
            area=query.get("area", "")[:22],
            programme=query.get("programme", "")[:22],
            q=query.get("q", "").replace("\0", "").strip()[:80],
        )

    @property
    def narrowed(self) -> bool:
        """True if anything but the state was asked."""
        return bool(self.phase or self.area or self.programme or self.q)

    def query(self, **changes) -> str:
        """The query string without the page, ending in "&" or empty, for links that add to it."""
        told = {name: changes.get(name, getattr(self, name)) for name in self.__slots__}
        told = {name: value for name, value in told.items() if value}
        return f"{urlencode(told)}&" if told else ""


def people_matching(user, filters: DeskFilters) -> QuerySet:
    """The asker's people by these filters, the longest waiting first. Each row costs no query of its own."""
    mine = Mentee.objects.kept_by(user).filter(status=filters.status)
    needs = Need.objects.filter(mentee=OuterRef("pk"))
    if filters.phase:
        mine = mine.filter(Exists(needs.filter(phase__slug=filters.phase)))
    if filters.programme:
        mine = mine.filter(Exists(needs.filter(programme__public_id=filters.programme)))
    if filters.area:
        area = Area.objects.filter(public_id=filters.area).first()
        mine = mine.filter(area__path__startswith=area.path) if area else mine.none()
    if filters.q:
        mine = mine.filter(user__name_key__contains=fold(filters.q))
    agreed = GuardianAgreement.objects.filter(mentee=OuterRef("pk"), withdrawn_on=None)
    shown = Prefetch("needs", Need.objects.select_related("phase", "programme").order_by("pk"))
    return (
        with_double(mine)
        .annotate(guardian_agreed=Exists(agreed))
        .select_related("user", "area", "intake")
        .prefetch_related(shown, "languages")
        .order_by("requested_at", "pk")
    )


def counts(user) -> dict[str, int]:
    """How many people of the asker's house stand in each state. One query."""
    rows = Mentee.objects.kept_by(user).values_list("status").annotate(count=Count("pk")).order_by("status")
    return {status: count for status, count in rows if status in SHOWN}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list."""

    mentee: Mentee
    needs: list[Need]
    spoken: str
    days: int
    is_minor: bool
    guardian_missing: bool
    may_be_double: bool


def rows(mentees) -> list[Row]:
    """The page's people as the list shows them. No query of its own."""
    today = clock.today()
    return [
        Row(
            mentee=mentee,
            needs=[need for need in mentee.needs.all() if need.status != NeedStatus.CLOSED],
            spoken=", ".join(sorted(languages.name(spoken.code) for spoken in mentee.languages.all())),
            days=(today - clock.day_of(mentee.requested_at)).days,
            is_minor=mentee.is_minor(today),
            guardian_missing=mentee.is_minor(today) and not mentee.guardian_agreed,
            may_be_double=mentee.has_double,
        )
        for mentee in mentees
    ]
