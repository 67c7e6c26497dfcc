"""Rows about people who help and whom this organisation knows already: nothing is overwritten.

As long as somebody has not confirmed, what nobody has said yet is filled in; afterwards only her own word counts. In a
programme in which she has never helped, she is noted as not confirmed yet. Whoever left is not called back.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from common.many import batches
from mentors.lists.records.person import Record
from mentors.models import ListImport, MentorField, MentorProfile
from mentors.services.imports.helpers import as_listed, capacity_of, engage_all, spoken
from mentors.services.imports.places import Places
from mentors.services.imports.ways import best_phone
from volunteers.enums import EngagementKind, EngagementStatus
from volunteers.models import Engagement, FreeTime, Volunteer, VolunteerLanguage

Pair = tuple[str, Record]
_PROFILE = ("gender", "mobility", "area")
_SAID = ("gender", "mobility", "area", "free_time_known")
_CONTACT = ("contact_email", "contact_phone", "born_on")


def fill_up_all(*, actor, list_import: ListImport, pairs: Sequence[Pair], places: Places) -> list[Engagement]:
    """Fill in, by public id of the volunteer; gives the engagements this began. Inside the caller's transaction."""
    begun: list[Engagement] = []
    for some in _each_once(pairs):
        known = _known(list_import, [key for key, _record in some])
        people = _people(some, actor)
        new = [(volunteer, record) for volunteer, record in people if not _mentoring(list_import, known[volunteer.pk])]
        listed = [(volunteer, as_listed(record, places)) for volunteer, record in new]
        begun += engage_all(actor=actor, list_import=list_import, people=listed)
        _fill(list_import, [pair for pair in people if pair not in new], known, places)
    return begun


def _each_once(pairs: Sequence[Pair]) -> Iterator[list[Pair]]:
    """Some hundreds at a time, nobody twice among them: a second row finds what the first one filled in."""
    rounds: list[list[Pair]] = []
    times: dict[str, int] = defaultdict(int)
    for key, record in pairs:
        if times[key] == len(rounds):
            rounds.append([])
        rounds[times[key]].append((key, record))
        times[key] += 1
    for each in rounds:
        yield from batches(each)


def _known(list_import: ListImport, keys: list[str]) -> dict[int, list[Engagement]]:
    """What these people do or did in this house, by volunteer."""
    rows = Engagement.objects.filter(volunteer__public_id__in=keys, organisation=list_import.organisation_id)
    found: dict[int, list[Engagement]] = defaultdict(list)
    for engagement in rows.order_by("pk"):
        found[engagement.volunteer_id].append(engagement)
    return found


def _people(pairs: Iterable[Pair], actor) -> list[tuple[Volunteer, Record]]:
    """The people with what is stored of them; nobody notes herself."""
    records = dict(pairs)
    rows = Volunteer.objects.filter(public_id__in=list(records)).exclude(user=actor)
    beside = ("languages", "free_times", "mentor_profile__fields")
    volunteers = rows.select_related("user", "area").prefetch_related(*beside).order_by("pk")
    return [(volunteer, records[volunteer.public_id]) for volunteer in volunteers]


def _mentoring(list_import: ListImport, known: list[Engagement]) -> list[Engagement]:
    return [
        one
        for one in known
        if one.kind == EngagementKind.MENTOR
        and (list_import.programme_id is None or one.programme_id == list_import.programme_id)
    ]


def _fill(
    list_import: ListImport,
    people: Sequence[tuple[Volunteer, Record]],
    known: dict[int, list[Engagement]],
    places: Places,
) -> None:
    unconfirmed = [pair for pair in people if all(one.status == EngagementStatus.IMPORTED for one in known[pair[0].pk])]
    _fill_free_time(unconfirmed)
    said = [volunteer for volunteer, record in unconfirmed if _learnt(volunteer, record, places)]
    Volunteer.objects.bulk_update(said, _SAID, batch_size=100)
    VolunteerLanguage.objects.bulk_create(
        VolunteerLanguage(volunteer=volunteer, code=code)
        for volunteer, record in unconfirmed
        for code in sorted(set(spoken(record.languages)) - {row.code for row in volunteer.languages.all()})
    )
    _fill_profiles(unconfirmed)
    firsts = ((_mentoring(list_import, known[volunteer.pk])[0], record) for volunteer, record in unconfirmed)
    Engagement.objects.bulk_update(
        [first for first, record in firsts if _reached(first, record)], _CONTACT, batch_size=100
    )


def _fill_free_time(people: Sequence[tuple[Volunteer, Record]]) -> None:
    FreeTime.objects.bulk_create(
        FreeTime(volunteer=volunteer, weekday=slot.weekday, starts=slot.start, ends=slot.end)
        for volunteer, record in people
        if not volunteer.free_time_known
        for slot in record.availability.slots or ()
    )


def _learnt(volunteer: Volunteer, record: Record, places: Places) -> bool:
    """Write what was not known; True when anything is new."""
    before = [getattr(volunteer, field) for field in _SAID]
    for field, said in zip(_PROFILE, (record.gender, record.mobility, places.area(record.area)), strict=True):
        setattr(volunteer, field, getattr(volunteer, field) or said)
    volunteer.free_time_known = volunteer.free_time_known or record.availability.slots is not None
    return before != [getattr(volunteer, field) for field in _SAID]


def _fill_profiles(people: Sequence[tuple[Volunteer, Record]]) -> None:
    missing = [volunteer for volunteer, _record in people if not hasattr(volunteer, "mentor_profile")]
    made = MentorProfile.objects.bulk_create(MentorProfile(volunteer=volunteer) for volunteer in missing)
    new = {profile.volunteer_id: profile for profile in made}
    changed, fields = [], []
    for volunteer, record in people:
        profile = new.get(volunteer.pk) or volunteer.mentor_profile
        there = set() if volunteer.pk in new else {row.field for row in profile.fields.all()}
        if record.occupation and record.occupation not in there:
            fields.append(MentorField(profile=profile, field=record.occupation))
        before = (profile.capacity, profile.elsewhere)
        profile.capacity = capacity_of(record) if profile.capacity is None else profile.capacity
        profile.elsewhere = record.accompanies if profile.elsewhere is None else profile.elsewhere
        if before != (profile.capacity, profile.elsewhere):
            changed.append(profile)
    MentorProfile.objects.bulk_update(changed, ("capacity", "elsewhere"), batch_size=100)
    MentorField.objects.bulk_create(fields)


def _reached(engagement: Engagement, record: Record) -> bool:
    """Write how she is reached, as far as it was not known; True when anything is new."""
    before = [getattr(engagement, field) for field in _CONTACT]
    for field, said in zip(_CONTACT, (record.mail, best_phone(record), record.born_on), strict=True):
        setattr(engagement, field, getattr(engagement, field) or said)
    return before != [getattr(engagement, field) for field in _CONTACT]
