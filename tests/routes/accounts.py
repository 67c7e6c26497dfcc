"""People, roles, ways in of our own."""

from tests.routes import public
from tests.support.people import SEATS, SIGNED_OUT

# Signed in, there is nothing to do on the pages of the sign-in.
_INSIDE = {seat: 302 for seat in SEATS if seat != SIGNED_OUT}
_OUTSIDE = {SIGNED_OUT: 302}

ROUTES = [
    public("accounts:login", expect=_INSIDE),
    public("accounts:login_code", status=302, page=False),
    public("accounts:logout", expect=_OUTSIDE),
]
