"""Rows about people who look for help: each becomes a request, to be talked about like any other.

A list is no consent: what needs one (a wish for a woman or a man) is not kept, and the preview names it.
"""

from django.conf import settings

from accounts.enums import Answered
from accounts.models import User
from common import clock
from mentees.asked import Asked, Born, Wanted
from mentees.enums import GermanLevel, Source, Topic
from mentees.services.intake import take_in
from mentees.services.records import OLDEST
from mentors.lists.records.person import Record
from mentors.models import ListImport
from mentors.services.imports import notices
from mentors.services.imports.places import Places
from mentors.services.imports.ways import best_phone
from network.enums import OccupationField
from network.languages import SPOKEN
from volunteers.enums import Mobility


def take(*, actor: User | None, list_import: ListImport, record: Record, places: Places) -> str:
    """Somebody new who looks for help. Gives the mentee's public id. Raises as `mentees.services.intake.take_in`."""
    mentee = take_in(
        actor=actor,
        asked=_asked(list_import, record, places),
        source=Source.LIST,
        how=Answered.PAPER,
        house=list_import.organisation,
    )
    notices.send(actor=actor, list_import=list_import, mentee=mentee)
    return mentee.public_id


def _asked(list_import: ListImport, record: Record, places: Places) -> Asked:
    return Asked(
        name=record.name,
        language=next((code for code in record.languages if code in dict(settings.LANGUAGES)), "de"),
        born=_born(record),
        languages=tuple((code, None) for code in record.languages if code in SPOKEN),
        german=GermanLevel(record.german) if record.german else None,
        area=places.area(record.area),
        mobility=Mobility(record.mobility) if record.mobility else None,
        wanted=_wanted(list_import, record, places),
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


def _wanted(list_import: ListImport, record: Record, places: Places) -> Wanted | None:
    phase = places.phase(record.need.phase)
    if phase is None or not record.need.topic:
        return None
    field = record.need.occupation or record.occupation
    return Wanted(
        phase=phase,
        topic=Topic(record.need.topic),
        field=OccupationField(field) if field else None,
        programme=list_import.programme,
    )
