"""Every address of the house in one table: who gets what.

One module per room with a list `ROUTES`; add a line for each URL name you add, or the suite fails. Three words:

    public("network:chain")                       # everybody gets 200
    signed_in("notifications:list")               # signed out → to the sign-in, everybody else 200
    limited("network:programme_edit", Role.COORDINATOR, Role.CONTACT, Role.DEPUTY,
            kwargs=lambda w: {"public_id": w.programme.public_id})
                                                  # these roles 200, the same role elsewhere 404, others `denied` (404)

What is walked for each line, from every seat of `tests/support/people.py`: the status of GET (and HEAD); that the GET
only SELECTs; that an unsafe method without CSRF token is refused; that a refused POST writes nothing; that a foreign
and a missing object look the same; that no `next` leads out of the house. Lines with `page=True` (the default) are
also opened in a browser: accessibility, content security policy, 320 px, right to left.

More words of a line:
    methods=("POST",)            default ("GET",); GET is expected to answer 405 when it is not named
    kwargs=lambda w: {...}       URL arguments; `w` is the `World` (w.programme, w.organisation, w.contact, w.offer,
                                 w.user = who asks, w.once("key", build)); make your own objects through your factories
    query="?q=a"                 a query string
    data=lambda w: {...}         a POST body; without one the POST is empty
    second_step=True             for pages with `@sees_people`: `…@one_step` seats are led to the second step (302)
    denied=403, elsewhere=404    status for roles without the right, and for the same role elsewhere
    status=200                   status for whoever may (302 for a pure redirect)
    expect={"mentee": 302}       any seat that differs, by its word
    writes=("django_session",)   tables a GET may write, with the reason as a comment beside it
    page=False                   answers no HTML page of its own (file, fragment, redirect, JSON)
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

from accounts.enums import Role
from tests.support.people import ONE_STEP, SEATS, SIGNED_OUT, role_of


class Access(Enum):
    PUBLIC = "public"
    SIGNED_IN = "signed in"
    LIMITED = "limited"


@dataclass(frozen=True, kw_only=True)
class Route:
    """One line of the table."""

    name: str
    access: Access
    roles: frozenset[Role] = frozenset()
    methods: tuple[str, ...] = ("GET",)
    kwargs: Callable | None = None
    query: str = ""
    data: Callable | None = None
    second_step: bool = False
    denied: int = 404
    elsewhere: int = 404
    status: int = 200
    expect: dict[str, int] = field(default_factory=dict)
    writes: tuple[str, ...] = ()
    page: bool = True

    def __str__(self):
        return self.name + self.query

    def expected(self, seat: str) -> int:
        """The status this seat gets for the route's own method."""
        if seat in self.expect:
            return self.expect[seat]
        if self.access is Access.PUBLIC:
            return self.status
        if seat == SIGNED_OUT:
            return 302
        if seat in ONE_STEP and self.second_step:
            return 302
        if self.access is Access.SIGNED_IN:
            return self.status
        if role_of(seat) not in self.roles:
            return self.denied
        return self.elsewhere if seat.endswith("@elsewhere") else self.status

    def lets_in(self, seat: str) -> bool:
        return self.expected(seat) == self.status

    @property
    def insider(self) -> str:
        """The seat that stands for those who may: the first role let in, else signed out."""
        return next((seat for seat in SEATS[1:] if self.lets_in(seat)), SIGNED_OUT)


def public(name: str, **more) -> Route:
    """For everybody."""
    return Route(name=name, access=Access.PUBLIC, **more)


def signed_in(name: str, **more) -> Route:
    """For everybody with a session."""
    return Route(name=name, access=Access.SIGNED_IN, **more)


def limited(name: str, *roles: Role, **more) -> Route:
    """For these roles, on their own containers."""
    return Route(name=name, access=Access.LIMITED, roles=frozenset(roles), **more)
