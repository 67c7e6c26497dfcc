"""What is next with one's own tandems: a question to answer, a first meeting, a trial, the way together."""

from dataclasses import dataclass

from common import clock
from mentors import rules
from mentors.enums import TandemStatus
from mentors.models import Tandem
from mentors.queries import mine


@dataclass(frozen=True, slots=True)
class Next:
    """One card: the tandem, whether one is asked (`goes_on`: after the trial), the other's first name once known."""

    tandem: Tandem
    is_asked: bool
    goes_on: bool
    other: str


def own(user) -> dict:
    """Everything that goes on for this person, a question first."""
    rows = [_next(user, tandem) for tandem in mine.current(user)]
    return {"tandems": sorted(rows, key=lambda row: not (row.is_asked or row.goes_on))}


def _next(user, tandem: Tandem) -> Next:
    side = rules.side_of(user, tandem)
    known = tandem.status in (TandemStatus.FIRST_MEETING, TandemStatus.TRIAL, TandemStatus.RUNNING)
    return Next(
        tandem=tandem,
        is_asked=side is not None and tandem.status == rules.TURN[side],
        goes_on=_is_tried(tandem) and not mine.page_of(user, tandem).has_agreed,
        other=mine.other_name(tandem, side) if known and side else "",
    )


def _is_tried(tandem: Tandem) -> bool:
    """The trial is over, and not both have said yet that they go on."""
    return tandem.status == TandemStatus.TRIAL and bool(tandem.trial_until and tandem.trial_until <= clock.today())
