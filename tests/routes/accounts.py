"""People, roles, ways in of our own."""

from accounts.enums import STAFF
from tests.routes import public, signed_in
from tests.support.people import SEATS, SIGNED_OUT, role_of

# Signed in, there is nothing to do on the pages of the sign-in.
_INSIDE = {seat: 302 for seat in SEATS if seat != SIGNED_OUT}
_OUTSIDE = {SIGNED_OUT: 302}
# Staff have done their second step and are led on; who has none, volunteers too, may set one up.
_DONE = {seat: 302 for seat in SEATS if role_of(seat) in STAFF and "@one_step" not in seat}

ROUTES = [
    public("accounts:login", expect=_INSIDE),
    public("accounts:login_code", status=302, page=False),
    public("accounts:login_second_step", status=302, page=False),
    public("accounts:passkey_login", methods=("POST",), status=302, page=False),
    public("accounts:passkey_challenge", methods=("POST",), page=False),
    public("accounts:letter"),
    public("accounts:letter_open", kwargs=lambda w: {"code": "ABCD-EFGH-JKMN"}),
    public("accounts:logout", expect=_OUTSIDE),
    signed_in("accounts:me"),
    signed_in("accounts:profile"),
    # Only sessions opened by letter are asked.
    signed_in("accounts:pin", status=302, page=False),
    signed_in("accounts:prove"),
    signed_in("accounts:address"),
    signed_in("accounts:address_code", status=302, page=False),
    signed_in("accounts:address_remove", kwargs=lambda w: {"channel": "mail"}),
    signed_in("accounts:letter_end", status=404, page=False),
    signed_in("accounts:second_step", expect=_DONE),
    signed_in("accounts:new_app"),
    signed_in("accounts:recovery_codes"),
    signed_in("accounts:new_passkey"),
    signed_in("accounts:passkey_remove", kwargs=lambda w: {"handle": "nothing"}, status=404, page=False),
    signed_in("accounts:sessions", methods=("GET", "POST"), data=lambda w: {"which": "others"}),
]
