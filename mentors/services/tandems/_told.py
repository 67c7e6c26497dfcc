"""Who hears of what. Nobody is told what she did herself; texts name nobody (`mentors.tandem_notices`)."""

from accounts.models import User
from mentors import rules
from mentors.enums import HOLDING, Side, TandemStatus
from mentors.models import Tandem
from mentors.tandem_notices import (
    AGREE,
    AGREED,
    ASKED,
    BOTH_YES,
    ENDED,
    FIRST_MEETING,
    NO_ANSWER,
    NOTED,
    OVER,
    REMINDER,
    SAID_NO,
    TRIAL,
    TRIAL_OVER,
)
from notifications import services as notices
from notifications.registry import Kind

__all__ = [
    "AGREE",
    "AGREED",
    "ASKED",
    "BOTH_YES",
    "ENDED",
    "FIRST_MEETING",
    "NOTED",
    "NO_ANSWER",
    "OVER",
    "REMINDER",
    "SAID_NO",
    "TRIAL",
    "TRIAL_OVER",
    "asked_side",
    "both",
    "coordinator",
    "person",
    "question_is_over",
    "side",
    "sides_that_know",
]


def person(tandem: Tandem, which: Side) -> User:
    """The mentor's or the mentee's user."""
    return tandem.engagement.volunteer.user if which == Side.MENTOR else tandem.mentee.user


def side(kind: Kind, tandem: Tandem, which: Side, *, step: str = "") -> None:
    """Tell one side; `step` tells apart what may happen twice (a second date, a second question)."""
    event = _event(tandem, which, step)
    notices.notify(kind, event, user=person(tandem, which), refs={"tandem": tandem.public_id, "side": which.value})


def both(kind: Kind, tandem: Tandem, *, actor: User | None, step: str = "") -> None:
    """Tell both sides, without whoever did it."""
    for which in Side:
        if rules.side_of(actor, tandem) != which:
            side(kind, tandem, which, step=step)


def asked_side(kind: Kind, tandem: Tandem) -> None:
    """Tell the one whose answer is awaited. The day of the question keeps a second question apart from the first."""
    for which, status in rules.TURN.items():
        if tandem.status == status:
            side(kind, tandem, which, step=_of_question(tandem))


def question_is_over(tandem: Tandem) -> None:
    """The mentee need not answer any more: what is not sent yet stays unsent, and she hears that nothing came of it."""
    for kind in (ASKED, REMINDER):
        notices.withdraw(kind, _event(tandem, Side.MENTEE, _of_question(tandem)))
    side(OVER, tandem, Side.MENTEE, step=_of_question(tandem))


def _of_question(tandem: Tandem) -> str:
    return f"{tandem.answer_by:%Y%m%d%H%M%S}"


def _event(tandem: Tandem, which: Side, step: str) -> str:
    return ":".join(part for part in (tandem.public_id, tandem.status, which, step) if part)


def coordinator(kind: Kind, tandem: Tandem, *, actor: User | None = None, step: str = "") -> None:
    """Tell whoever proposed it, as long as she keeps it; not about what she did herself."""
    who = tandem.coordinator
    if who is None or (actor is not None and actor.pk == who.pk) or not rules.can_keep_tandem(who, tandem):
        return
    event = ":".join(part for part in (tandem.public_id, tandem.status, step) if part)
    notices.notify(kind, event, user=who, refs={"tandem": tandem.public_id})


def sides_that_know(tandem: Tandem) -> list[Side]:
    """Who has heard of it so far: the mentor first, the mentee from her turn on."""
    if tandem.status not in HOLDING:
        return []
    return [Side.MENTOR] if tandem.status == TandemStatus.ASKING_MENTOR else list(Side)
