"""People who help, their steps, certificates."""

from accounts.enums import Answered, Role
from accounts.purposes import CONFIDENTIALITY
from common import clock
from tests.factories import EngagementFactory
from tests.routes import limited
from volunteers.enums import EngagementKind, EngagementStatus, StepKind
from volunteers.services import engagements, onboarding
from volunteers.services.clearance import open_task, record_seen

_BOTH = ("GET", "POST")
_DESK = (Role.COORDINATOR, Role.CONTACT, Role.DEPUTY)
_KEEPERS = (Role.CONTACT, Role.DEPUTY)
_OWN = {"elsewhere": 200}
_ONE = {"second_step": True}
_ACT = {**_ONE, "methods": ("POST",), "page": False}
_CHECKERS = (Role.CHECKER,)


def _helper(w):
    """Somebody who helps in the house here, getting started."""
    return w.once("helper", lambda: EngagementFactory(organisation=w.organisation, programme=w.programme))


def _person(w):
    return {"public_id": _helper(w).volunteer.public_id}


def _work(w):
    return {"public_id": _helper(w).public_id}


def _step_done(w):
    engagement = _helper(w)
    w.once("step", lambda: onboarding.record_step(actor=None, engagement=engagement, step=StepKind.FIRST_TALK))
    return {"public_id": engagement.public_id}


def _paused(w):
    engagement = _helper(w)
    w.once("paused", lambda: engagements.pause(actor=None, engagement=engagement))
    return {"public_id": engagement.public_id}


def _mine(w):
    """What the volunteer herself does here: the one address she may open among all those of her keepers."""
    made = {"organisation": w.organisation, "kind": EngagementKind.GUIDE, "volunteer": w.own_volunteer()}
    return w.once("mine", lambda: EngagementFactory(**made))


def _my_work(w):
    return {"public_id": _mine(w).public_id}


def _with_work(w):
    """The page of her steps with something on it: a promise that waits, steps that are missing."""
    _mine(w)
    return {}


def _my_import(w):
    asked = {"status": EngagementStatus.IMPORTED, "confirmed_at": None, "volunteer": w.own_volunteer()}
    made = w.once("import", lambda: EngagementFactory(programme=w.programme, **asked))
    return {"public_id": made.public_id}


def _task(w):
    made = w.once("task", lambda: open_task(actor=None, engagement=_helper(w)))
    return {"public_id": made.public_id}


def _check(w):
    engagement = _helper(w)
    made = w.once(
        "check",
        lambda: record_seen(
            actor=None,
            volunteer=engagement.volunteer,
            organisation=engagement.organisation,
            activity=engagement.kind,
            issued_on=clock.today(),
        ),
    )
    return {"public_id": made.public_id}


def _promise(w):
    _mine(w)
    return {CONFIDENTIALITY.field: f"{CONFIDENTIALITY.version}:de"}


_SEEN = {"issued_on": "2026-01-15", "seen_on": "2026-02-01"}
_NEW = {"name": "Vera Neu", "language": "de", "kind": "mentor", "confirmed": "phone", "terms": "unpaid"}
_CONTACT = {"contact_phone": "0571 1234567", "contact_email": "vera@example.org"}

