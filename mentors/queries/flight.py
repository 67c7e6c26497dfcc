"""Proposals under way and the page of one tandem, as the desk sees them."""

from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _
from phonenumber_field.phonenumber import PhoneNumber

from mentors import rules
from mentors.enums import HOLDING, Side, TandemStatus
from mentors.models import Answer, Tandem

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
    phone: PhoneNumber | None
    may_lead: bool

    @property
    def mentor(self) -> str:
        return self.tandem.engagement.volunteer.user.name

    @property
    def step(self) -> int:
        """Where it stands on its way, from 1."""
        return WAY.index(self.tandem.status) + 1 if self.tandem.status in WAY else len(WAY)

    @property
    def steps(self) -> int:
        return len(WAY)


def under_way(user) -> QuerySet:
    """Everything of this person's house between the proposal and the agreement; the oldest question first."""
    mine = Tandem.objects.kept_by(user).filter(status__in=UNDER_WAY)
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
        phone=_phone(tandem, asked, known),
        may_lead=rules.can_lead(user, tandem),
    )


def open_sides(tandem: Tandem) -> list[Side]:
    """Whose yes is still awaited: to the proposal, or to the agreement."""
    if tandem.status == TandemStatus.TRIAL:
        agreed = {said.side for said in tandem.answers.all() if said.about == Answer.About.AGREEMENT}
        return [side for side in Side if side not in agreed]
    return [side for side, status in rules.TURN.items() if tandem.status == status]


def _phone(tandem: Tandem, asked: Side | None, known: bool) -> PhoneNumber | None:
    if asked == Side.MENTOR:
        return tandem.engagement.contact_phone or None
    return (tandem.mentee.contact_phone or None) if asked == Side.MENTEE and known else None


def is_open(tandem: Tandem) -> bool:
    """It still holds a place."""
    return tandem.status in HOLDING
