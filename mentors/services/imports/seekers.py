"""Rows about people who look for help: each becomes a request, to be talked about like any other.

A list is no consent: what needs one (a wish for a woman or a man) is not kept, and the preview names it. Of somebody
known a need nobody has raised yet is kept beside the others; the coordination is told once per list.
"""

from collections import defaultdict
from collections.abc import Sequence

from django.conf import settings

from accounts.models import User
from common import clock
from common.many import batches
from mentees.asked import Asked, Born, Wanted
from mentees.enums import GermanLevel, Topic
from mentees.models import Mentee, Need
from mentees.queries.houses import staff_of
from mentees.querysets import OVER
from mentees.services.listed import raise_all, take_in_all
from mentees.services.records import OLDEST
from mentors.import_notices import SEEKERS
from mentors.lists.records.person import Record
from mentors.models import ListImport
from mentors.services.imports.helpers import spoken
from mentors.services.imports.places import Places
from mentors.services.imports.ways import best_phone
from network.enums import OccupationField
from notifications.services import notify_all
from volunteers.enums import Mobility


def take_all(*, actor: User | None, list_import: ListImport, records: Sequence[Record], places: Places) -> list[Mentee]:
    """Everybody new who looks for help, in the order of the rows. Raises as `mentees.services.listed.take_in_all`."""
    asked = [_asked(list_import, record, places) for record in records]
    found: dict[int, Mentee] = {}
    for programme in (None, list_import.programme):
        # Who says no need is not counted to the programme before the first talk.
        mine = [n for n, one in enumerate(asked) if (one.wanted.programme if one.wanted else None) == programme]
        mine = [n for n in mine if n not in found]
        requests = [asked[n] for n in mine]
        house = list_import.organisation
        mentees = take_in_all(actor=actor, house=house, programme=programme, requests=requests) if requests else []
        found |= dict(zip(mine, mentees, strict=True))
    return [found[n] for n in range(len(records))]


def note_needs(
    *, actor: User | None, list_import: ListImport, pairs: Sequence[tuple[str, Record]], places: Places
) -> list[Need]:
    """What known people (by public id) look for now and never looked for before. Whoever left is not called back."""
    raised: list[Need] = []
    for some in batches(pairs):
        keys = [key for key, _record in some]
        rows = Mentee.objects.filter(public_id__in=keys, intake=list_import.organisation_id)
        people = {
            one.public_id: one for one in rows.exclude(status__in=OVER).exclude(user=actor).select_related("area")
        }
        kept = {key for key in people if actor is None} or set(rows.kept_by(actor).values_list("public_id", flat=True))
        had: dict[int, set] = defaultdict(set)
        for pk, *wish in Need.objects.filter(mentee__in=people.values()).values_list("mentee", "phase", "topic"):
            had[pk].add(tuple(wish))
        wishes = []
        for key, record in some:
            # Who keeps only one programme does not get to know somebody of another one by a list.
            programme = list_import.programme if key in kept else None
            wanted = _wanted(record, places, programme)
            mentee = people.get(key)
            if mentee and wanted and (wanted.phase.pk, wanted.topic) not in had[mentee.pk]:
                had[mentee.pk].add((wanted.phase.pk, wanted.topic))
                wishes.append((mentee, wanted))
        raised += raise_all(actor=actor, house=list_import.organisation, wishes=wishes)
    return raised


def announce(*, actor: User | None, list_import: ListImport) -> None:
    """Tell whoever keeps these people, once for the whole list; not whoever has just brought it."""
    staff = staff_of(list_import.organisation, list_import.programme)
    users = staff.exclude(pk=actor.pk if actor else None)
    notify_all(SEEKERS, list_import.public_id, users=users)


def _asked(list_import: ListImport, record: Record, places: Places) -> Asked:
    return Asked(
        name=record.name,
        language=next((code for code in record.languages if code in dict(settings.LANGUAGES)), "de"),
        born=_born(record),
        languages=tuple((code, None) for code in spoken(record.languages)),
        german=GermanLevel(record.german) if record.german else None,
        area=places.area(record.area),
        mobility=Mobility(record.mobility) if record.mobility else None,
        wanted=_wanted(record, places, list_import.programme),
        free=record.availability.slots,
        phone=best_phone(record),
        email=record.mail,
    )


def _born(record: Record) -> Born:
    """The year, as far as a request takes it."""
    year = record.birth_year
    if year is not None and not 0 <= clock.today().year - year <= OLDEST:
        return Born()
    return Born(year=year, adult_from=record.adult_from)


def _wanted(record: Record, places: Places, programme) -> Wanted | None:
    phase = places.phase(record.need.phase)
    if phase is None or not record.need.topic:
        return None
    field = record.need.occupation or record.occupation
    return Wanted(
        phase=phase,
        topic=Topic(record.need.topic),
        field=OccupationField(field) if field else None,
        programme=programme,
    )
