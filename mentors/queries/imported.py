"""What a list brought about a person, as she and her organisation read it; and who has not answered yet."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from accounts.models import User
from common import clock
from common.sheets import Table
from common.week import Slot, describe
from mentors.import_notices import HELPER, SEEKER
from mentors.models import ImportNotice, MentorProfile
from mentors.queries.desk.rows import about as record_in
from network.languages import name as language_name
from network.models import Organisation
from network.queries import Narrowing
from notifications.enums import Status
from notifications.models import Delivery

KINDS = (HELPER.key, SEEKER.key)


@dataclass(frozen=True, slots=True)
class About:
    """One imported person. `helps` False: she looks for help. Empty and None: not known."""

    helps: bool
    place: Organisation
    programme: str
    responsible: str
    name: str
    contact_email: str
    phone_spoken: str
    phone_only: bool
    area: str
    languages: str
    free_time: str
    certificate: bool
    elsewhere: int | None
    capacity: int | None
    until: dt.date


def about(notice: ImportNotice) -> About:
    """Everything stored about the person of a notice of `with_person`. At most five queries."""
    engagement, record, person = notice.engagement, notice.record, notice.person
    profile = MentorProfile.objects.filter(volunteer=engagement.volunteer).first() if engagement else None
    phone = record.contact_phone
    slots = [Slot(row.weekday, row.starts, row.ends) for row in person.free_times.order_by("pk")]
    return About(
        helps=engagement is not None,
        place=notice.place,
        programme=str(engagement.programme or "") if engagement else "",
        responsible=notice.list_import.responsible if notice.list_import else "",
        name=notice.user.name,
        contact_email=record.contact_email,
        phone_spoken=phone.as_national if phone else "",
        phone_only=engagement.phone_only if engagement else False,
        area=str(person.area or ""),
        languages=", ".join(language_name(row.code) for row in person.languages.order_by("pk")),
        free_time=describe(slots),
        certificate=engagement is not None and engagement.clearance_tasks.open().exists(),
        elsewhere=profile.elsewhere if profile else None,
        capacity=profile.capacity if profile else None,
        until=clock.day_of(notice.expires_at),
    )


def unanswered(user: User, filters: Narrowing | None = None) -> QuerySet:
    """Whom this person's house brought in and who has not answered, the shortest time left first."""
    rows = ImportNotice.objects.open().kept_by(user)
    if filters and filters.narrowed:
        rows = rows.filter(record_in(filters, "engagement", "mentee"))
    helper = ("engagement__volunteer__user", "engagement__organisation", "engagement__programme")
    return rows.select_related(*helper, "mentee__user", "mentee__intake", "list_import").order_by("expires_at", "pk")


@dataclass(frozen=True, slots=True)
class Waiting:
    """One person who has not answered, with how her notice went."""

    notice: ImportNotice
    delivery: Delivery | None

    @property
    def place(self) -> str:
        engagement = self.notice.engagement
        return str(engagement.programme or engagement.organisation) if engagement else str(self.notice.place)

    @property
    def until(self) -> dt.date:
        return clock.day_of(self.notice.expires_at)

    @property
    def seeks(self) -> bool:
        """She looks for help; everybody else helps."""
        return self.notice.engagement_id is None

    @property
    def phone(self) -> str:
        number = self.notice.record.contact_phone
        return number.as_national if number else ""

    @property
    def sent(self) -> str:
        """How her notice went, in words."""
        delivery = self.delivery
        return f"{delivery.get_channel_display()}: {delivery.get_status_display()}" if delivery else ""

    @property
    def letter(self) -> str:
        """Public id of the letter that waits to be printed."""
        return self.delivery.public_id if self.delivery and self.delivery.status == Status.PRINT else ""


def sheet(rows: Iterable[Waiting]) -> Table:
    """The list to download: who, of where, to be called at which number until when."""
    heads = [_("Who"), _("looks for help"), _("Programme"), _("Deleted on"), _("Notice"), _("Phone")]
    lines = ([one.notice.user.name, one.seeks, one.place, one.until, one.sent, one.phone] for one in rows)
    return Table(_("Who has not answered yet"), heads, lines)


def shown(notices: Iterable[ImportNotice]) -> list[Waiting]:
    """A page of people who have not answered, with their newest delivery; one query."""
    notices = list(notices)
    events = {f"{notice.public_id}:{notice.times_sent}": notice for notice in notices}
    rows = Delivery.objects.filter(notice__kind__in=KINDS, notice__event__in=events).select_related("notice")
    sent = {delivery.notice.event: delivery for delivery in rows.order_by("pk")}
    return [Waiting(notice, sent.get(event)) for event, notice in events.items()]
