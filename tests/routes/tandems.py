"""Addresses of mentors: matching, the way of a tandem at the desk and on the phone."""

import io

from PIL import Image

from accounts.enums import Answered, Role
from mentors.models import Tandem
from mentors.services import tandems
from tests import factories
from tests.routes import limited
from volunteers.services.photos import set_photo

KEEPERS = (Role.CONTACT, Role.DEPUTY)
MATCHERS = (*KEEPERS, Role.COORDINATOR)


def _need(world):
    """A need of somebody whom the organisation here took in."""
    return world.once(
        "need to match",
        lambda: factories.NeedFactory(mentee=factories.MenteeFactory(intake=world.organisation), phase=world.phase),
    )


def _mentor(world):
    """The seat of the volunteer here is an active mentor of the organisation here."""

    return world.own_mentor()


def _proposal(world) -> Tandem:
    """A proposal to this mentor; the mentee has not been asked yet."""
    return world.once(
        "proposal", lambda: tandems.propose(actor=None, need=_need(world), engagements=[_mentor(world)])[0]
    )


def _of(build):
    return lambda world: {"public_id": build(world).public_id}


def _trial(world) -> Tandem:
    """Another tandem of the same mentor, in its trial."""

    def build():
        need = factories.NeedFactory(mentee=factories.MenteeFactory(intake=world.organisation), phase=world.phase)
        return factories.TandemFactory(
            need=need,
            engagement=_mentor(world),
            status="trial",
            trial_from="2026-01-01",
            trial_until="2026-01-29",
            place=8,
        )

    return world.once("trial", build)


def _matching(name, **more):
    return limited(f"mentors:{name}", *MATCHERS, second_step=True, elsewhere=200, **more)


def _kept(name, build, **more):
    """Things of the organisation here: nobody else knows of them."""
    return limited(f"mentors:{name}", *KEEPERS, second_step=True, kwargs=_of(build), **more)


def _own(name, build, **more):
    """The mentor's own page."""
    return limited(f"mentors:{name}", Role.VOLUNTEER, kwargs=_of(build), **more)


def _with_photo(world):
    """A mentor of the house here, with a photo."""

    def build():
        volunteer = _mentor(world).volunteer
        found = io.BytesIO()
        Image.new("RGB", (8, 8)).save(found, "JPEG")
        return set_photo(actor=volunteer.user, volunteer=volunteer, content=found.getvalue(), agreed_in="de")

    return world.once("photo", build)


_MENTORING = {"capacity": 3, "elsewhere": 1, "wished_gender": "", "fields_known": ["it"], "interests": ["music"]}

ROUTES = [
    limited(
        "mentors:my_mentoring",
        Role.VOLUNTEER,
        kwargs=lambda w: _mentor(w) and {},
        methods=("GET", "POST"),
        data=lambda w: _MENTORING,
        second_step=True,
    ),
    _kept(
        "helper_mentoring",
        lambda w: _mentor(w).volunteer,
        methods=("GET", "POST"),
        data=lambda w: _MENTORING | {"how": Answered.PHONE},
        writes=("accounts_auditentry",),
    ),
    _matching("matching", methods=("GET", "POST"), data=lambda w: {"picked": []}, expect={}),
    _matching("scarcity"),
    _matching("scarcity", query="?public=1"),
    _matching("proposals"),
    _matching("proposals", query="?phase=nonsense&area=x&programme=y&page=9"),
    # Everybody in the file is looked at.
    _matching("proposals_table", page=False, writes=("accounts_auditentry",)),
    _kept("candidates", _need, methods=("GET", "POST"), data=lambda w: {"picked": [_mentor(w).public_id]}),
    _kept("tandem", _proposal, writes=("accounts_auditentry",)),
    _kept(
        "record",
        _proposal,
        methods=("POST",),
        page=False,
        data=lambda w: {"side": "mentor", "said": "yes", "how": Answered.PHONE},
    ),
    _kept("lead", _proposal, methods=("POST",), page=False, data=lambda w: {"do": "withdraw"}),
    _kept(
        "photo",
        lambda w: _with_photo(w),
        page=False,
        writes=("accounts_auditentry",),
        expect={"volunteer": 200},
    ),
    _own("mine", _proposal),
    _own("agreement", _trial),
    _own("say", _proposal, methods=("POST",), page=False, data=lambda w: {"do": "yes"}),
]
