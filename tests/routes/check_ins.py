"""Addresses of accompaniment: check-ins and contact."""

from accounts.enums import Role
from common import clock
from mentors.enums import Side
from mentors.models import CheckIn
from tests import factories
from tests.routes import Route, limited

KEEPERS = (Role.CONTACT, Role.DEPUTY)
TWO = (Role.VOLUNTEER, Role.MENTEE)


def tandem_here(world):
    """The volunteer of the organisation here accompanies the mentee it took in."""

    def build():
        need = factories.NeedFactory(mentee=world.own_mentee(), phase=world.phase)
        return factories.TandemFactory(need=need, engagement=world.own_mentor(), place=9)

    return world.once("tandem", build)


def _tandem(world):
    return {"public_id": tandem_here(world).public_id}


def _check_in(world):
    def build():
        return CheckIn.objects.create(tandem=tandem_here(world), side=Side.MENTEE, due_on=clock.today())

    return {"public_id": world.once("check_in", build).public_id}


ROUTES: list[Route] = [
    limited(
        "mentors:check_in",
        *KEEPERS,
        Role.MENTEE,
        kwargs=_check_in,
        methods=("GET", "POST"),
        data=lambda w: {"going": "4", "helps": "5", "how": "phone"},
        second_step=True,
    ),
    limited("mentors:check_ins", *KEEPERS, kwargs=_tandem, second_step=True),
    limited("mentors:met", *KEEPERS, *TWO, kwargs=_tandem, methods=("GET", "POST"), second_step=True),
    limited("mentors:settle", *KEEPERS, kwargs=_tandem, methods=("POST",), second_step=True, page=False),
]
