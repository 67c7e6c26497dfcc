"""Tell imported people that they are here, with the link by which they answer (Art. 14 DSGVO)."""

import datetime as dt
from collections.abc import Iterable, Sequence

from django.conf import settings
from django.db import transaction
from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from accounts.enums import Channel
from accounts.models import User
from common import clock, limits, short_codes
from common.errors import Gone, OutOfScope
from mentees.models import Mentee
from mentors import import_rules as rules
from mentors.import_notices import HELPER, SEEKER
from mentors.models import ImportNotice, ListImport
from mentors.services.imports.ways import takes_sms
from notifications import services as outbox
from volunteers.models import Engagement

# "Unconfirmed imports: 8 weeks" (security, retention); the reminder comes in the middle.
WEEKS, REMIND_AFTER_WEEKS = 8, 4
# A number that stands in every row of a list does not get a message for every row (security 10).
PER_ADDRESS_A_DAY = 3
_DAY = 24 * 3600


@transaction.atomic
def send_all(
    *, actor: User | None, list_import: ListImport, engagements: Iterable[Engagement], mentees: Iterable[Mentee]
) -> list[ImportNotice]:
    """Tell people who help (`engagements`) and who look for help; mail before SMS before a letter."""
    over = clock.now() + dt.timedelta(weeks=WEEKS)
    notices = [ImportNotice(engagement=one, list_import=list_import, expires_at=over) for one in engagements]
    notices += [ImportNotice(mentee=one, list_import=list_import, expires_at=over) for one in mentees]
    for notice in notices:
        notice.code_hash = code_hash(code_of(notice))
    ImportNotice.objects.bulk_create(notices)
    _deliver(notices)
    return notices


@transaction.atomic
def send_again(*, actor: User | None, notice: ImportNotice) -> ImportNotice:
    """The same link once more. Raises OutOfScope (not one's own house), Gone (answered, or over)."""
    if not rules.can_keep_notice(actor, notice):
        raise OutOfScope
    if not ImportNotice.objects.open().filter(pk=notice.pk).update(times_sent=F("times_sent") + 1):
        raise Gone(_("This person has answered already, or the time is over."))
    withdraw(actor=actor, notice=notice)
    notice.refresh_from_db()
    _deliver([notice])
    return notice


def remind(*, actor: None = None) -> int:
    """Remind everybody who has not answered for four weeks, once. Returns how many."""
    edge = clock.now() - dt.timedelta(weeks=REMIND_AFTER_WEEKS)
    waiting = list(with_person(ImportNotice.objects.open().filter(reminded_at=None, created_at__lte=edge)))
    for notice in waiting:
        _remind(actor, notice)
    return len(waiting)


def withdraw(*, actor: User | None, notice: ImportNotice) -> None:
    """What still waits in the outbox is not sent any more."""
    outbox.withdraw(kind_of(notice), event_of(notice))


def with_person(notices: QuerySet) -> QuerySet:
    """With everything about the person a page or a message needs, in one query."""
    helper = ("engagement__volunteer__user", "engagement__organisation", "engagement__programme")
    seeker = ("mentee__user", "mentee__intake", "list_import__programme")
    return notices.select_related(*helper, *seeker).order_by("created_at", "pk")


def link_of(code: str) -> str:
    """The whole address behind a code."""
    return settings.SITE_URL + reverse("mentors:my_data", args=[code])


def code_of(notice: ImportNotice) -> str:
    """The code of a notice, always the same: a reminder does not kill the letter on the kitchen table."""
    drawn = salted_hmac("mentors.import_notice.code", notice.public_id, algorithm="sha256").digest()
    return "".join(short_codes.SIGNS[byte % len(short_codes.SIGNS)] for byte in drawn[: short_codes.LENGTH])


def code_hash(code: str) -> str:
    """What is stored of a code."""
    return short_codes.digest("mentors.import_notice", code)


def event_of(notice: ImportNotice) -> str:
    """Names one sending of a notice in the outbox."""
    return f"{notice.public_id}:{notice.times_sent}"


def kind_of(notice: ImportNotice):
    """Which words the person gets."""
    return HELPER if notice.engagement_id else SEEKER


@transaction.atomic
def _remind(actor: None, notice: ImportNotice) -> None:
    ImportNotice.objects.filter(pk=notice.pk).update(reminded_at=clock.now())
    send_again(actor=actor, notice=notice)


def _deliver(notices: Sequence[ImportNotice]) -> None:
    told = [(notice, *way) for notice, way in zip(notices, _ways(notices), strict=True)]
    for kind in (HELPER, SEEKER):
        outbox.notify_addresses(kind, [_addressed(*one) for one in told if kind_of(one[0]) == kind])


def _addressed(notice: ImportNotice, channel: Channel, address: str) -> outbox.Addressed:
    person, code = notice.user, code_of(notice)
    return outbox.Addressed(
        event=event_of(notice),
        channel=channel,
        address=address or person.name,
        refs={"notice": notice.public_id},
        sealed_link=link_of(code),
        short_code=short_codes.spoken(code),
        language=person.language,
    )


def _ways(notices: Sequence[ImportNotice]) -> list[tuple[Channel, str]]:
    """How this organisation reaches each of them; a letter where there is no other way."""
    found: dict[int, tuple[Channel, str]] = {}
    for channel, address_of in ((Channel.MAIL, _mail), (Channel.SMS, _mobile)):
        open_ones = [(n, address) for n, one in enumerate(notices) if n not in found and (address := address_of(one))]
        who = [address for _n, address in open_ones]
        allowed = limits.allow_all("import.notice", who, limit=PER_ADDRESS_A_DAY, seconds=_DAY)
        found |= {n: (channel, address) for (n, address), may in zip(open_ones, allowed, strict=True) if may}
    return [found.get(n, (Channel.LETTER, "")) for n in range(len(notices))]


def _mail(notice: ImportNotice) -> str:
    phone_only = notice.engagement.phone_only if notice.engagement else False
    return "" if phone_only else notice.record.contact_email


def _mobile(notice: ImportNotice) -> str:
    phone = str(notice.record.contact_phone or "")
    return phone if phone and takes_sms(phone) else ""
