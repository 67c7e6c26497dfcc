"""Many people at once, as a provider's list brings them: a few statements for some hundreds."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts import audit
from accounts.models import User
from accounts.services.people import add_people
from common.errors import NotAllowed, OutOfScope, Refusal, WrongInput
from common.week import Slot
from network.models import Area, Organisation, Programme
from volunteers import rules
from volunteers.checks import check_age, check_languages, check_place, check_profile, week_of
from volunteers.enums import ClearanceHint, EngagementKind, EngagementStatus
from volunteers.models import ClearanceTask, Engagement, FreeTime, Volunteer, VolunteerLanguage
from volunteers.services._trail import tell_all


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One person of a list. `slots` None: unknown. `hint`: what the list says about a certificate, None = nothing."""

    name: str
    gender: str = ""
    mobility: str = ""
    area: Area | None = None
    languages: tuple[str, ...] = ()
    slots: tuple[Slot, ...] | None = None
    contact_email: str = ""
    contact_phone: str = ""
    phone_only: bool = False
    born_on: dt.date | None = None
    hint: ClearanceHint | None = None
    hint_month: dt.date | None = None


class OneRefused(WrongInput):
    """One of many cannot be written: the one at `index`. Nothing is written of the others."""

    def __init__(self, index: int, refusal: Refusal):
        super().__init__(refusal.message, field=refusal.field)
        self.index = index


@transaction.atomic
def add_volunteers(*, actor: User | None, people: Sequence[Listed]) -> list[Volunteer]:
    """New people who help, in their order. The same as `people.add_volunteer` for each; one refused, none is written.

    Raises OutOfScope for whoever keeps no house, OneRefused.
    """
    if not (rules.is_house(actor) or rules.keeps_helpers(actor)):
        raise OutOfScope
    weeks = [_checked(index, one) for index, one in enumerate(people)]
    users = add_people(actor=actor, people=[(one.name, "de") for one in people])
    volunteers = Volunteer.objects.bulk_create(
        Volunteer(
            user=user, gender=one.gender, mobility=one.mobility, area=one.area, free_time_known=one.slots is not None
        )
        for user, one in zip(users, people, strict=True)
    )
    audit.record_all("volunteer.added", actor=actor, acts=[(volunteer, {}) for volunteer in volunteers])
    VolunteerLanguage.objects.bulk_create(
        VolunteerLanguage(volunteer=volunteer, code=code)
        for volunteer, one in zip(volunteers, people, strict=True)
        for code in sorted(set(one.languages))
    )
    FreeTime.objects.bulk_create(
        FreeTime(volunteer=volunteer, weekday=slot.weekday, starts=slot.start, ends=slot.end)
        for volunteer, week in zip(volunteers, weeks, strict=True)
        for slot in week
    )
    return volunteers


@transaction.atomic
def note_all(
    *,
    actor: User | None,
    kind: EngagementKind,
    organisation: Organisation,
    programme: Programme | None,
    people: Sequence[tuple[Volunteer, Listed]],
) -> list[Engagement]:
    """Note that these people help here, not confirmed yet, with a task for the checker where the list has a hint.

    The same as `engagements.start` and `clearance.open_task` for each. Raises as `engagements.start`, and OneRefused.
    """
    check_place(actor, organisation, programme)
    for index, (volunteer, one) in enumerate(people):
        _check_start(index, actor, volunteer, one, programme)
    engagements = Engagement.objects.bulk_create(
        Engagement(
            volunteer=volunteer,
            kind=kind,
            organisation=organisation,
            programme=programme,
            status=EngagementStatus.IMPORTED,
            contact_email=one.contact_email.strip(),
            contact_phone=one.contact_phone,
            phone_only=one.phone_only,
            born_on=one.born_on,
        )
        for volunteer, one in people
    )
    tell_all("engagement.started", actor, engagements, activity=kind, how="")
    asked = [
        (engagement, one.hint, one.hint_month)
        for engagement, (_volunteer, one) in zip(engagements, people, strict=True)
        if one.hint is not None
    ]
    ClearanceTask.objects.bulk_create(
        ClearanceTask(engagement=engagement, hint=hint, hint_month=month.replace(day=1) if month else None)
        for engagement, hint, month in asked
    )
    tell_all("clearance.asked", actor, [engagement for engagement, _hint, _month in asked])
    return engagements


def _checked(index: int, one: Listed) -> tuple[Slot, ...]:
    """Her week; refuses what `people.add_volunteer` would refuse."""
    try:
        if not one.name.strip():
            raise WrongInput(_("Please enter a name."), field="name")
        check_profile(one.gender, one.mobility)
        check_languages(dict.fromkeys(one.languages))
        return week_of(one.slots)
    except Refusal as refusal:
        raise OneRefused(index, refusal) from None


def _check_start(
    index: int, actor: User | None, volunteer: Volunteer, one: Listed, programme: Programme | None
) -> None:
    if rules.is_self(actor, volunteer):
        raise NotAllowed(_("Nobody notes themselves as a helper. Please ask a colleague."))
    try:
        check_age(one.born_on, programme)
    except Refusal as refusal:
        raise OneRefused(index, refusal) from None
