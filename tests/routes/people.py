"""Roles, invitations and the trail."""

from accounts.enums import Channel, Role
from accounts.rules import GIVERS
from network.services import invitations
from tests.factories import give
from tests.routes import limited, public, signed_in

# A page of one's own: the same role elsewhere has one, too.
_OWN = {"second_step": True, "elsewhere": 200}
_ONE = {"second_step": True}
_POST = {**_ONE, "methods": ("POST",), "page": False}
_PAGE = ("GET", "POST")
# Who may give the colleague's role.
_HELP = (Role.COORDINATOR, Role.CONTACT)


def _colleague(w):
    """Somebody with a role in the house here."""
    return w.once("colleague", lambda: give(_new_person(), Role.CHECKER, w.organisation))


def _new_person():
    from tests.factories import UserFactory

    return UserFactory(name="Somebody here")


def _membership(w):
    return {"public_id": _colleague(w).public_id}


def _person(w):
    return {"public_id": _colleague(w).user.public_id}


def _photo(w):
    return {**_person(w), "code": "photo"}


def _invited(w):
    """An open invitation into the house here, and its code."""
    return w.once(
        "invited",
        lambda: invitations.invite(
            actor=None, role=Role.CHECKER, container=w.organisation, channel=Channel.LETTER, name="Somebody"
        ),
    )


def _invitation(w):
    return {"public_id": _invited(w)[0].public_id}


def _code(w):
    return {"code": _invited(w)[1]}


ROUTES = [
    limited("network:people", *GIVERS, **_OWN),
    limited("network:people", *GIVERS, query="?q=a&role=contact&page=9", **_OWN),
    limited("network:role_undo", *GIVERS, **{**_POST, "elsewhere": 200}),
    limited("network:invite", *GIVERS, methods=_PAGE, **_OWN),
    limited("network:invitations", *GIVERS, **_OWN),
    limited("network:invitation", *GIVERS, kwargs=_invitation, **_ONE),
    limited("network:invitation_again", *GIVERS, kwargs=_invitation, **_POST),
    limited("network:invitation_revoke", *GIVERS, kwargs=_invitation, **_POST),
    limited("network:role", *GIVERS, kwargs=_membership, methods=_PAGE, **_ONE),
    limited("network:role_take_back", *GIVERS, kwargs=_membership, **_POST),
    limited("network:role_deputy", *GIVERS, kwargs=_membership, methods=_PAGE, **_ONE),
    # A look at a person's data is written down.
    limited("network:person", *GIVERS, kwargs=_person, writes=("accounts_auditentry",), **_ONE),
    limited("network:role_give", *GIVERS, kwargs=_person, methods=_PAGE, **_ONE),
    # Recording an answer is for those who may help at the counter; opening the list is a look, too.
    limited("network:person_consents", *_HELP, kwargs=_person, writes=("accounts_auditentry",), **_ONE),
    limited("network:person_consent", *_HELP, kwargs=_photo, methods=_PAGE, **_ONE),
    limited("network:audit", *GIVERS, query="?act=role&since=2026-01-01", **_OWN),
    public("network:invitation_code", methods=_PAGE, data=lambda w: {"code": "ABCD-EFGH-JKMN"}),
    public("network:invitation_door", kwargs=_code, methods=_PAGE),
    # Whoever has not begun at the door is led there.
    *(
        public(f"network:invitation_{step}", kwargs=_code, status=302, page=False, methods=_PAGE)
        for step in ("name", "way", "proof")
    ),
    signed_in("network:invitation_accepted"),
]
