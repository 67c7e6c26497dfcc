"""The eight lists of the desk: what each asks, and what a row of it says."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.utils.translation import gettext, gettext_lazy, pgettext

from common import clock
from common.sheets import Table
from common.templatetags.page import ago_in_days, icon, in_words
from mentees.enums import MenteeStatus, Topic
from mentors.enums import TandemStatus
from mentors.pages import page_of
from mentors.queries.desk import rows as ask
from mentors.queries.signals import signals_of
from mentors.records import name_of, record_of
from network.queries import Catalogue

_MENTOR_ASKED = (TandemStatus.ASKING_MENTOR,)


_LOOKS = {"info": "info", "ok": "success", "warn": "warning"}


@dataclass(frozen=True, slots=True)
class Line:
    """One row in words. `cells` stand in the order of the list's heads; `since` is how long it waits."""

    public_id: str
    name: str
    href: str
    cells: tuple[str, ...]
    phone: object = ""
    told: str = ""
    state: str = ""
    state_kind: str = "info"

    @property
    def look(self) -> str:
        """The badge's class; drawn without c-tag, which a long table would pay for row by row."""
        return _LOOKS[self.state_kind]

    @property
    def sign(self) -> str:
        """The badge's icon; none where nothing is to be noticed."""
        return "" if self.state_kind == "info" else icon(self.state_kind)


@dataclass(frozen=True, slots=True)
class DeskList:
    """One list. `record` is the kind of record its rows are, for follow-ups on many of them."""

    key: str
    label: object
    empty: object
    heads: tuple
    rows: Callable[..., QuerySet]
    line: Callable[[object, Catalogue], Line]
    record: str = ""
    filters: tuple[str, ...] = ("programme", "area", "phase")
    finishes: bool = field(default=False)


def named(listed: DeskList, rows: Iterable, known: Catalogue) -> list[Line]:
    """Rows as lines of the page, in the reader's language."""
    return [listed.line(row, known) for row in rows]


def sheet(listed: DeskList, rows: Iterable, known: Catalogue) -> Table:
    """The same list to download, with the number to call."""
    heads = [listed.heads[0], *listed.heads[1:], gettext("Phone"), gettext("State")]
    lines = (listed.line(row, known) for row in rows)
    return Table(str(listed.label), heads, ([one.name, *one.cells, str(one.phone or ""), one.state] for one in lines))


def _phase(need, known: Catalogue) -> str:
    return known.phase[need.phase_id].name if need.phase_id in known.phase else ""


def _waiting(mentee, known) -> Line:
    needs = [f"{Topic(need.topic).label} ({_phase(need, known)})" for need in mentee.open_needs]
    return Line(
        public_id=mentee.public_id,
        name=mentee.user.name,
        href=page_of("mentee", mentee),
        cells=("; ".join(needs) or "–", mentee.area.name if mentee.area else "–", ago_in_days(mentee.requested_at)),
        phone=mentee.contact_phone,
        state=str(MenteeStatus(mentee.status).label),
        state_kind="warn" if mentee.status == "requested" else "info",
    )


def _who(tandem) -> str:
    mentee = tandem.mentee.user.name if tandem.knows else gettext("not known to you yet")
    return f"{tandem.engagement.volunteer.user.name} + {mentee}"


def _proposal(tandem, known) -> Line:
    asks_mentor = tandem.status in _MENTOR_ASKED
    asks_mentee = tandem.status == TandemStatus.ASKING_MENTEE
    phone = tandem.mentee.contact_phone if asks_mentee and tandem.knows else ""
    return Line(
        public_id=tandem.public_id,
        name=_who(tandem),
        href=page_of("tandem", tandem),
        cells=(
            _phase(tandem.need, known),
            ago_in_days(tandem.proposed_at),
            in_words(tandem.answer_by or tandem.first_meeting_at) or "–",
        ),
        phone=tandem.engagement.contact_phone if asks_mentor else phone,
        told=page_of("tandem", tandem) if asks_mentor or asks_mentee else "",
        state=str(TandemStatus(tandem.status).label),
    )


def _tandem(tandem, known) -> Line:
    since = tandem.running_from or tandem.trial_from
    return Line(
        public_id=tandem.public_id,
        name=f"{tandem.engagement.volunteer.user.name} + {tandem.mentee.user.name}",
        href=page_of("tandem", tandem),
        cells=(_phase(tandem.need, known), in_words(since), ago_in_days(tandem.last_contact_on) or "–"),
        phone=tandem.engagement.contact_phone,
        state=gettext("waits, the mentor takes a break")
        if tandem.paused_from
        else str(TandemStatus(tandem.status).label),
        state_kind="warn" if tandem.paused_from or tandem.status == TandemStatus.TRIAL else "ok",
    )


