"""Rows about people who help: somebody new is noted, of somebody known only what nobody has said yet is filled in."""

import datetime as dt

from accounts.models import User
from mentors.lists.records.clearance import ClearanceHint as Said
from mentors.lists.records.clearance import Said as Claim
from mentors.lists.records.person import Record
from mentors.models import ListImport, MentorField, MentorProfile
from mentors.services.imports import notices
from mentors.services.imports.places import Places
from mentors.services.imports.ways import best_phone
from network.languages import SPOKEN
from volunteers.enums import ClearanceHint, EngagementKind, EngagementStatus
from volunteers.models import Engagement, FreeTime, Volunteer, VolunteerLanguage
from volunteers.services import clearance, engagements, people

MOST = 20
_HINTS = {
    Claim.YES: ClearanceHint.SAYS_YES,
    Claim.SEEN: ClearanceHint.SAYS_YES,
    Claim.APPLIED: ClearanceHint.APPLIED,
    Claim.NO: ClearanceHint.SAYS_NO,
    Claim.UNREAD: ClearanceHint.UNKNOWN,
}


def note(*, actor: User | None, list_import: ListImport, record: Record, places: Places) -> str:
    """Somebody new who helps: person, profile, engagement not confirmed yet, notice. Gives her public id.

    Inside the caller's transaction. Raises as `volunteers.services`.
    """
    volunteer = people.add_volunteer(
        actor=actor,
        name=record.name,
        gender=record.gender,
        mobility=record.mobility,
        area=places.area(record.area),
        languages=dict.fromkeys(_spoken(record)),
        slots=record.availability.slots,
    )
    _profile(volunteer, record)
    _engage(actor, list_import, volunteer, record)
    return volunteer.public_id


def fill_up(*, actor: User | None, list_import: ListImport, record: Record, places: Places, key: str) -> None:
    """Somebody this organisation knows: nothing is overwritten.

    As long as she has not confirmed, what nobody has said yet is filled in; afterwards only her own word counts. In a
    programme in which she has never helped, she is noted as not confirmed yet. Whoever left is not called back.
    """
    known = Engagement.objects.filter(volunteer__public_id=key, organisation=list_import.organisation)
    mentoring = known.filter(kind=EngagementKind.MENTOR)
    volunteer = Volunteer.objects.select_related("user", "area").get(public_id=key)
    if volunteer.user == actor:
        # Nobody notes themselves as a helper.
        return
    if list_import.programme:
        mentoring = mentoring.filter(programme=list_import.programme)
    if not mentoring.exists():
        _engage(actor, list_import, volunteer, record)
    elif not known.exclude(status=EngagementStatus.IMPORTED).exists():
        _fill(volunteer, record, places)
        _fill_contact(mentoring.order_by("pk")[0], record)


def _engage(actor: User | None, list_import: ListImport, volunteer: Volunteer, record: Record) -> None:
    engagement = engagements.start(
        actor=actor,
        volunteer=volunteer,
        kind=EngagementKind.MENTOR,
        organisation=list_import.organisation,
        programme=list_import.programme,
        contact_email=record.mail,
        contact_phone=best_phone(record),
        phone_only=record.phone_only,
        born_on=record.born_on,
    )
    if record.clearance:
        hint, month = _hint(record.clearance)
        clearance.open_task(actor=actor, engagement=engagement, hint=hint, month=month)
    notices.send(actor=actor, list_import=list_import, engagement=engagement)


def _spoken(record: Record) -> list[str]:
    """Languages the house has a name for; others the preview names as not taken over."""
    return [code for code in record.languages if code in SPOKEN]


def _profile(volunteer: Volunteer, record: Record) -> None:
    profile, _new = MentorProfile.objects.get_or_create(volunteer=volunteer)
    if profile.capacity is None and record.capacity is not None and record.capacity <= MOST:
        profile.capacity = record.capacity
    if profile.elsewhere is None:
        profile.elsewhere = record.accompanies
    profile.save()
    if record.occupation:
        MentorField.objects.get_or_create(profile=profile, field=record.occupation)


def _fill(volunteer: Volunteer, record: Record, places: Places) -> None:
    volunteer.gender = volunteer.gender or record.gender
    volunteer.mobility = volunteer.mobility or record.mobility
    volunteer.area = volunteer.area or places.area(record.area)
    if not volunteer.free_time_known and record.availability.slots is not None:
        FreeTime.objects.bulk_create(
            FreeTime(volunteer=volunteer, weekday=slot.weekday, starts=slot.start, ends=slot.end)
            for slot in record.availability.slots
        )
        volunteer.free_time_known = True
    volunteer.save()
    for code in _spoken(record):
        VolunteerLanguage.objects.get_or_create(volunteer=volunteer, code=code)
    _profile(volunteer, record)


def _fill_contact(engagement: Engagement, record: Record) -> None:
    engagement.contact_email = engagement.contact_email or record.mail
    engagement.contact_phone = engagement.contact_phone or best_phone(record)
    engagement.born_on = engagement.born_on or record.born_on
    engagement.save(update_fields=["contact_email", "contact_phone", "born_on"])


def _hint(said: Said) -> tuple[ClearanceHint, dt.date | None]:
    """What the list claims, as the checker's task knows it; a bare year is no month."""
    parts = [int(part) for part in said.when.split("-") if part]
    return _HINTS[said.said], dt.date(parts[0], parts[1], 1) if len(parts) > 1 else None
