"""People, roles, ways in of our own."""

from allauth.mfa.models import Authenticator

from accounts.enums import STAFF, Answered, Role
from accounts.purposes import PHOTO
from accounts.services import consents
from tests.factories import UserFactory, give
from tests.routes import limited, public, signed_in
from tests.support.people import SEATS, SIGNED_OUT, role_of

# Signed in, there is nothing to do on the pages of the sign-in.
_INSIDE = {seat: 302 for seat in SEATS if seat != SIGNED_OUT}
_OUTSIDE = {SIGNED_OUT: 302}
# Staff have done their second step and are led on; who has none, volunteers too, may set one up.
_DONE = {seat: 302 for seat in SEATS if role_of(seat) in STAFF and "@one_step" not in seat}


def _with_app(world):
    """Recovery codes are for people with an app."""
    if world.user:
        Authenticator.objects.get_or_create(
            user=world.user, type=Authenticator.Type.TOTP, defaults={"data": {"secret": ""}}
        )
    return {}


def _own_consent(world):
    """Something whoever asks has agreed to; signed out, somebody else has."""
    user = world.user or world.person("mentee")
    given = consents.give(actor=user, user=user, purpose=PHOTO, how=Answered.SELF, language="de")
    return {"public_id": given.public_id}


def _volunteer(w):
    """Somebody the house here may help at the counter; an area grant does not reach her."""
    helped = w.once("helped", lambda: give(UserFactory(name="Somebody helped"), Role.VOLUNTEER, w.organisation))
    return {"public_id": helped.user.public_id}


def _counter(name, **more):
    return limited(f"accounts:counter{name}", Role.CONTACT, Role.DEPUTY, kwargs=_volunteer, second_step=True, **more)


ROUTES = [
    public("accounts:login", methods=("GET", "POST"), expect=_INSIDE),
    public("accounts:login_code", methods=("GET", "POST"), status=302, page=False),
    public("accounts:login_second_step", methods=("GET", "POST"), status=302, page=False),
    public("accounts:passkey_login", methods=("POST",), status=302, page=False),
    public("accounts:passkey_challenge", methods=("POST",), page=False),
    public("accounts:letter", methods=("GET", "POST")),
    public("accounts:letter_typed", status=302, page=False),
    public("accounts:letter_open", methods=("GET", "POST"), kwargs=lambda w: {"code": "ABCD-EFGH-JKMN"}),
    public("accounts:logout", methods=("GET", "POST"), expect=_OUTSIDE),
    signed_in("accounts:me"),
    signed_in("accounts:profile", methods=("GET", "POST")),
    # Only sessions opened by letter are asked.
    signed_in("accounts:pin", methods=("GET", "POST"), status=302, page=False),
    signed_in("accounts:prove", methods=("GET", "POST")),
    signed_in("accounts:address", methods=("GET", "POST")),
    signed_in("accounts:address_code", methods=("GET", "POST"), status=302, page=False),
    signed_in("accounts:address_remove", methods=("GET", "POST"), kwargs=lambda w: {"channel": "mail"}),
    signed_in("accounts:letter_end", status=404, page=False),
    signed_in("accounts:second_step", methods=("GET", "POST"), expect=_DONE),
    signed_in("accounts:new_app", methods=("GET", "POST")),
    signed_in("accounts:recovery_codes", methods=("GET", "POST"), data=_with_app),
    signed_in("accounts:new_passkey", methods=("GET", "POST")),
    signed_in("accounts:passkey_remove", kwargs=lambda w: {"handle": "nothing"}, status=404, page=False),
    signed_in("accounts:consents"),
    *(
        signed_in(f"accounts:consent_{act}", methods=("POST",), kwargs=_own_consent, page=False)
        for act in ("give", "withdraw")
    ),
    signed_in("accounts:sessions", methods=("GET", "POST"), data=lambda w: {"which": "others"}),
    # A look at a person's data is written down.
    _counter("", writes=("accounts_auditentry",)),
    _counter("_address", methods=("GET", "POST"), data=lambda w: {"address": "new@example.org"}),
    _counter("_letter_new", methods=("POST",), page=False),
    # Nothing to print before a letter was made in this session.
    _counter("_letter_pdf", status=410, page=False),
    _counter("_letter_done", methods=("POST",), page=False),
    _counter("_letter_void", methods=("POST",), page=False),
]
