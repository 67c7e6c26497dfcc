"""The desk's list of helpers: one row per engagement, a constant number of queries."""

from dataclasses import dataclass

from django.db.models import F, QuerySet
from django.urls import reverse

from accounts.enums import Kind, Role
from accounts.models import Membership, User
from common import clock
from common.names import fold
from network import languages
from network.models import Area, Organisation, Programme
from network.reach import reach
from volunteers.enums import EngagementKind, EngagementStatus, StepKind
from volunteers.models import Engagement
from volunteers.queries.onboarding import complete, lacking, missing_of, with_steps
from volunteers.querysets import KEEPERS

READY = "ready"
SORTS = {
    "name": ("volunteer__user__name_key", "pk"),
    "where": (F("programme__name_key").asc(nulls_last=True), "organisation__name_key", "pk"),
    "status": ("status", "volunteer__user__name_key", "pk"),
    "since": ("created_at", "pk"),
}


@dataclass(frozen=True, slots=True)
class HelperFilters:
    """What the reader asked for; nonsense in the address counts as not asked."""

    q: str = ""
    programme: str = ""
    kind: str = ""
    status: str = ""
    language: str = ""
    area: str = ""
    step: str = ""

    @classmethod
    def read(cls, query) -> "HelperFilters":
        def one_of(name, values):
            return value if (value := query.get(name, "")) in values else ""

        return cls(
            q=query.get("q", "").replace("\0", "").strip()[:80],
            programme=query.get("programme", "").replace("\0", "")[:22],
            kind=one_of("kind", EngagementKind.values),
            status=one_of("status", EngagementStatus.values),
            language=one_of("language", languages.SPOKEN),
            area=query.get("area", "").replace("\0", "")[:22],
            step=one_of("step", (READY, *StepKind.values)),
        )

    def __bool__(self):
        return any(getattr(self, name) for name in self.__slots__)


def helper_rows(user, filters: HelperFilters, order: str) -> QuerySet:
    """The engagements of the list, with everything a row shows; to be cut to a page."""
    key, turned = order.removeprefix("-"), order.startswith("-")
    columns = [column.copy() if hasattr(column, "copy") else column for column in SORTS[key]]
    rows = matching(user, filters).order_by(*columns)
    rows = rows.reverse() if turned else rows
    related = ("volunteer__user", "volunteer__area", "organisation", "programme")
    return with_steps(rows, clock.today()).select_related(*related).prefetch_related("volunteer__languages")


def matching(user, filters: HelperFilters) -> QuerySet:
    """The engagements this reader sees and asked for; ended ones only when asked for."""
    today = clock.today()
    rows = Engagement.objects.visible_to(user)
    rows = rows.filter(status=filters.status) if filters.status else rows.open()
    if filters.programme:
        rows = rows.filter(programme__public_id=filters.programme)
    if filters.kind:
        rows = rows.filter(kind=filters.kind)
    if filters.language:
        rows = rows.filter(volunteer__languages__code=filters.language)
    if filters.area:
        paths = Area.objects.filter(public_id=filters.area).values_list("path", flat=True)
        rows = rows.filter(volunteer__area__path__startswith=next(iter(paths), "none"))
    if filters.step:
        rows = complete(rows, today) if filters.step == READY else lacking(rows, StepKind(filters.step), today)
    for word in fold(filters.q).split():
        rows = rows.filter(volunteer__user__name_key__contains=word)
    return rows


def missing_words(row: Engagement) -> list[str]:
    """The missing steps of a row of the list, in words."""
    return [str(step.label) for step in missing_of(row)]


def programmes_of(user) -> QuerySet:
    """Programmes to filter by: those of the reader's house."""
    held = reach(user, (*KEEPERS, Role.COORDINATOR))
    return Programme.objects.filter(held.over(programme="pk", organisation="organisation_id")).order_by(
        "name_key", "pk"
    )


@dataclass(frozen=True, slots=True)
class Place:
    """A programme, or an organisation as such, with its own page of steps."""

    name: str
    house: str
    href: str


def steps_pages(user) -> list[Place]:
    """Where the reader may say which steps come first."""
    return [_steps_page(place) for place in places_of(user)]


def _steps_page(place: Programme | Organisation) -> Place:
    if isinstance(place, Programme):
        return Place(place.name, place.organisation.name, reverse("volunteers:programme_steps", args=[place.public_id]))
    return Place(place.name, "", reverse("volunteers:organisation_steps", args=[place.public_id]))


def places_of(user) -> list[Programme | Organisation]:
    """Where the reader may take somebody in: running programmes first, then the organisations as such."""
    held = reach(user, (*KEEPERS, Role.COORDINATOR))
    houses = Organisation.objects.filter(held.over(organisation="pk")).order_by("name_key")
    return [*programmes_of(user).filter(ended_on=None).select_related("organisation"), *houses]


def role_without_work(user) -> QuerySet:
    """People with the role of a volunteer in the reader's house about whom nothing is noted yet (by invitation)."""
    held = reach(user, (*KEEPERS, Role.COORDINATOR))
    roles = Membership.objects.active().filter(group__rolegroup__role=Role.VOLUNTEER)
    here = roles.filter(
        group__rolegroup__kind=Kind.ORGANISATION, group__rolegroup__container_id__within=held.organisations
    ) | roles.filter(group__rolegroup__kind=Kind.PROGRAMME, group__rolegroup__container_id__within=held.programmes)
    noted = Engagement.objects.open().kept_by(user).values("volunteer__user_id")
    people = User.objects.filter(pk__in=here.values("user_id"), is_active=True).exclude(pk__in=noted)
    return people.order_by("name_key", "pk")
