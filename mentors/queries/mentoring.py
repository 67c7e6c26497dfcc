"""What a mentor said about accompanying: for the form, for her own page, for the desk."""

from django.urls import reverse
from django.utils.translation import gettext as _

from mentors import rules
from mentors.models import MentorProfile
from mentors.queries import places
from network.enums import OccupationField
from volunteers.enums import EngagementKind, Gender, Interest
from volunteers.models import Volunteer
from volunteers.more import Line


def said_by(volunteer: Volunteer) -> dict:
    """What is noted, by the names of `services.profiles.edit_mentoring`. Three queries."""
    profile = MentorProfile.objects.filter(volunteer=volunteer).first() or MentorProfile(volunteer=volunteer)
    return {
        "capacity": profile.capacity,
        "elsewhere": profile.elsewhere,
        "wished_gender": profile.wished_gender,
        "fields": _chosen(profile, "fields", "field"),
        "interests": _chosen(profile, "interests", "interest"),
    }


def lines(reader, volunteer: Volunteer, *, own: bool) -> list[Line]:
    """For whoever is a mentor; on her own page one line that leads to the form."""
    if not volunteer.engagements.open().filter(kind=EngagementKind.MENTOR).exists():
        return []
    href = ""
    if rules.can_edit_mentoring(reader, volunteer):
        route = "mentors:my_mentoring" if own else "mentors:helper_mentoring"
        href = reverse(route, args=[] if own else [volunteer.public_id])
    free = places.of(volunteer).words
    if own:
        return [Line(_("How many people I accompany, and what I like"), free, href)] if href else []
    said = said_by(volunteer)
    return [
        Line(_("Accompanies"), free, href),
        Line(
            _("Wants to accompany"),
            str(Gender(said["wished_gender"]).label) if said["wished_gender"] else _("everybody"),
        ),
        Line(_("Knows her way in"), _labels(said["fields"], OccupationField)),
        Line(_("Likes"), _labels(said["interests"], Interest)),
    ]


def _chosen(profile: MentorProfile, related: str, name: str) -> list[str]:
    return list(getattr(profile, related).order_by(name).values_list(name, flat=True)) if profile.pk else []


def _labels(values: list[str], choices: type[OccupationField] | type[Interest]) -> str:
    return _(", ").join(str(choices(value).label) for value in values)
