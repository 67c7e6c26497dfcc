"""Rows about people who help and whom nobody knows yet: person, profile, engagement not confirmed, checker's task.

Inside the caller's transaction; whoever takes the list over tells them (`notices`).
"""

import datetime as dt
from collections.abc import Iterable, Sequence

from accounts.models import User
from mentors import terms
from mentors.lists.records.clearance import ClearanceHint as Said
from mentors.lists.records.clearance import Said as Claim
from mentors.lists.records.person import Record
from mentors.models import ListImport, MentorField, MentorProfile
from mentors.services.imports.places import Places
from mentors.services.imports.ways import best_phone
from network.languages import SPOKEN
from volunteers.enums import ClearanceHint, EngagementKind
from volunteers.models import Engagement, Volunteer
from volunteers.services import listed

_HINTS = {
    Claim.YES: ClearanceHint.SAYS_YES,
    Claim.SEEN: ClearanceHint.SAYS_YES,
    Claim.APPLIED: ClearanceHint.APPLIED,
    Claim.NO: ClearanceHint.SAYS_NO,
    Claim.UNREAD: ClearanceHint.UNKNOWN,
}


def note_all(
    *, actor: User | None, list_import: ListImport, records: Sequence[Record], places: Places
) -> list[Engagement]:
    """Everybody new who helps, in the order of the rows. Raises as `volunteers.services.listed`."""
    people = [as_listed(record, places) for record in records]
    volunteers = listed.add_volunteers(actor=actor, people=people)
    profiles = MentorProfile.objects.bulk_create(
        MentorProfile(volunteer=volunteer, capacity=capacity_of(record), elsewhere=record.accompanies)
        for volunteer, record in zip(volunteers, records, strict=True)
    )
    MentorField.objects.bulk_create(
        MentorField(profile=profile, field=record.occupation)
        for profile, record in zip(profiles, records, strict=True)
        if record.occupation
    )
    return engage_all(actor=actor, list_import=list_import, people=list(zip(volunteers, people, strict=True)))


def engage_all(
    *, actor: User | None, list_import: ListImport, people: Sequence[tuple[Volunteer, listed.Listed]]
) -> list[Engagement]:
    """Note these people as mentors of the list's house or programme, not confirmed yet."""
    return listed.note_all(
        actor=actor,
        kind=EngagementKind.MENTOR,
        organisation=list_import.organisation,
        programme=list_import.programme,
        people=people,
    )


def as_listed(record: Record, places: Places) -> listed.Listed:
    """A row in the words of the room below."""
    hint, month = _hint(record.clearance) if record.clearance else (None, None)
    return listed.Listed(
        name=record.name,
        gender=record.gender,
        mobility=record.mobility,
        area=places.area(record.area),
        languages=tuple(spoken(record.languages)),
        slots=record.availability.slots,
        contact_email=record.mail,
        contact_phone=best_phone(record),
        phone_only=record.phone_only,
        born_on=record.born_on,
        hint=hint,
        hint_month=month,
    )


def spoken(codes: Iterable[str]) -> list[str]:
    """Languages the house has a name for; others the preview names as not taken over."""
    return [code for code in codes if code in SPOKEN]


def capacity_of(record: Record) -> int | None:
    """How many people at most, where the list says a number somebody can mean."""
    return record.capacity if record.capacity is not None and record.capacity <= terms.MOST_PLACES else None


def _hint(said: Said) -> tuple[ClearanceHint, dt.date | None]:
    """What the list claims, as the checker's task knows it; a bare year is no month."""
    parts = [int(part) for part in said.when.split("-") if part]
    return _HINTS[said.said], dt.date(parts[0], parts[1], 1) if len(parts) > 1 else None
