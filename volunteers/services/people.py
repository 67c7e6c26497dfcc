"""People who help: the record, and what they say about themselves. Imports, desk and phone use the same."""

from collections.abc import Iterable, Mapping

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.models import User
from accounts.services.people import add_person
from common.errors import OutOfScope, WrongInput
from common.names import printable
from common.week import Slot
from network.models import Area
from volunteers import rules
from volunteers.checks import check_languages, check_may_edit, check_profile, week_of
from volunteers.models import FreeTime, Volunteer, VolunteerLanguage

INTRODUCTION = 200


@transaction.atomic
def add_volunteer(
    *,
    actor: User | None,
    name: str,
    language: str = "de",
    gender: str = "",
    mobility: str = "",
    area: Area | None = None,
    introduction: str = "",
    languages: Mapping[str, int | None] | None = None,
    slots: Iterable[Slot] | None = None,
    is_demo: bool = False,
) -> Volunteer:
    """A new person who helps, without a way in and without an engagement (`engagements.start` comes next).

    `languages`: code → level, None = not asked. `slots` None: nobody knows yet when she has time; empty: she has none.
    Raises OutOfScope for whoever keeps no house, WrongInput (name, language, slots).
    """
    if not (rules.is_house(actor) or rules.keeps_helpers(actor)):
        raise OutOfScope
    user = add_person(actor=actor, name=name, language=language, is_demo=is_demo)
    volunteer = _record(actor, user)
    if gender or mobility or area or introduction:
        _write_profile(volunteer, gender, mobility, area, introduction)
    if languages:
        _write_languages(volunteer, languages)
    if slots is not None:
        _write_free_time(volunteer, slots)
    return volunteer


@transaction.atomic
def become_volunteer(*, actor: User | None, user: User) -> Volunteer:
    """The record of somebody who is here already; the one she has, if she has one."""
    if not (rules.is_house(actor) or rules.keeps_helpers(actor) or actor == user):
        raise OutOfScope
    return Volunteer.objects.filter(user=user).first() or _record(actor, user)


@transaction.atomic
def edit_profile(
    *,
    actor: User | None,
    volunteer: Volunteer,
    gender: str,
    mobility: str,
    area: Area | None,
    introduction: str,
) -> Volunteer:
    """What she says about herself. Raises OutOfScope, NotAllowed, WrongInput."""
    check_may_edit(actor, volunteer)
    _write_profile(volunteer, gender, mobility, area, introduction)
    return _told(actor, volunteer, "profile")


@transaction.atomic
def set_languages(*, actor: User | None, volunteer: Volunteer, languages: Mapping[str, int | None]) -> Volunteer:
    """The languages she speaks: code → level, None = not asked. Raises OutOfScope, NotAllowed, WrongInput."""
    check_may_edit(actor, volunteer)
    _write_languages(volunteer, languages)
    return _told(actor, volunteer, "languages")


@transaction.atomic
def set_free_time(*, actor: User | None, volunteer: Volunteer, slots: Iterable[Slot] | None) -> Volunteer:
    """Her free time in a week; None = unknown, empty = none. Raises OutOfScope, NotAllowed, WrongInput."""
    check_may_edit(actor, volunteer)
    _write_free_time(volunteer, slots)
    return _told(actor, volunteer, "free_time")


def _record(actor: User | None, user: User) -> Volunteer:
    try:
        with transaction.atomic():
            volunteer = Volunteer.objects.create(user=user)
    except IntegrityError:
        # Two pages at the same moment: the first one made it.
        return Volunteer.objects.get(user=user)
    audit.record("volunteer.added", actor=actor, subject=volunteer)
    return volunteer


def _told(actor: User | None, volunteer: Volunteer, part: str) -> Volunteer:
    audit.record("volunteer.changed", actor=actor, subject=volunteer, profile_part=part)
    return volunteer


def _write_profile(volunteer: Volunteer, gender: str, mobility: str, area: Area | None, introduction: str) -> None:
    introduction = printable(introduction)
    if len(introduction) > INTRODUCTION:
        raise WrongInput(_("Please shorten this to 200 characters."), field="introduction")
    check_profile(gender, mobility)
    volunteer.gender, volunteer.mobility = gender, mobility
    volunteer.area, volunteer.introduction = area, introduction
    volunteer.save(update_fields=["gender", "mobility", "area", "introduction"])


def _write_languages(volunteer: Volunteer, languages: Mapping[str, int | None]) -> None:
    check_languages(languages)
    VolunteerLanguage.objects.filter(volunteer=volunteer).delete()
    VolunteerLanguage.objects.bulk_create(
        VolunteerLanguage(volunteer=volunteer, code=code, level=level) for code, level in sorted(languages.items())
    )


def _write_free_time(volunteer: Volunteer, slots: Iterable[Slot] | None) -> None:
    wanted = week_of(slots)
    FreeTime.objects.filter(volunteer=volunteer).delete()
    FreeTime.objects.bulk_create(
        FreeTime(volunteer=volunteer, weekday=slot.weekday, starts=slot.start, ends=slot.end) for slot in wanted
    )
    volunteer.free_time_known = slots is not None
    volunteer.save(update_fields=["free_time_known"])
