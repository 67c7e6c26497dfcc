"""The trail within what a person answers for: her own house whole, other houses of her area without their helpers."""

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
    rows = AuditEntry.objects.filter(_readable(user))
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


def person_named(public_id: str) -> User | None:
    """The person the trail is filtered by."""
    return User.objects.filter(public_id=public_id).first() if public_id else None


def _readable(user) -> Q:
    held = reach(user, READERS)
    shared = Q(pk__in=[])
    for start in _SHARED:
        shared |= Q(verb__startswith=start)
    around = Organisation.objects.filter(held.over(path="area__path"))
    readable = Q(organisation_id__in=held.organisations) | Q(organisation_id__in=around.values("pk")) & shared
    if held.programmes:
        # Who keeps a programme reads its trail, not that of the whole house.
        ids = list(Programme.objects.filter(pk__in=held.programmes).values_list("public_id", flat=True))
        readable |= Q(kind="programme", subject__in=ids) | Q(about__programme__in=ids)
    if any(path.count("/") == 2 for path in held.paths):
        # Acts on areas and on the whole installation belong to no organisation.
        readable |= Q(organisation_id__isnull=True) & shared
    return readable


def _is_day(text: str) -> bool:
    try:
        return parse_date(text) is not None
    except ValueError:
        return False
