"""Who might be the same person twice: compared only inside the asker's own house (security 37)."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from common.parts import Pair
from common.search import similarity
from mentees.models import Mentee
from network import languages

MOST = 5
# Two spellings of one name, as "Rojin Kaya" and "Rojin Kajah".
ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Double:
    """Somebody who may be the same person, side by side with the new request."""

    mentee: Mentee
    pairs: list[Pair]


def with_double(mentees):
    """Mark rows (`has_double`) whose phone or name stands in another open record of the same house."""
    same = Mentee.objects.open().filter(intake=OuterRef("intake")).exclude(pk=OuterRef("pk"))
    same_name = same.filter(user__name_key=OuterRef("user__name_key"))
    same_phone = same.filter(contact_phone=OuterRef("contact_phone")).exclude(contact_phone="")
    return mentees.annotate(has_double=Exists(same_name) | Exists(same_phone))


def doubles_of(user, mentee: Mentee) -> list[Double]:
    """Open records of the asker's house with the same phone or name, or a like name and the same year. Three queries.

    The likeliest first.
    """
    kept = Mentee.objects.kept_by(user).open().exclude(pk=mentee.pk).select_related("user", "area")
    wanted = Q(user__name_key=mentee.user.name_key)
    if mentee.contact_phone:
        wanted |= Q(contact_phone=mentee.contact_phone)
    if mentee.birth_year:
        wanted |= Q(birth_year=mentee.birth_year)
    found = [(_likeness(mentee, other), other) for other in kept.filter(wanted).prefetch_related("languages")]
    likely = sorted((pair for pair in found if pair[0] >= ALIKE), key=lambda pair: (-pair[0], pair[1].pk))
    return [Double(other, _pairs(mentee, other)) for _likeness, other in likely[:MOST]]


def _likeness(mentee: Mentee, other: Mentee) -> float:
    """2 for the same phone, 1 for the same name, less for a like one."""
    same_phone = bool(mentee.contact_phone) and mentee.contact_phone == other.contact_phone
    return 2 * same_phone + similarity(mentee.user.name_key, other.user.name_key)


def _pairs(one: Mentee, other: Mentee) -> list[Pair]:
    return [
        Pair(_("Name"), one.user.name, other.user.name, same=one.user.name_key == other.user.name_key),
        Pair(_("Year of birth"), one.birth_year, other.birth_year),
        Pair(_("Phone"), _phone(one), _phone(other)),
        Pair(_("Where"), one.area, other.area),
        Pair(_("Languages"), _languages(one), _languages(other)),
        Pair(_("State"), one.get_status_display(), other.get_status_display()),
    ]


def _phone(mentee: Mentee) -> str:
    return mentee.contact_phone.as_international if mentee.contact_phone else ""


def _languages(mentee: Mentee) -> str:
    return ", ".join(sorted(languages.name(row.code) for row in mentee.languages.all()))
