"""What the tests of requests share: one valid request, and a house with somebody in every position around it."""

from accounts.enums import Role
from common.week import Slot
from mentees.asked import Asked, Born, Wanted
from mentees.enums import CredentialKind, CredentialState, GermanLevel, Topic
from tests import factories
from volunteers.enums import EngagementKind, LanguageLevel


def asked(world, **more):
    """A grown-up who looks for work in the quarter here, in Arabic."""
    given = {
        "name": "Samira Haddad",
        "language": "ar",
        "born": Born(year=1990),
        "languages": (("ar", LanguageLevel.FLUENT), ("en", LanguageLevel.BASIC)),
        "german": GermanLevel.A2,
        "area": world.quarter,
        "wanted": Wanted(phase=world.phase, topic=Topic.WORK),
        "credentials": ((CredentialKind.TRAINING, CredentialState.LOST),),
        "free": (Slot(0, 480, 720),),
        "phone": "+4915112345678",
    }
    return Asked(**(given | more))


def neighbourhood_parent(organisation):
    """An active neighbourhood parent of a quarter office, with the role that goes with it."""
    engagement = factories.EngagementFactory(organisation=organisation, kind=EngagementKind.NEIGHBOURHOOD_PARENT)
    factories.give(engagement.volunteer.user, Role.VOLUNTEER, organisation)
    return engagement.volunteer.user
