"""Addresses of mentees: the public questions, the own page, the desk, the referrers'."""

from accounts.enums import Role
from common import clock
from mentees.enums import MenteeStatus, Side
from tests import factories
from tests.routes import limited, public

KEEPERS = (Role.COORDINATOR, Role.CONTACT, Role.DEPUTY)
REFERRERS = (*KEEPERS, Role.REFERRER)
_PAGE = ("GET", "POST")
# A page of one's own house: the same role elsewhere has one, too.
_HOUSE = {"second_step": True, "elsewhere": 200}
_ONE = {"second_step": True}
_POST = {"methods": ("POST",), "page": False}
# Whoever takes in or reports is led to the page for that.
_LED_ON = {
    seat: 302 for role in REFERRERS for seat in (role.value, f"{role.value}@elsewhere", f"{role.value}@one_step")
}


def _own(w):
    """The mentee's seat has asked here; the one elsewhere has not."""
    w.own_mentee()
    return {}


def _own_need(w):
    need = w.once("own_need", lambda: factories.NeedFactory(mentee=w.own_mentee(), phase=w.phase))
    return {"public_id": need.public_id}


def _request(w):
    """A request to the organisation here, of somebody under 18 without a guardian's yes."""
    asked = w.once(
        "request_here",
        lambda: factories.MenteeFactory(
            intake=w.organisation, status=MenteeStatus.REQUESTED, talked_on=None, birth_year=2012
        ),
    )
    return {"public_id": asked.public_id}


def _nameless(w):
    """What the organisation here reported without naming anybody; the centre of the area keeps it, too."""
    need = w.once(
        "nameless_need",
        lambda: factories.NeedFactory(
            mentee=None, organisation=w.organisation, phase=w.phase, side=Side.SCHOOL, people=6
        ),
    )
    return {"public_id": need.public_id}


_NEED = {"need": "work-search:application"}
_SAID = {"name": "Neue Person", "age": "adult", "birth_year": "1991", "how": "phone"}


def _taken_in(w):
    """A request filled in together, for the centre of whoever coordinates it."""
    return {**_SAID, **_NEED, "house": w.centre.public_id, "language": "de", "urgency": "2"}


def _reported(w):
    return {
        "organisation": w.centre.public_id,
        "people": "6",
        "phase": w.phase.slug,
        "topic": "work",
        "urgency": "2",
    }


def _talked(w):
    return {**_SAID, "end": "waiting", "on": clock.today().isoformat()}


_LOOK = {**_ONE, "writes": ("accounts_auditentry",)}
ROUTES = [
    public("mentees:ask", methods=_PAGE, expect=_LED_ON),
    public("mentees:ask", query="?myself=1&programme=x", methods=_PAGE),
    # Without a draft in this browser everything leads to the first question.
    public("mentees:ask_screen", kwargs=lambda w: {"key": "languages"}, methods=_PAGE, status=302, page=False),
    public("mentees:ask_check", methods=_PAGE, status=302, page=False),
    public("mentees:ask_later", status=302, page=False),
    public("mentees:ask_code", methods=_PAGE, data=lambda w: {"code": "ABCD-EFGH-JKMN"}),
    public("mentees:ask_anew", **_POST),
    limited("mentees:mine", Role.MENTEE, kwargs=_own),
    # The one here has an e-mail to come in with: a session left open must not add another way.
    limited("mentees:way_back", kwargs=_own, expect={"mentee": 403}, **_POST),
    limited("mentees:mine_change", Role.MENTEE, kwargs=_own, methods=_PAGE),
    limited("mentees:mine_need", Role.MENTEE, kwargs=_own, methods=_PAGE, data=lambda w: _NEED),
    limited("mentees:mine_need_over", Role.MENTEE, kwargs=_own_need, **_POST),
    limited("mentees:people", *KEEPERS, **_HOUSE),
    limited("mentees:people", *KEEPERS, query="?status=waiting&phase=x&area=y&q=a&page=9", **_HOUSE),
    # Who takes people's data along looks at each of them.
    limited("mentees:people_table", *KEEPERS, **_HOUSE, page=False, writes=("accounts_auditentry",)),
    limited("mentees:needs_table", *KEEPERS, **_HOUSE, page=False),
    limited("mentees:fill_in", *REFERRERS, methods=_PAGE, data=_taken_in, **_HOUSE),
    limited("mentees:person", Role.CONTACT, Role.DEPUTY, kwargs=_request, **_LOOK),
    limited("mentees:talk", Role.CONTACT, Role.DEPUTY, kwargs=_request, methods=_PAGE, data=_talked, **_LOOK),
    limited(
        "mentees:person_change",
        Role.CONTACT,
        Role.DEPUTY,
        kwargs=_request,
        methods=_PAGE,
        data=lambda w: _SAID,
        **_LOOK,
    ),
    limited("mentees:needs", *KEEPERS, **_HOUSE),
    limited("mentees:needs", *KEEPERS, query="?phase=x&side=school&status=closed", **_HOUSE),
    limited("mentees:need_new", *REFERRERS, methods=_PAGE, data=_reported, **_HOUSE),
    limited("mentees:need_close", *KEEPERS, kwargs=_nameless, data=lambda w: {"reason": "met"}, **_ONE, **_POST),
    limited("mentees:reports", *REFERRERS, **_HOUSE),
]
