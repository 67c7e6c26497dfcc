"""A small county for tests: every kind of thing twice, `here` and `there`, so that there is always a near miss."""

from functools import cached_property

from django.contrib.auth.models import Permission

from accounts.enums import Kind, Role
from accounts.models import Membership, RoleGroup, User
from accounts.scope import grants_of
from network.enums import AreaKind, OfferKind, OrganisationKind
from network.models import Area, ContactPerson, Offer, Organisation, Phase, Programme

_ON = {
    Role.COORDINATOR: Kind.AREA,
    Role.QUARTER_MANAGER: Kind.AREA,
    Role.STEERING: Kind.HOUSE,
    Role.ADMINISTRATOR: Kind.HOUSE,
    Role.VOLUNTEER: Kind.HOUSE,
    Role.MENTEE: Kind.HOUSE,
}


class World:
    """Made lazily: a test pays only for what it touches. `user` is whoever asks at the moment (None: signed out)."""

    def __init__(self):
        self.user = None
        self._people: dict[str, User | None] = {}
        self._kept: dict[str, object] = {}

    def once(self, key: str, build):
        """What `build()` gave the first time."""
        if key not in self._kept:
            self._kept[key] = build()
        return self._kept[key]

    def person(self, seat: str) -> User | None:
        """The person of a seat, with the role given; None signed out."""
        if seat not in self._people:
            self._people[seat] = self._invite(seat)
        return self._people[seat]

    def _invite(self, seat):
        role, _, where = seat.partition("@")
        if role == "signed_out":
            return None
        user = User.objects.create_user(
            name=f"Person {seat}", login_email=f"{seat.replace('@', '.')}@example.org", language="de"
        )
        self.give(user, Role(role), there=where == "elsewhere")
        return user

    def give(self, user, role: Role, *, there: bool = False) -> Membership:
        """Give a role on the container of this kind here or there."""
        kind = _ON.get(role, Kind.ORGANISATION)
        container = {
            Kind.AREA: (self.quarter, self.other_town)
            if role == Role.QUARTER_MANAGER
            else (self.county, self.other_town),
            Kind.ORGANISATION: (self.organisation, self.other_organisation),
            Kind.HOUSE: (None, None),
        }[kind][there]
        return grant(user, role, kind, container)

    @cached_property
    def county(self):
        return _area("Kreis", AreaKind.COUNTY, None)

    @cached_property
    def town(self):
        return _area("Stadt", AreaKind.MUNICIPALITY, self.county)

    @cached_property
    def other_town(self):
        return _area("Andere Stadt", AreaKind.MUNICIPALITY, self.county)

    @cached_property
    def quarter(self):
        return _area("Quartier", AreaKind.QUARTER, self.town)

    @cached_property
    def organisation(self):
        return Organisation.objects.create(name="Träger hier", kind=OrganisationKind.PROVIDER, area=self.town)

    @cached_property
    def other_organisation(self):
        return Organisation.objects.create(name="Träger dort", kind=OrganisationKind.PROVIDER, area=self.other_town)

    @cached_property
    def phase(self):
        return Phase.objects.first() or Phase.objects.create(slug="work", name="Arbeit", position=1)

    @cached_property
    def programme(self):
        return _programme("Paten hier", self.organisation, self.phase, self.quarter)

    @cached_property
    def other_programme(self):
        return _programme("Paten dort", self.other_organisation, self.phase, self.other_town)

    @cached_property
    def hidden_programme(self):
        """A draft of the organisation here."""
        return _programme("Entwurf hier", self.organisation, self.phase, self.quarter, is_published=False)

    @cached_property
    def contact(self):
        return ContactPerson.objects.create(
            organisation=self.organisation, programme=self.programme, name="Ayla Beispiel", email="ayla@example.org"
        )

    @cached_property
    def offer(self):
        return Offer.objects.create(
            name="Sprachcafé", kind=OfferKind.LANGUAGE, organisation=self.organisation, area=self.quarter
        )


def grant(user, role: Role, kind: Kind, container=None) -> Membership:
    """Give a role on a container (None: the whole installation)."""
    group, _made = RoleGroup.objects.get_or_create(
        role=role,
        kind=kind,
        container_id=container.pk if container else 0,
        defaults={"name": f"{role} {kind} {container and container.pk}"},
    )
    if container:
        permission = Permission.objects.get(
            codename=role.value,
            content_type__app_label=container._meta.app_label,
            content_type__model=container._meta.model_name,
        )
        grants_of(kind).objects.get_or_create(group=group, permission=permission, content_object=container)
    return Membership.objects.create(user=user, group=group)


def _area(name, kind, parent):
    area = Area.objects.create(name=name, kind=kind, parent=parent)
    area.path = f"{parent.path if parent else '/'}{area.pk}/"
    area.save()
    return area


def _programme(name, organisation, phase, area, **more):
    fields = {"places_total": 5, "places_free": 2, "is_published": True, **more}
    programme = Programme.objects.create(name=name, organisation=organisation, **fields)
    programme.phases.add(phase)
    programme.areas.add(area)
    return programme
