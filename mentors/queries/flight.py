"""Proposals under way and the page of one tandem, as the desk sees them."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _
from phonenumber_field.phonenumber import PhoneNumber

from accounts.models import User
from common import clock
from common.sheets import Table
from mentors import rules
from mentors.enums import HOLDING, Side, TandemStatus
from mentors.models import Answer, Tandem
from mentors.records import pair_of
from network.queries import Narrowing

RELATED = (
    "engagement__volunteer__user",
    "engagement__organisation__area",
    "engagement__programme",
    "mentee__user",
    "mentee__intake",
    "need__phase",
    "need__mentee",
    "coordinator",
)
UNDER_WAY = (TandemStatus.ASKING_MENTOR, TandemStatus.ASKING_MENTEE, TandemStatus.FIRST_MEETING, TandemStatus.TRIAL)
WAY = (*UNDER_WAY, TandemStatus.RUNNING)


@dataclass(frozen=True, slots=True)
class Row:
    """One proposal or tandem for this reader: the mentee's name only once she may know it."""

    tandem: Tandem
    mentee: str
    knows: bool
    asked: Side | None
    phones: dict[Side, PhoneNumber]
    may_lead: bool

    @property
    def mentor(self) -> str:
        return self.tandem.engagement.volunteer.user.name

    @property
    def to_call(self) -> list[tuple[str, PhoneNumber]]:
        """Name and number of whoever an answer is awaited from; of both where the house has to arrange something."""
        names = {Side.MENTOR: self.mentor, Side.MENTEE: self.mentee}
        return [(names[side], phone) for side, phone in self.phones.items() if self.asked in (None, side)]

    @property
    def day(self) -> dt.date | None:
        """What comes next: the end of the question, the first meeting, the end of the trial."""
        moment = self.tandem.answer_by or self.tandem.first_meeting_at
        return self.tandem.trial_until or (clock.day_of(moment) if moment else None)

    @property
    def step(self) -> int:
        """Where it stands on its way, from 1."""
        return WAY.index(self.tandem.status) + 1 if self.tandem.status in WAY else len(WAY)

    @property
    def steps(self) -> int:
        return len(WAY)


def under_way(user, filters: Narrowing) -> QuerySet:
    """Everything of this person's house between the proposal and the agreement; the oldest question first."""
    mine = Tandem.objects.kept_by(user).filter(status__in=UNDER_WAY)
    mine = filters.on(mine, programme="engagement__programme", area="mentee__area", phase="need__phase")
    answers = Prefetch("answers", Answer.objects.order_by("at", "pk"))
    return mine.select_related(*RELATED).prefetch_related(answers).order_by("answer_by", "proposed_at", "pk")


def find(user, public_id: str) -> Tandem | None:
    """A tandem of this person's house, or None."""
    answers = Prefetch("answers", Answer.objects.select_related("recorded_by").order_by("at", "pk"))
    mine = Tandem.objects.kept_by(user).select_related(*RELATED).prefetch_related(answers)
    return mine.filter(public_id=public_id).first()


def row(user, tandem: Tandem) -> Row:
    """As this person may see it."""
    asked = next((side for side, status in rules.TURN.items() if tandem.status == status), None)
    known = rules.knows_mentee_of(user, tandem)
    return Row(
        tandem=tandem,
        mentee=tandem.mentee.user.name if known else _("somebody (named after the yes)"),
        knows=known,
        asked=asked,
        phones=phones_of(tandem, knows=known),
        may_lead=rules.can_lead(user, tandem),
    )


def open_sides(tandem: Tandem) -> list[Side]:
    """Whose yes is still awaited: to the proposal, or to the agreement."""
    if tandem.status == TandemStatus.TRIAL:
        agreed = {said.side for said in tandem.answers.all() if said.about == Answer.About.AGREEMENT}
        return [side for side in Side if side not in agreed]
    return [side for side, status in rules.TURN.items() if tandem.status == status]


def phones_of(tandem: Tandem, *, knows: bool) -> dict[Side, PhoneNumber]:
    """The number of each side that left one; the mentee's only for whoever may know her."""
    numbers = {Side.MENTOR: tandem.engagement.contact_phone, Side.MENTEE: tandem.mentee.contact_phone if knows else ""}
    return {side: phone for side, phone in numbers.items() if phone}


def named(rows: Iterable[Row]) -> list[User]:
    """Whom the list gives away, each once."""
    found = {user.pk: user for row in rows for user in pair_of(row.tandem, knows=row.knows)}
    return list(found.values())


def sheet(rows: Iterable[Row]) -> Table:
    """The list to download, with the numbers to call; a mentee without a name stays one."""
    heads = [str(Side.MENTOR.label), str(Side.MENTEE.label), _("Phase"), _("Partner"), _("State"), _("Day"), _("Phone")]
    lines = (
        [
            row.mentor,
            row.mentee,
            row.tandem.need.phase.name,
            row.tandem.engagement.organisation.name,
            row.tandem.get_status_display(),
            row.day,
            "; ".join(phone.as_national for _name, phone in row.to_call),
        ]
        for row in rows
    )
    return Table(_("Proposals under way"), heads, lines)


def is_open(tandem: Tandem) -> bool:
    """It still holds a place."""
    return tandem.status in HOLDING
