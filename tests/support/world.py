"""A small county for tests: every kind of thing twice, `here` and `there`, so that there is always a near miss."""

import datetime as dt
from functools import cached_property

from accounts.containers import HOUSE
from accounts.enums import Role
from accounts.models import Membership, User
from common import clock
from mentors.models import MentorProfile
from tests import factories


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

    def settle(self) -> None:
        """Make everything now that is usually made when asked for."""
        for name, value in vars(World).items():
            if isinstance(value, cached_property):
                getattr(self, name)

    def person(self, seat: str) -> User | None:
        """The person of a seat, with the role given; None signed out."""
        if seat not in self._people:
            self._people[seat] = self._invite(seat)
        return self._people[seat]

    def _invite(self, seat):
        role, _, where = seat.partition("@")
        if role == "signed_out":
            return None
        user = factories.UserFactory(
            name=f"Person {seat}", login_email=f"{seat.replace('@', '.')}@example.org", language="de"
        )
        self.give(user, Role(role), there=where == "elsewhere")
        return user

    def give(self, user, role: Role, *, there: bool = False) -> Membership:
        """Give a role here or there, through the real service."""
        ends = {"ends_on": clock.today() + dt.timedelta(days=30)} if role == Role.DEPUTY else {}
        return factories.give(user, role, self._container(role, there), **ends)

    def _container(self, role, there):
        if role in (Role.STEERING, Role.ADMINISTRATOR):
            return HOUSE
        if role == Role.COORDINATOR:
            return self.other_centre if there else self.centre
        if role == Role.QUARTER_MANAGER:
            return self.other_quarter if there else self.quarter
        return self.other_organisation if there else self.organisation

    def own_mentee(self):
        """The record of the mentee's seat, taken in by the organisation here; the one elsewhere has none."""
        return self.once(
            "own_mentee",
            lambda: factories.MenteeFactory(user=self.person("mentee"), intake=self.organisation),
        )

    def own_volunteer(self):
        """The record of the volunteer's seat here; she takes more people than any test gives her."""
        return self.once("own_volunteer", self._helps)

    def _helps(self):
        volunteer = factories.VolunteerFactory(user=self.person("volunteer"))
        MentorProfile.objects.create(volunteer=volunteer, capacity=9)
        return volunteer

    def own_mentor(self):
        """What that volunteer does here: an active mentor of the organisation here, every step done."""
        made = {"volunteer": self.own_volunteer(), "organisation": self.organisation}
        return self.once("own_mentor", lambda: factories.ready(factories.EngagementFactory(**made)))

    @cached_property
    def county(self):
        return factories.CountyFactory()

    @cached_property
    def town(self):
        return factories.AreaFactory(name="Stadt hier", parent=self.county)

    @cached_property
    def other_town(self):
        return factories.AreaFactory(name="Stadt dort", parent=self.county)

    @cached_property
    def quarter(self):
        return factories.QuarterFactory(name="Quartier hier", parent=self.town)

    @cached_property
    def other_quarter(self):
        return factories.QuarterFactory(name="Quartier dort", parent=self.other_town)

    @cached_property
    def centre(self):
        """The integration centre of the county."""
        return factories.CentreFactory(name="Integrationszentrum", area=self.county)

    @cached_property
    def other_centre(self):
        """A branch of the centre that looks after the other town only."""
        return factories.CentreFactory(name="Zweigstelle dort", area=self.other_town)

    @cached_property
    def organisation(self):
        return factories.OrganisationFactory(name="Träger hier", area=self.town)

    @cached_property
    def other_organisation(self):
        return factories.OrganisationFactory(name="Träger dort", area=self.other_town)

    @cached_property
    def phase(self):
        return factories.PhaseFactory(slug="work-search")

    @cached_property
    def programme(self):
        return self._programme("Paten hier", self.organisation, self.quarter)

    @cached_property
    def other_programme(self):
        return self._programme("Paten dort", self.other_organisation, self.other_quarter)

    @cached_property
    def hidden_programme(self):
        """A draft of the organisation here."""
        return self._programme("Entwurf hier", self.organisation, self.quarter, is_published=False)

    def _programme(self, name, organisation, area, **more):
        return factories.ProgrammeFactory(
            name=name, organisation=organisation, areas=[area], phases=[self.phase], **more
        )

    @cached_property
    def contact(self):
        return factories.ContactFactory(organisation=self.organisation, programme=self.programme, name="Ayla Beispiel")

    @cached_property
    def offer(self):
        return factories.OfferFactory(name="Sprachcafé", organisation=self.organisation, area=self.quarter)