def _signal(tandem, known) -> Line:
    return Line(
        public_id=tandem.public_id,
        name=f"{tandem.engagement.volunteer.user.name} + {tandem.mentee.user.name}",
        href=page_of("tandem", tandem),
        cells=(
            _phase(tandem.need, known),
            "; ".join(str(signal.label) for signal in signals_of(tandem)),
            ago_in_days(tandem.last_seen_on) or "–",
        ),
        phone=tandem.engagement.contact_phone,
        told=page_of("tandem", tandem),
        state=str(TandemStatus(tandem.status).label),
    )


def _imported(engagement, known) -> Line:
    return Line(
        public_id=engagement.public_id,
        name=engagement.volunteer.user.name,
        href=page_of("engagement", engagement),
        cells=(str(engagement.programme or engagement.organisation), ago_in_days(engagement.created_at)),
        phone=engagement.contact_phone,
        told=page_of("engagement", engagement),
        state=str(engagement.get_status_display()),
        state_kind="warn",
    )


def _double(listed, known) -> Line:
    return Line(
        public_id=listed.public_id,
        name=str(listed.programme or listed.organisation),
        href=page_of("list", listed),
        cells=(str(listed.unclear), str(listed.rows), ago_in_days(listed.created_at)),
    )


def _referral(referral, known) -> Line:
    return Line(
        public_id=referral.public_id,
        name=referral.programme.name,
        href=page_of("referral", referral),
        cells=(_phase(referral.need, known), referral.from_organisation.name, ago_in_days(referral.sent_at)),
        state=str(
            referral.get_question_display() if referral.status == "asked_back" else referral.get_status_display()
        ),
        state_kind="warn",
    )


def _follow_up(follow_up, known) -> Line:
    kind, record = record_of(follow_up)
    late = follow_up.due_on < clock.today()
    return Line(
        public_id=follow_up.public_id,
        name=name_of(record),
        href=page_of(kind, record),
        cells=(str(follow_up.get_kind_display()), follow_up.note or "–", in_words(follow_up.due_on)),
        state=gettext("overdue") if late else pgettext("follow-up", "due"),
        state_kind="warn" if late else "info",
    )


_ALL = (
    DeskList(
        "waiting",
        gettext_lazy("Who waits"),
        gettext_lazy("Nobody waits. New requests stand here, the oldest first."),
        (gettext_lazy("Name"), gettext_lazy("Needed"), gettext_lazy("Place"), gettext_lazy("Asked")),
        ask.waiting,
        _waiting,
        record="mentee",
    ),
    DeskList(
        "proposals",
        gettext_lazy("Proposals in flight"),
        gettext_lazy("No proposal waits for an answer."),
        (gettext_lazy("Who"), gettext_lazy("Phase"), gettext_lazy("Proposed"), gettext_lazy("Answer until")),
        ask.proposals,
        _proposal,
        record="tandem",
    ),
    DeskList(
        "signals",
        gettext_lazy("Tandems to look at"),
        gettext_lazy("No tandem needs you at the moment."),
        (gettext_lazy("Who"), gettext_lazy("Phase"), gettext_lazy("Why"), gettext_lazy("Last contact")),
        ask.signals,
        _signal,
        record="tandem",
    ),
    DeskList(
        "tandems",
        gettext_lazy("Tandems"),
        gettext_lazy("No tandem yet. It begins with a proposal."),
        (gettext_lazy("Who"), gettext_lazy("Phase"), gettext_lazy("Since"), gettext_lazy("Last contact")),
        ask.tandems,
        _tandem,
        record="tandem",
    ),
    DeskList(
        "imports",
        gettext_lazy("Imports not confirmed"),
        gettext_lazy("Everybody on your lists has said that she knows of it."),
        (gettext_lazy("Name"), gettext_lazy("Programme"), gettext_lazy("Imported")),
        ask.imports,
        _imported,
        record="engagement",
    ),
    DeskList(
        "doubles",
        gettext_lazy("Unclear duplicates"),
        gettext_lazy("No list has an unclear row."),
        (gettext_lazy("List"), gettext_lazy("Unclear"), gettext_lazy("Rows"), gettext_lazy("Uploaded")),
        ask.doubles,
        _double,
        filters=("programme",),
    ),
    DeskList(
        "referrals",
        gettext_lazy("Passed on, to answer"),
        gettext_lazy("Nobody waits for your answer."),
        (gettext_lazy("Programme"), gettext_lazy("Phase"), gettext_lazy("Passed on by"), gettext_lazy("Sent")),
        ask.referrals,
        _referral,
    ),
    DeskList(
        "follow_ups",
        gettext_lazy("Follow-ups"),
        gettext_lazy("Nothing is due within the next week."),
        (gettext_lazy("About"), gettext_lazy("What"), gettext_lazy("Note"), gettext_lazy("Due")),
        ask.follow_ups,
        _follow_up,
        filters=(),
        finishes=True,
    ),
)
LISTS = {one.key: one for one in _ALL}
