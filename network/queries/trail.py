"""The trail within what a person answers for: her own house whole, other houses of her area without their helpers.

Whoever is herself one side of something reads nothing there that the other side keeps from her: rooms above say what
that is (`keep_back`).
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _

from accounts.enums import Role
from accounts.models import AuditEntry, User
from network.models import Organisation, Programme
from network.reach import reach

READERS = (Role.COORDINATOR, Role.CONTACT, Role.DEPUTY)
# Of other houses a coordinator reads what concerns the register and the staff, nothing about volunteers or mentees.
_SHARED = ("area.", "organisation.", "programme.", "contact.", "funding.", "offer.", "role.", "invitation.")

LOOKS = "look"
# What the trail can be narrowed to: the first half of the verbs.
ACTS = {
    "role": _("roles"),
    "invitation": _("invitations"),
    "helper": _("volunteers"),
    "engagement": _("what volunteers do"),
    "clearance": _("certificates"),
    "programme": _("programmes"),
    "contact": _("contacts"),
    "organisation": _("partners"),
    "offer": _("offers"),
    "funding": _("funding"),
    "area": _("areas"),
    "way_in": _("ways to sign in"),
    LOOKS: _("looks at a person's data"),
}


_KEPT_BACK: list[Callable[[User], Q]] = []


def keep_back(entries: Callable[[User], Q]) -> None:
    """Let a room name the entries a reader must not see, whatever she answers for. Called at start."""
    if entries not in _KEPT_BACK:
        _KEPT_BACK.append(entries)


@dataclass(frozen=True, slots=True)
class TrailFilters:
    """What a reader of the trail asked for; state kept in the address."""

    person: str = ""
    act: str = ""
    since: str = ""
    until: str = ""

    @classmethod
    def read(cls, query) -> "TrailFilters":
        act = query.get("act", "")
        days = [query.get(name, "") for name in ("since", "until")]
        return cls(query.get("person", "")[:22], act if act in ACTS else "", *(d if _is_day(d) else "" for d in days))

    def __bool__(self):
        return bool(self.person or self.act or self.since or self.until)


def trail_of(user, filters: TrailFilters):
    """Entries this person may read, newest first."""
    rows = _rows(user)
    if filters.person:
        rows = rows.filter(Q(actor=filters.person) | Q(subject=filters.person))
    if filters.act == LOOKS:
        rows = rows.filter(is_look=True)
    elif filters.act:
        rows = rows.filter(verb__startswith=f"{filters.act}.")
    if filters.since:
        rows = rows.filter(at__date__gte=filters.since)
    if filters.until:
        rows = rows.filter(at__date__lte=filters.until)
    return rows.newest_first()


def person_named(user, public_id: str) -> User | None:
    """The person the trail is filtered by; None where the reader finds nothing about her: no name for a guess."""
    if not public_id or not _rows(user).filter(Q(actor=public_id) | Q(subject=public_id)).exists():
        return None
    return User.objects.filter(public_id=public_id).first()


def _rows(user):
    rows = AuditEntry.objects.filter(_readable(user))
    for entries in _KEPT_BACK:
        rows = rows.exclude(entries(user))
    return rows


def _readable(user) -> Q:
    held = reach(user, READERS)
    shared = Q(pk__in=[])
    for start in _SHARED:
        shared |= Q(verb__startswith=start)
    around = Organisation.objects.filter(held.over(path="area__path"))
    readable = Q(organisation_id__in=held.organisations) | Q(organisation_id__in=around.values("pk")) & shared
    if held.programmes:
        # Who keeps a programme reads its trail, not that of the whole house, nor whom another house asks about it.
        own = Programme.objects.filter(pk__in=held.programmes).values_list("public_id", "organisation")
        ids, houses = [public_id for public_id, _house in own], {house for _public_id, house in own}
        readable |= Q(kind="programme", subject__in=ids) | Q(about__programme__in=ids, organisation_id__in=houses)
    if any(path.count("/") == 2 for path in held.paths):
        # Acts on areas and on the whole installation belong to no organisation.
        readable |= Q(organisation_id__isnull=True) & shared
    return readable


def _is_day(text: str) -> bool:
    try:
        return parse_date(text) is not None
    except ValueError:
        return False
