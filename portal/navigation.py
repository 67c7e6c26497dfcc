"""Where a person can go from here, by role: the desk's side, the phone's bottom, the public top bar.

A room adds itself with one line in each place where it belongs. The desk is grouped, and may grow; under the thumb
there is room for five.
"""

from dataclasses import dataclass, replace
from functools import lru_cache

from django.urls import reverse
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from accounts.enums import Role
from accounts.rules import GIVERS
from accounts.scope import scope

R = Role
KEEPERS = frozenset({R.COORDINATOR, R.CONTACT, R.DEPUTY})
PLANNERS = KEEPERS | {R.STEERING, R.QUARTER_MANAGER}
DESK_ROLES = PLANNERS | {R.ADMINISTRATOR, R.FINANCE, R.TRAINER, R.CHECKER, R.SAFEGUARDING}
MOST_ON_PHONE = 5


@dataclass(frozen=True, slots=True)
class Item:
    """One entry; `roles` empty means everybody. The rest is filled in for a reader."""

    label: str
    route: str
    icon: str
    roles: frozenset = frozenset()
    group: str = ""
    href: str = ""
    current: bool = False
    count: int = 0


PUBLIC = (
    Item(gettext_noop("Start"), "portal:home", "home"),
    Item(gettext_noop("The chain"), "network:chain", "path"),
    Item(gettext_noop("Programmes"), "network:programmes", "list"),
    Item(gettext_noop("Offers"), "network:offers", "calendar"),
    Item(gettext_noop("Who to call"), "network:partners", "phone"),
)
PHONE = (
    Item(gettext_noop("Start"), "portal:home", "home"),
    Item(gettext_noop("The chain"), "network:chain", "path"),
    Item(gettext_noop("Offers"), "network:offers", "calendar"),
    Item(gettext_noop("Who to call"), "network:partners", "phone"),
    Item(gettext_noop("My help"), "volunteers:my_steps", "hand", frozenset({R.VOLUNTEER})),
)
DESK = {
    "": (
        Item(gettext_noop("Today"), "portal:home", "home"),
        Item(gettext_noop("Desk"), "mentors:desk", "briefcase", KEEPERS),
        Item(gettext_noop("Passed on"), "mentees:referrals", "send", KEEPERS),
        Item(gettext_noop("Notices"), "notifications:notices", "bell"),
    ),
    gettext_noop("Accompaniment"): (
        Item(gettext_noop("Requests and people"), "mentees:people", "hand", KEEPERS),
        Item(gettext_noop("Needs"), "mentees:needs", "list", KEEPERS),
        Item(gettext_noop("Bring people together"), "mentors:matching", "people", KEEPERS),
        Item(gettext_noop("Proposals under way"), "mentors:proposals", "send", KEEPERS),
        Item(gettext_noop("Lists"), "mentors:lists", "upload", KEEPERS),
        Item(gettext_noop("Early warnings"), "mentees:warnings", "school", KEEPERS),
        Item(gettext_noop("Waiting for authorities"), "mentees:waiting_times", "clock", frozenset({R.COORDINATOR})),
        Item(gettext_noop("Worries"), "mentees:worries", "shield", frozenset({R.SAFEGUARDING})),
    ),
    gettext_noop("Register"): (
        Item(gettext_noop("The chain"), "network:chain", "path"),
        Item(gettext_noop("Programmes"), "network:programmes", "list"),
        Item(gettext_noop("Offers"), "network:offers", "calendar"),
        Item(gettext_noop("Who to call"), "network:partners", "phone"),
        Item(gettext_noop("My entries"), "network:mine", "edit", KEEPERS),
        Item(gettext_noop("Coverage"), "network:coverage", "grid", PLANNERS),
    ),
    gettext_noop("Who helps"): (
        Item(gettext_noop("Helpers"), "volunteers:helpers", "people", KEEPERS),
        Item(gettext_noop("Certificates"), "volunteers:certificates", "shield", frozenset({R.CHECKER})),
        Item(gettext_noop("My help"), "volunteers:my_steps", "hand", frozenset({R.VOLUNTEER})),
    ),
    gettext_noop("House"): (
        Item(gettext_noop("People and roles"), "network:people", "key", frozenset(GIVERS)),
        Item(gettext_noop("Trail"), "network:audit", "search", frozenset(GIVERS)),
    ),
}
PLACES = {
    "public": PUBLIC,
    "phone": PHONE,
    "desk": tuple(replace(item, group=group) for group, entries in DESK.items() for item in entries),
}


def layout(user) -> str:
    """`public` when signed out, `desk` for those who work at a desk, `phone` for everybody else."""
    if not user.is_authenticated:
        return "public"
    return "desk" if scope(user).has(*DESK_ROLES) else "phone"


def worry_address(user) -> str:
    """Where whoever helps or is accompanied says "I am worried", from every page; empty for everybody else."""
    helps_or_is_helped = layout(user) == "phone" or scope(user).has(R.VOLUNTEER, R.MENTEE)
    return reverse("mentees:worry") if helps_or_is_helped else ""


def items(user, path: str) -> list[Item]:
    """The entries of this person in the current language; the one that holds `path` is current."""
    held = frozenset(scope(user).roles)
    found = _items(layout(user), held, get_language())
    best = max((item.href for item in found if _holds(item.href, path)), key=len, default=None)
    return [replace(item, current=True) if item.href == best else item for item in found]


def _holds(href: str, path: str) -> bool:
    return path == href or (href != "/" and path.startswith(href.rstrip("/") + "/"))


@lru_cache(maxsize=512)
def _items(place: str, held: frozenset, language: str) -> tuple[Item, ...]:
    return tuple(
        replace(item, label=_(item.label), group=_(item.group) if item.group else "", href=reverse(item.route))
        for item in PLACES[place]
        if not item.roles or item.roles & held
    )
