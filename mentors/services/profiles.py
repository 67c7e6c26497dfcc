"""What a mentor says about accompanying: how many people, whom, which fields she knows, what she likes."""

from collections.abc import Iterable

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.enums import Answered
from accounts.models import User
from common.errors import NotAllowed, OutOfScope, WrongInput
from mentors import rules, terms
from mentors.models import MentorField, MentorInterest, MentorProfile
from network.enums import OccupationField
from volunteers import rules as volunteers
from volunteers.enums import Gender, Interest
from volunteers.models import Volunteer


@transaction.atomic
def edit_mentoring(
    *,
    actor: User | None,
    volunteer: Volunteer,
    capacity: int | None,
    elsewhere: int | None,
    wished_gender: str = "",
    fields: Iterable[str] = (),
    interests: Iterable[str] = (),
    how: Answered = Answered.SELF,
) -> MentorProfile:
    """All she says about accompanying; None = not said. Her keepers note it as told by phone or on paper (`how`).

    Fewer places than people: whoever is accompanied or asked stays, nobody new is proposed until a place is free.
    Raises OutOfScope, NotAllowed (not a mentor's keeper; a word that is not one's own), WrongInput.
    """
    _check(actor, volunteer, how)
    profile = _write_places(volunteer, capacity, elsewhere)
    if wished_gender not in ("", *Gender.values):
        raise WrongInput(_("Please choose from the list."), field="wished_gender")
    profile.wished_gender = wished_gender
    profile.save(update_fields=["wished_gender"])
    _choose(MentorField, profile, "field", set(fields), OccupationField)
    _choose(MentorInterest, profile, "interest", set(interests), Interest)
    return _told(actor, profile, how)


@transaction.atomic
def say_places(*, actor: User, volunteer: Volunteer, capacity: int | None, elsewhere: int | None) -> MentorProfile:
    """The first word of somebody a list brought: how many people she takes, how many she accompanies already.

    Raises NotAllowed (for somebody else), WrongInput.
    """
    if not volunteers.is_self(actor, volunteer):
        raise NotAllowed(_("Only the person can answer this. You can record what she told you."))
    return _told(actor, _write_places(volunteer, capacity, elsewhere), Answered.SELF)


def _told(actor: User | None, profile: MentorProfile, how: Answered) -> MentorProfile:
    audit.record("mentor.changed", actor=actor, subject=profile.volunteer, how=Answered(how).value)
    return profile


def _write_places(volunteer: Volunteer, capacity: int | None, elsewhere: int | None) -> MentorProfile:
    for field, number, most in (
        ("elsewhere", elsewhere, terms.MOST_ELSEWHERE),
        ("capacity", capacity, terms.MOST_PLACES),
    ):
        if number is not None and not 0 <= number <= most:
            raise WrongInput(_("Please enter a number from 0 to %(most)d.") % {"most": most}, field=field)
    MentorProfile.objects.get_or_create(volunteer=volunteer)
    # Two pages at the same moment: one after the other.
    profile = MentorProfile.objects.select_for_update().get(volunteer=volunteer)
    profile.capacity, profile.elsewhere = capacity, elsewhere
    profile.save(update_fields=["capacity", "elsewhere"])
    return profile


def _check(actor: User | None, volunteer: Volunteer, how: Answered) -> None:
    if not rules.can_edit_mentoring(actor, volunteer):
        if not volunteers.can_view_volunteer(actor, volunteer):
            raise OutOfScope
        raise NotAllowed(_("Only the contact persons there can change this."))
    if not rules.is_house(actor) and (how == Answered.SELF) != volunteers.is_self(actor, volunteer):
        raise NotAllowed(_("Only the person can answer this. You can record what she told you."))


def _choose(
    model: type[models.Model],
    profile: MentorProfile,
    name: str,
    said: set[str],
    choices: type[OccupationField] | type[Interest],
) -> None:
    """Make the rows what was said; what stands there already stays."""
    if not said <= set(choices.values):
        raise WrongInput(_("Please choose from the list."), field=f"{name}s")
    rows = model._default_manager.filter(profile=profile)
    rows.exclude(**{f"{name}__in": said}).delete()
    known = set(rows.values_list(name, flat=True))
    model._default_manager.bulk_create(model(profile=profile, **{name: one}) for one in sorted(said - known))