MINE = [
    limited("volunteers:my_steps", Role.VOLUNTEER, kwargs=_with_work, **_OWN),
    limited("volunteers:promise", Role.VOLUNTEER, methods=("POST",), page=False, data=_promise, **_OWN),
    limited("volunteers:my_profile", Role.VOLUNTEER, methods=_BOTH, data=lambda w: {"mobility": "bus"}, **_ONE, **_OWN),
    limited("volunteers:my_languages", Role.VOLUNTEER, methods=_BOTH, data=lambda w: {"de": "3"}, **_ONE, **_OWN),
    limited("volunteers:my_time", Role.VOLUNTEER, methods=_BOTH, data=lambda w: {"slot": "0-480-720"}, **_ONE, **_OWN),
    limited(
        "volunteers:my_photo", Role.VOLUNTEER, methods=_BOTH, data=lambda w: {"remove": "1"}, status=200, **_ONE, **_OWN
    ),
    limited("volunteers:decline", Role.VOLUNTEER, kwargs=_my_import, expect={"contact": 403, "deputy": 403}, **_ACT),
    limited("volunteers:pause", Role.VOLUNTEER, *_KEEPERS, kwargs=_my_work, methods=_BOTH, data=lambda w: {}, **_ONE),
    limited(
        "volunteers:end",
        Role.VOLUNTEER,
        *_KEEPERS,
        kwargs=_my_work,
        methods=_BOTH,
        data=lambda w: {"reason": "moved"},
        **_ONE,
    ),
    limited(
        "volunteers:contact", Role.VOLUNTEER, *_KEEPERS, kwargs=_my_work, methods=_BOTH, data=lambda w: _CONTACT, **_ONE
    ),
    limited("volunteers:resume", *_KEEPERS, kwargs=_paused, **_ACT),
    limited("volunteers:confirm", *_KEEPERS, kwargs=_work, data=lambda w: {"how": Answered.PHONE}, **_ACT),
]

DESK = [
    limited("volunteers:helpers", *_DESK, **_ONE, **_OWN),
    limited("volunteers:helpers", *_DESK, query="?q=a&step=ready&sort=-since&page=9", **_ONE, **_OWN),
    limited("volunteers:helpers", *_DESK, query="?programme=%00&area=..&language=xx&kind=x&sort=;", **_ONE, **_OWN),
    limited("volunteers:helpers", *_DESK, query="?step=clearance&status=active&language=de", **_ONE, **_OWN),
    limited("volunteers:helpers_download", *_DESK, page=False, **_ONE, **_OWN),
    limited(
        "volunteers:helper_new",
        *_DESK,
        methods=_BOTH,
        data=lambda w: {**_NEW, "place": w.centre.public_id},
        **_ONE,
        **_OWN,
    ),
    limited("volunteers:helper", *_KEEPERS, kwargs=_person, **_ONE),
    limited("volunteers:helper_profile", *_KEEPERS, kwargs=_person, methods=_BOTH, data=lambda w: {}, **_ONE),
    limited(
        "volunteers:helper_languages", *_KEEPERS, kwargs=_person, methods=_BOTH, data=lambda w: {"ar": "2"}, **_ONE
    ),
    limited(
        "volunteers:helper_time", *_KEEPERS, kwargs=_person, methods=_BOTH, data=lambda w: {"words": "Mo 16-18"}, **_ONE
    ),
    limited("volunteers:helper_photo_remove", *_KEEPERS, kwargs=_person, **_ACT),
    limited("volunteers:terms", *_KEEPERS, kwargs=_work, methods=_BOTH, data=lambda w: {"terms": "unpaid"}, **_ONE),
    limited("volunteers:step", *_KEEPERS, kwargs=_work, data=lambda w: {"step": StepKind.FIRST_TALK}, **_ACT),
    limited("volunteers:step_back", *_KEEPERS, kwargs=_step_done, data=lambda w: {"step": StepKind.FIRST_TALK}, **_ACT),
    limited(
        "volunteers:programme_steps",
        *_KEEPERS,
        kwargs=lambda w: {"public_id": w.programme.public_id},
        methods=_BOTH,
        data=lambda w: {"mentor": "training"},
        denied=403,
        elsewhere=403,
    ),
    limited(
        "volunteers:organisation_steps",
        *_KEEPERS,
        kwargs=lambda w: {"public_id": w.organisation.public_id},
        methods=_BOTH,
        data=lambda w: {"mentor": "training"},
        denied=403,
        elsewhere=403,
    ),
]

CHECKING = [
    limited("volunteers:certificates", *_CHECKERS, **_ONE, **_OWN),
    limited("volunteers:certificate", *_CHECKERS, kwargs=_task, methods=_BOTH, data=lambda w: _SEEN, **_ONE),
    limited("volunteers:not_shown", *_CHECKERS, kwargs=_task, **_ACT),
    limited("volunteers:take_back", *_CHECKERS, kwargs=_check, **_ACT),
]

ROUTES = [*MINE, *DESK, *CHECKING]
