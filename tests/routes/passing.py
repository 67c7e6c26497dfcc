"""The desk, follow-ups, handovers, breaks, ends and looking back."""

from accounts.enums import Role
from common import clock
from mentors.enums import TandemEnd
from mentors.services import handovers, reflections, tandems
from tests.mentors.passing_world import accepted, fresh, tandem_here
from tests.routes import limited

HOUSE = (Role.COORDINATOR, Role.CONTACT, Role.DEPUTY)
OURS = (Role.CONTACT, Role.DEPUTY)
_LOOK = ("accounts_auditentry",)
_OWN = {"second_step": True, "elsewhere": 200}
_ONE = {"second_step": True}
_POST = {"methods": ("POST",), "page": False}
_PAGE = ("GET", "POST")


def _tandem(w):
    return w.once("kept_tandem", lambda: tandem_here(w))


def _record(w):
    return {"kind": "tandem", "public_id": _tandem(w).public_id}


def _follow_up(w):
    return {"kind": "call", "due_on": clock.today().isoformat(), "note": ""}


def _referral(w):
    return w.once("taken_over", lambda: accepted(w, w.once("passed_on", lambda: tandem_here(w))))


def _handover(w):
    def begin():
        referral = _referral(w)
        return handovers.start_handover(
            actor=w.person("contact@elsewhere"), referral=referral, old=fresh(w.once("passed_on", None))
        )

    return {"public_id": w.once("handover", begin).public_id}


def _engagement(w):
    return {"public_id": _tandem(w).engagement.public_id}


def _plan(w):
    return {f"plan-{_tandem(w).public_id}": "wait"}


def _stop(w):
    return {f"plan-{_tandem(w).public_id}": "new", "reason": "moved"}


def _mentee(w):
    return {"public_id": _tandem(w).mentee.public_id}


def _own_mentee(w):
    """The mentee's seat has asked here; the one elsewhere has not."""
    w.own_mentee()
    return {}


def _ended(w):
    def end():
        return tandems.end_tandem(actor=None, tandem=tandem_here(w), reason=TandemEnd.REACHED)

    return {"public_id": w.once("ended_tandem", end).public_id}


def _asked(w):
    """The mentee's seat is asked whether she wants to help."""

    def ask():
        mentee = w.own_mentee()
        return reflections.ask_to_help(
            actor=w.person("contact"), mentee=mentee, organisation=w.organisation, programme=w.programme
        )

    return {"public_id": w.once("asked_to_help", ask).public_id}


_THOUGHT = {**dict.fromkeys(("worth", "reached", "again"), "4"), "side": "mentor", "how": "phone"}
# The house that took over leads the handover, too.
_BOTH = {"contact@elsewhere": 200, "deputy@elsewhere": 200}

ROUTES = [
    *(
        limited("mentors:desk", *HOUSE, query=f"?list={name}&area=..&phase=%00&page=x", **_OWN)
        for name in ("waiting", "proposals", "signals", "tandems", "imports", "doubles", "referrals", "follow_ups")
    ),
    limited("mentors:desk_table", *HOUSE, page=False, writes=_LOOK, **_OWN),
    limited("mentors:follow_ups_change", *HOUSE, data=lambda w: {"do": "done"}, **_OWN, **_POST),
    limited("mentors:follow_ups_many", *HOUSE, kwargs=lambda w: {"kind": "tandem"}, **_OWN, **_POST),
    limited("mentors:follow_ups_of", *OURS, kwargs=_record, methods=_PAGE, data=_follow_up, **_ONE),
    limited(
        "mentors:handover_start",
        *OURS,
        kwargs=lambda w: {"public_id": _referral(w).public_id},
        expect={"contact@elsewhere": 200, "deputy@elsewhere": 200, "coordinator": 403, "coordinator@elsewhere": 403},
        **_ONE,
        **_POST,
    ),
    limited("mentors:handover", *OURS, kwargs=_handover, expect=_BOTH, writes=_LOOK, **_ONE),
    limited(
        "mentors:handover_lead", *OURS, kwargs=_handover, expect=_BOTH, data=lambda w: {"do": "finish"}, **_ONE, **_POST
    ),
    limited("mentors:mentor_pause", *OURS, kwargs=_engagement, methods=_PAGE, data=_plan, **_ONE),
    limited("mentors:mentor_resume", *OURS, kwargs=_engagement, **_ONE, **_POST),
    limited("mentors:mentor_end", *OURS, kwargs=_engagement, methods=_PAGE, data=_stop, writes=_LOOK, **_ONE),
    limited("mentors:mentee_end", *OURS, kwargs=_mentee, methods=_PAGE, data=lambda w: {"reason": "moved"}, **_ONE),
    limited("mentors:mentee_withdraw", Role.MENTEE, kwargs=_own_mentee, methods=_PAGE),
    limited("mentors:reflection", *OURS, kwargs=_ended, methods=_PAGE, data=lambda w: _THOUGHT, **_ONE),
    limited(
        "mentors:ask_to_help",
        *OURS,
        kwargs=lambda w: {"public_id": _tandem(w).mentee.public_id},
        methods=_PAGE,
        data=lambda w: {"programme": w.programme.public_id},
        **_ONE,
    ),
    limited("mentors:help_too", Role.MENTEE, kwargs=_asked, methods=_PAGE, data=lambda w: {"answer": "yes"}),
]
