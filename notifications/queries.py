"""Questions about notices, for this room's pages and for the rooms above."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _

from accounts.enums import Channel
from accounts.models import User
from common.gateways import Reason
from notifications import reach, registry, wording
from notifications.enums import Status
from notifications.models import Delivery, Notice, Preference
from notifications.registry import Kind

MOST_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Shown:
    """A notice as its receiver reads it. `title` is empty when what it was about is gone."""

    notice: Notice
    subject: str
    title: str
    leads_on: bool


@dataclass(frozen=True, slots=True)
class State:
    """How one delivery stands, for staff: no address, only way, state, reason and time."""

    public_id: str
    kind: str
    event: str
    refs: Mapping[str, str]
    channel: Channel
    status: Status
    reason: str
    at: object


@dataclass(frozen=True, slots=True)
class Choice:
    """One channel of one kind on the preferences page."""

    channel: Channel
    name: str
    label: str
    wanted: bool
    reachable: bool

    @property
    def by_mail(self) -> bool:
        return self.channel == Channel.MAIL


def unread(user: User) -> int:
    """How many notices the person has not seen. One query."""
    return Notice.objects.visible_to(user).unseen().order_by().count()


def own_notices(user: User) -> list[Shown]:
    """The newest hundred, in the language of the page. One query for them, one per kind of thing named."""
    notices = list(Notice.objects.visible_to(user)[:MOST_SHOWN])
    written = wording.write(notices, translation.get_language())
    return [_shown(notice, words) for notice, words in zip(notices, written, strict=True)]


def _shown(notice: Notice, words: wording.Wording | wording.NoWords) -> Shown:
    if isinstance(words, wording.NoWords):
        return Shown(notice, "", "", leads_on=False)
    return Shown(notice, words.subject, words.title, leads_on=bool(words.link))


def choices(user: User) -> list[tuple[Kind, list[Choice]]]:
    """What the person may choose, with what holds now. One query."""
    wishes = {(row.kind, row.channel): row.wanted for row in Preference.objects.filter(user=user)}
    found = []
    for kind in registry.kinds():
        if kind.optional and kind.offered():
            found.append((kind, [_choice(kind, user, channel, wishes) for channel in kind.offered()]))
    return found


def _choice(kind: Kind, user: User, channel: Channel, wishes: Mapping) -> Choice:
    wanted = wishes.get((kind.key, channel), reach.by_default(kind, user, channel))
    label = _("by e-mail") if channel == Channel.MAIL else _("by SMS")
    return Choice(channel, f"{kind.key}-{channel}", label, wanted, bool(reach.address_of(user, channel)))


def deliveries(*kinds: Kind, event: str = "", status: Status | None = None) -> list[State]:
    """How notices of these kinds were delivered, newest first; the caller has checked who asks. One query."""
    rows = Delivery.objects.filter(notice__kind__in=[kind.key for kind in kinds]).select_related("notice")
    if event:
        rows = rows.filter(notice__event=event)
    if status:
        rows = rows.filter(status=status)
    return [_state(row) for row in rows.order_by("-created_at", "-pk")[:MOST_SHOWN]]


def _state(row: Delivery) -> State:
    return State(
        public_id=row.public_id,
        kind=row.notice.kind,
        event=row.notice.event,
        refs=row.notice.refs,
        channel=Channel(row.channel),
        status=Status(row.status),
        reason=str(Reason(row.problem).label) if row.problem else "",
        at=row.ended_at or row.created_at,
    )
