"""One provider with a contact and a checker, and somebody who comes to help."""

import pytest

from accounts.enums import Answered, Role
from tests.factories import OrganisationFactory, ProgrammeFactory, person
from volunteers.enums import EngagementKind
from volunteers.services import engagements, people


@pytest.fixture
def house():
    return OrganisationFactory(name="Jobpaten")


@pytest.fixture
def programme(house):
    return ProgrammeFactory(organisation=house)


@pytest.fixture
def contact(house):
    return person(Role.CONTACT, house)


@pytest.fixture
def checker(house):
    return person(Role.CHECKER, house)


@pytest.fixture
def stranger():
    """A contact of another provider: the near miss."""
    return person(Role.CONTACT, OrganisationFactory(name="Anderswo"))


@pytest.fixture
def take_in(contact, house, programme):
    """`take_in()`: somebody new who has confirmed and gets started as mentor of the programme."""

    def take(**more):
        volunteer = more.pop("volunteer", None) or people.add_volunteer(actor=contact, name="Vera Freiwillig")
        asked = {
            "actor": contact,
            "volunteer": volunteer,
            "kind": EngagementKind.MENTOR,
            "organisation": house,
            "programme": programme,
            "confirmed": Answered.PHONE,
        }
        return engagements.start(**(asked | more))

    return take
