"""Where a person can go from here, by role: one list for the top bar, the desk's side and the phone's bottom."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from django.urls import reverse
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from accounts.enums import Role
from accounts.rules import GIVERS
from accounts.scope import scope

R = Role
KEEPERS = {R.COORDINATOR, R.CONTACT, R.DEPUTY}
DESK = frozenset(
    {*KEEPERS, R.QUARTER_MANAGER, R.STEERING, R.ADMINISTRATOR, R.FINANCE, R.TRAINER, R.CHECKER, R.SAFEGUARDING}
)


@dataclass(frozen=True, slots=True)
class Item:
    """One entry; `roles` empty means everybody, `places` says in which layouts it stands."""

    label: str
    route: str
    icon: str
    roles: frozenset = frozenset()
    places: frozenset = frozenset({"public", "phone", "desk"})
    href: str = ""
    current: bool = False
    count: int = 0


def _item(label, route, icon, roles=(), places=("public", "phone", "desk")):
    return Item(label, route, icon, frozenset(roles), frozenset(places))


ITEMS = (
    _item(gettext_noop("Today"), "portal:home", "home", places=("desk",)),
    _item(gettext_noop("Start"), "portal:home", "home", places=("phone", "public")),
    _item(gettext_noop("The chain"), "network:chain", "path"),
    _item(gettext_noop("Programmes"), "network:programmes", "list", places=("public", "desk")),
    _item(gettext_noop("Offers"), "network:offers", "calendar"),
    _item(gettext_noop("Who to call"), "network:partners", "phone"),
    _item(gettext_noop("My entries"), "network:mine", "edit", KEEPERS, ("desk",)),
    _item(gettext_noop("Coverage"), "network:coverage", "grid", {*KEEPERS, R.STEERING, R.QUARTER_MANAGER}, ("desk",)),
    _item(gettext_noop("People and roles"), "network:people", "people", GIVERS, ("desk",)),
    _item(gettext_noop("Trail"), "network:audit", "search", GIVERS, ("desk",)),
    _item(gettext_noop("Notices"), "notifications:notices", "bell", places=("desk",)),
)


def layout(user) -> str:
    """`public` when signed out, `desk` for those who work at a desk, `phone` for everybody else."""
    if not user.is_authenticated:
        return "public"
    return "desk" if scope(user).has(*DESK) else "phone"


def items(user, path: str) -> list[Item]:
    """The entries of this person in the current language; the one that holds `path` is current."""
    held = frozenset(scope(user).roles)
    found = _items(layout(user), held, get_language())
    best = max((item.href for item in found if _holds(item.href, path)), key=len, default=None)
    return [replace(item, current=True) if item.href == best else item for item in found]


def _holds(href: str, path: str) -> bool:
    return path == href or (href != "/" and path.startswith(href.rstrip("/") + "/"))


@lru_cache(maxsize=512)
def _items(place: str, roles: Iterable[str], language: str) -> tuple[Item, ...]:
    return tuple(
        replace(item, label=_(item.label), href=reverse(item.route))
        for item in ITEMS
        if place in item.places and (not item.roles or item.roles & roles)
    )
