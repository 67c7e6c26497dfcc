"""Which house takes a request in, who works there, and for whom somebody may report."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from accounts.enums import Kind, Role
from accounts.models import Membership, User
from accounts.questions import Question
from common.errors import WrongInput
from mentees.querysets import KEEPERS, REFERRERS
from mentees.rules import neighbourhood_engagements
from network.enums import OrganisationKind
from network.models import Area, Organisation, Programme
from network.reach import reach


def house_for(programme: Programme | None, area: Area | None) -> Organisation:
    """Who takes a request in: the provider of the programme asked for, else the integration centre.

    Of several centres the nearest around the area. Raises `WrongInput` where there is none yet.
    """
    if programme is not None:
        return programme.organisation
    centres = list(_centres())
    around = [one for one in centres if area is not None and area.path.startswith(one.area.path)]
    # The longest path is the nearest; without an area the shortest is the centre for all.
    if around:
        return max(around, key=lambda one: len(one.area.path))
    if centres:
        return min(centres, key=lambda one: len(one.area.path))
    raise WrongInput(_("There is no integration centre here yet. Please choose a programme."))


def _centres() -> QuerySet:
    return Organisation.objects.filter(kind=OrganisationKind.INTEGRATION_CENTRE).select_related("area").order_by("pk")


def staff_of(organisation: Organisation, programme: Programme | None = None) -> QuerySet:
    """Contacts, deputies and coordinators of a house, and those of the programme alone."""
    spot = Q(group__rolegroup__kind=Kind.ORGANISATION, group__rolegroup__container_id=organisation.pk)
    if programme is not None:
        spot |= Q(group__rolegroup__kind=Kind.PROGRAMME, group__rolegroup__container_id=programme.pk)
    held = Membership.objects.active().filter(spot, group__rolegroup__role__in=KEEPERS)
    return User.objects.filter(pk__in=held.values("user"), is_active=True).order_by("pk")


def own_houses(user) -> QuerySet:
    """Organisations whose people this person keeps."""
    held = reach(user, KEEPERS)
    own = held.over(organisation="pk")
    of_programmes = Programme.objects.filter(pk__in=held.programmes).values("organisation")
    return Organisation.objects.filter(own | Q(pk__in=of_programmes)).order_by("name_key")


def _own_programmes(user) -> QuerySet:
    held = reach(user, KEEPERS).over(programme="pk", organisation="organisation_id")
    return Programme.objects.filter(held, ended_on=None).order_by("name_key", "pk").values_list("public_id", "name")


_PROGRAMMES = Question(_own_programmes)


def own_programmes(user) -> list[tuple[str, str]]:
    """`(public id, name)` of the running programmes this person answers for: what her lists are narrowed to."""
    return _PROGRAMMES.rows(user)


def reporting_for(user) -> QuerySet:
    """Organisations in whose name this person may report a need. Agrees with `rules.can_report_for`."""
    return Organisation.objects.filter(
        reach(user, REFERRERS).over(organisation="pk")
        | reach(user, (Role.COORDINATOR,)).over(path="area__path")
        | Q(pk__in=neighbourhood_engagements(user).values("organisation"))
    ).order_by("name_key")
