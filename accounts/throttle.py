"""How often (security 10 and 12). Counters are rows of the database: shared by all processes, Redis or not.

A budget per address stops bombing; part of it is kept for browsers that signed in with this address before,
so that a stranger cannot use up somebody's codes.
"""

import datetime as dt
import ipaddress
from contextlib import contextmanager

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core import signing
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from accounts.addresses import Address
from accounts.enums import Channel
from common import limits
from common.errors import Gone, TooOften

HOUR = 3600
DAY = 24 * HOUR
KNOWN_COOKIE = "known"
_KNOWN_AGE = dt.timedelta(days=180)
_KNOWN_PEOPLE = 5

# (a stranger's browser, a known browser) per address.
_PER_HOUR = {Channel.SMS: (2, 3), Channel.MAIL: (5, 8)}
_PER_DAY = {Channel.SMS: (6, 9), Channel.MAIL: (20, 30)}
_PER_SENDER_HOUR = 60
_PER_SENDER_DAY = 300

_TOO_MANY_CODES = _("There were too many codes for this address. Please wait an hour, or take another way in.")
_TOO_MANY_TRIES = _("That was too often from this connection. Please wait a little and try again.")


def check_request(request, address: Address) -> None:
    """Count one wish for a code, whether somebody has the address or not. Raises `TooOften`."""
    check_sender(request, "code", per_hour=_PER_SENDER_HOUR, per_day=_PER_SENDER_DAY)
    known = is_known(request, address)
    for name, budgets, seconds in (("hour", _PER_HOUR, HOUR), ("day", _PER_DAY, DAY)):
        budget = budgets[address.channel][known]
        if not limits.slot(f"code.{name}", address.value, limit=budget, seconds=seconds):
            raise TooOften(_TOO_MANY_CODES, retry_after=HOUR)


def check_sender(request, kind: str, *, per_hour: int, per_day: int) -> None:
    """Count one try of `kind` by the sending address. Raises `TooOften`."""
    sender = sender_of(request)
    if not limits.allow(f"{kind}.sender.hour", sender, limit=per_hour, seconds=HOUR) or not limits.allow(
        f"{kind}.sender.day", sender, limit=per_day, seconds=DAY
    ):
        raise TooOften(_TOO_MANY_TRIES, retry_after=HOUR)


@contextmanager
def guesses(request, kind: str, *, per_hour: int, per_day: int):
    """Around looking up a code that stands in an address: each wrong one (`Gone`) counts for the sending address.

    Too many, and no code is looked up for it any more: raises `TooOften`. A right one writes nothing, as a GET should.
    """
    sender = sender_of(request)
    windows = [(f"{kind}.guess.hour", per_hour, HOUR), (f"{kind}.guess.day", per_day, DAY)]
    if any(limits.is_spent(name, sender, limit=limit, seconds=seconds) for name, limit, seconds in windows):
        raise TooOften(_TOO_MANY_TRIES, retry_after=HOUR)
    try:
        yield
    except Gone:
        for name, limit, seconds in windows:
            limits.allow(name, sender, limit=limit, seconds=seconds)
        raise


def sender_of(request) -> str:
    """The sending address; an IPv6 one as its /64 network, since a home has a whole one."""
    found = ipaddress.ip_address(get_adapter().get_client_ip(request))
    if found.version == 6:
        return str(ipaddress.ip_network((found, 64), strict=False).network_address)
    return str(found)


def is_known(request, address: Address) -> bool:
    """True if somebody signed in with this address in this browser before."""
    return _mark(address) in _marks(request)


def remember(request, response, addresses: list[Address]) -> None:
    """Mark the browser as known for these addresses. The cookie holds keyed hashes only."""
    marks = list(dict.fromkeys([*map(_mark, addresses), *_marks(request)]))[: 2 * _KNOWN_PEOPLE]
    response.set_cookie(
        KNOWN_COOKIE,
        signing.dumps(marks, salt="accounts.known"),
        max_age=_KNOWN_AGE,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _marks(request) -> list[str]:
    try:
        return signing.loads(request.COOKIES.get(KNOWN_COOKIE, ""), salt="accounts.known", max_age=_KNOWN_AGE)
    except signing.BadSignature:
        return []


def _mark(address: Address) -> str:
    return salted_hmac("accounts.known", address.value, algorithm="sha256").hexdigest()[:20]
