"""A row of each list of the desk, said in words."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext, pgettext

from common import clock
from common.templatetags.page import ago_in_days, icon, in_words, moment_in_words
from mentees.enums import MenteeStatus, Topic
from mentors.enums import Side, TandemStatus
from mentors.pages import page_of
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


def _phase(need, known: Catalogue) -> str:
    return known.phase[need.phase_id].name if need.phase_id in known.phase else ""


def waiting(mentee, known) -> Line:
    needs = [f"{Topic(need.topic).label} ({_phase(need, known)})" for need in mentee.open_needs]
    return Line(
        public_id=mentee.public_id,
        name=mentee.user.name,
        href=page_of("mentee", mentee),
        cells=("; ".join(needs) or "–", mentee.area.name if mentee.area else "–", ago_in_days(mentee.requested_at)),
        phone=mentee.contact_phone,
        told=_told_by(mentee),
        state=str(MenteeStatus(mentee.status).label),
        state_kind="warn" if mentee.status == "requested" else "info",
    )


def _told_by(mentee) -> str:
    """Where is written down what she says: her first talk, or whether she may be passed on."""
    if mentee.status == MenteeStatus.REQUESTED:
        return reverse("mentees:talk", args=[mentee.public_id])
    if not mentee.asked:
        return ""
    need, programme, _day = mentee.asked.split(":")
    return f"{reverse('mentees:refer', args=[need])}?to={programme}"


def _status(tandem) -> str:
    # What `get_status_display` says, without sorting all choices anew for each row.
    return str(TandemStatus(tandem.status).label)


def _who(tandem) -> str:
    mentee = tandem.mentee.user.name if tandem.knows else gettext("not known to you yet")
    return f"{tandem.engagement.volunteer.user.name} + {mentee}"


def proposal(tandem, known) -> Line:
    asks_mentor = tandem.status in _MENTOR_ASKED
    asks_mentee = tandem.status == TandemStatus.ASKING_MENTEE
    phone = tandem.mentee.contact_phone if asks_mentee and tandem.knows else ""
    # The day of the meeting is arranged with both; the mentor is called first.
    calls_mentor = asks_mentor or tandem.status == TandemStatus.FIRST_MEETING
    page = page_of("tandem", tandem)
    return Line(
        public_id=tandem.public_id,
        name=_who(tandem),
        href=page,
        cells=(
            _phase(tandem.need, known),
            ago_in_days(tandem.proposed_at),
            in_words(tandem.answer_by or tandem.first_meeting_at) or "–",
        ),
        phone=tandem.engagement.contact_phone if calls_mentor else phone,
        told=f"{page}#told" if asks_mentor or asks_mentee else f"{page}#next",
        state=_status(tandem),
    )


def tandem(tandem, known) -> Line:
    since = tandem.running_from or tandem.trial_from
    return Line(
        public_id=tandem.public_id,
        name=f"{tandem.engagement.volunteer.user.name} + {tandem.mentee.user.name}",
        href=page_of("tandem", tandem),
        cells=(_phase(tandem.need, known), in_words(since), ago_in_days(tandem.last_contact_on) or "–"),
        phone=_asked(tandem),
        told=_told(tandem, f"{page_of('tandem', tandem)}#told" if tandem.status == TandemStatus.TRIAL else ""),
        state=gettext("waits, the mentor takes a break") if tandem.paused_from else _status(tandem),
        state_kind="warn" if tandem.paused_from or tandem.status == TandemStatus.TRIAL else "ok",
    )


def _asked(tandem):
    """The number of whoever has not answered how it is going, else the mentor's."""
    return (tandem.mentee if tandem.question_side == Side.MENTEE else tandem.engagement).contact_phone


def _told(tandem, otherwise: str) -> str:
    """Where an answer is written down: that to the open question, else what else may have been told."""
    return reverse("mentors:check_in", args=[tandem.question]) if tandem.question else otherwise


def signal(tandem, known) -> Line:
    return Line(
        public_id=tandem.public_id,
        name=f"{tandem.engagement.volunteer.user.name} + {tandem.mentee.user.name}",
        href=page_of("check_ins", tandem),
        cells=(
            _phase(tandem.need, known),
            "; ".join(str(signal.label) for signal in signals_of(tandem)),
            ago_in_days(tandem.last_seen_on) or "–",
        ),
        phone=_asked(tandem),
        told=_told(tandem, page_of("check_ins", tandem)),
        state=_status(tandem),
    )


def imported(engagement, known) -> Line:
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


def double(listed, known) -> Line:
    return Line(
        public_id=listed.public_id,
        name=str(listed.programme or listed.organisation),
        href=page_of("list", listed),
        cells=(str(listed.unclear), str(listed.rows), ago_in_days(listed.created_at)),
    )


def referral(referral, known) -> Line:
    return Line(
        public_id=referral.public_id,
        name=referral.programme.name,
        href=page_of("referral", referral),
        cells=(_phase(referral.need, known), referral.from_organisation.name, ago_in_days(referral.sent_at)),
        phone=(referral.call_there if referral.sent else referral.call_here) or "",
        told=f"{page_of('referral', referral)}#{'told' if referral.sent else 'answering'}",
        state=str(
            referral.get_question_display() if referral.status == "asked_back" else referral.get_status_display()
        ),
        state_kind="warn",
    )


def handover(handover, known) -> Line:
    """The person, from whom to whom; whoever is next is called."""
    old, new = handover.old, handover.new
    going_on = new.engagement.volunteer.user.name if new else handover.referral.programme.name
    step = gettext("who goes on?") if new is None else gettext("when do all meet?")
    return Line(
        public_id=handover.public_id,
        name=old.mentee.user.name,
        href=page_of("handover", handover),
        cells=(f"{old.engagement.volunteer.user.name} → {going_on}", ago_in_days(handover.started_at)),
        phone=old.engagement.contact_phone,
        state=moment_in_words(handover.meeting_at) if handover.meeting_at else step,
        state_kind="info" if handover.meeting_at else "warn",
    )


def follow_up(follow_up, known) -> Line:
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
