"""People of the suite: one for every seat from which a page can be asked for.

A seat is a word: `signed_out`, a role (`contact`), the near miss `contact@elsewhere` (same role, other organisation)
and `contact@one_step` (right role, second step of the sign-in still missing).
"""

import contextlib
import time

import pytest
from django.db import transaction
from django.test import Client

from accounts.enums import STAFF, Role
from tests.support.world import World

SIGNED_OUT = "signed_out"
# Held on the whole installation: there is no elsewhere.
EVERYWHERE = frozenset({Role.STEERING, Role.ADMINISTRATOR})
ROLES = [role.value for role in Role]
NEAR_MISSES = [f"{role.value}@elsewhere" for role in Role if role not in EVERYWHERE]
ONE_STEP = [f"{role.value}@one_step" for role in (Role.COORDINATOR, Role.CONTACT)]
SEATS = [SIGNED_OUT, *ROLES, *NEAR_MISSES, *ONE_STEP]


def role_of(seat: str) -> Role | None:
    """The role of a seat; None signed out."""
    return None if seat == SIGNED_OUT else Role(seat.partition("@")[0])


def second_step(client: Client) -> Client:
    """Mark the client's session as confirmed with a second step, as TOTP or a passkey does."""
    return _proved(client, {"method": "mfa", "type": "totp", "at": time.time()})


def _proved(client: Client, record: dict) -> Client:
    session = client.session
    methods = session.get("account_authentication_methods", [])
    session["account_authentication_methods"] = [*methods, record]
    session["account_authentication_methods_user"] = session["_auth_user_id"]
    session.save()
    return client


def sign_in(user, *, second: bool = False, **options) -> Client:
    """A client with a session of this person; `second` with the second step done."""
    client = Client(**options)
    if user is not None:
        client.force_login(user)
        _proved(client, {"method": "code", "at": time.time()})
        if second:
            second_step(client)
    return client


def needs_second_step(seat: str) -> bool:
    """True if the seat's session has the second step done."""
    return role_of(seat) in STAFF and not seat.endswith("@one_step")


@pytest.fixture
def world(db) -> World:
    """A small county with two of everything, and one person per seat (made when first asked for)."""
    return World()


@pytest.fixture
def as_role(world):
    """`as_role("contact")`, `as_role("contact@elsewhere")`, `as_role("signed_out")`: a client of that seat."""
    return lambda seat, **options: sign_in(world.person(seat), second=needs_second_step(seat), **options)


class Settled:
    """A county in which everybody lives already and is signed in. Made once for a whole file of tests."""

    def __init__(self):
        self.world = World()
        self._cookies = {}
        for seat in SEATS:
            client = sign_in(self.world.person(seat), second=needs_second_step(seat))
            self._cookies[seat] = client.cookies
        self.world.settle()

    def client(self, seat: str, **options) -> Client:
        """A fresh client with this seat's session; the world knows who asks."""
        self.world.user = self.world.person(seat)
        client = Client(**options)
        client.cookies.load({name: morsel.value for name, morsel in self._cookies[seat].items()})
        return client


@pytest.fixture(scope="module")
def _settled(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), _undone():
        yield Settled()


@pytest.fixture
def settled(_settled, db):
    """The county of this file; what the test changes is undone, in the database and in the world's memory.

    Tests with it carry the mark `django_db`, else pytest-django makes no database for a run of them alone.
    """
    kept = {name: dict(value) if isinstance(value, dict) else value for name, value in vars(_settled.world).items()}
    yield _settled
    vars(_settled.world).clear()
    vars(_settled.world).update(kept)


@contextlib.contextmanager
def _undone():
    """A transaction that is rolled back, as Django's TestCase does it."""
    block = transaction.atomic()
    # Lets `atomic(durable=True)` inside pass, as in Django's TestCase.
    block._from_testcase = True
    with block:
        try:
            yield
        finally:
            transaction.set_rollback(True)
