"""Addresses of worries: everybody may say it, the safeguarding contact alone reads it."""

from accounts.enums import Role
from mentees.enums import WorryUrgency
from mentees.services import worries
from tests.routes import Route, limited, signed_in
from tests.routes.check_ins import tandem_here


def _mentee(world):
    return {"public_id": tandem_here(world).mentee.public_id}


def worry_here(world):
    """The mentee here is worried about herself; the organisation here has a safeguarding contact."""
    world.person("safeguarding")
    mentee = tandem_here(world).mentee
    return world.once(
        "worry",
        lambda: worries.raise_worry(
            actor=mentee.user, mentee=mentee, urgency=WorryUrgency.SOON, words="Ich habe Angst."
        ),
    )


def _case(world):
    return {"public_id": worry_here(world).public_id}


def _contact_only(name, **more):
    return limited(name, Role.SAFEGUARDING, kwargs=_case, second_step=True, **more)


_SAID = {"urgency": "2", "about": "other", "words": "Ich mache mir Sorgen.", "send": "1"}
ROUTES: list[Route] = [
    signed_in("mentees:worry", methods=("GET", "POST"), data=lambda w: _SAID),
    signed_in("mentees:worry_sent"),
    limited(
        "mentees:worry_about",
        *(Role.CONTACT, Role.DEPUTY, Role.VOLUNTEER, Role.MENTEE),
        kwargs=_mentee,
        methods=("GET", "POST"),
        data=lambda w: _SAID,
    ),
    limited("mentees:worries", Role.SAFEGUARDING, second_step=True, elsewhere=200),
    _contact_only("mentees:worry_case"),
    _contact_only("mentees:worry_step", methods=("POST",), data=lambda w: {"kind": "looked"}, page=False),
    _contact_only("mentees:worry_close", methods=("POST",), data=lambda w: {"ended_as": "no_risk"}, page=False),
]
