"""Passing on: the desk's pages and the person's own."""

from accounts.enums import Role
from tests import factories
from tests.mentees.referral_world import need_of, referred
from tests.routes import limited, signed_in

HOUSE = (Role.COORDINATOR, Role.CONTACT, Role.DEPUTY)
_LOOK = ("accounts_auditentry",)
# Both sides keep such pages, whichever house is whose.
_OWN = {"second_step": True, "elsewhere": 200}


def _referral(w):
    return {"public_id": w.once("referral", lambda: referred(w)).public_id}


def _need(w):
    return {"public_id": w.once("referable", lambda: need_of(w)).public_id}


def _own_need(w):
    """A need of the mentee's seat: a yes or no is hers alone."""
    return w.once("own_need", lambda: factories.NeedFactory(mentee=w.own_mentee(), phase=w.phase))


def _asked(w):
    return {"need": _own_need(w).public_id, "programme": w.other_programme.public_id}


def _own_referral(w):
    return {"public_id": w.once("own_referral", lambda: referred(w, _own_need(w))).public_id}


# The other side sees it, too; of the centre whoever coordinates the area there.
_SEEN = {"contact@elsewhere": 200, "deputy@elsewhere": 200, "coordinator@elsewhere": 200}

ROUTES = [
    limited("mentees:referrals", *HOUSE, query="?side=sent&state=all&page=9", **_OWN),
    limited("mentees:referrals", *HOUSE, **_OWN),
    limited("mentees:referrals_table", *HOUSE, page=False, **_OWN),
    limited("mentees:referral", *HOUSE, kwargs=_referral, second_step=True, expect=_SEEN, writes=_LOOK),
    limited(
        "mentees:referral_answer",
        Role.CONTACT,
        Role.DEPUTY,
        kwargs=_referral,
        second_step=True,
        # They see it; it is not theirs to withdraw.
        expect=dict.fromkeys((*_SEEN, "coordinator"), 403),
        methods=("POST",),
        page=False,
        data=lambda w: {"do": "withdraw"},
    ),
    limited(
        "mentees:refer",
        Role.CONTACT,
        Role.DEPUTY,
        kwargs=_need,
        methods=("GET", "POST"),
        second_step=True,
        data=lambda w: {"programme": w.other_programme.public_id, "agreed": "phone", "language": "de"},
    ),
    signed_in("mentees:my_referrals"),
    limited("mentees:my_referral_withdraw", Role.MENTEE, methods=("POST",), kwargs=_own_referral, page=False),
    limited(
        "mentees:may_we_refer",
        Role.MENTEE,
        methods=("GET", "POST"),
        kwargs=_asked,
        data=lambda w: {"answer": "yes"},
    ),
]
