"""What is next with one's own tandems: a question to answer, a first meeting, a trial, the way together."""

from dataclasses import dataclass

from mentors import rules
from mentors.enums import TandemStatus
from mentors.models import Tandem
from mentors.queries import mine


@dataclass(frozen=True, slots=True)
class Next:
    """One card: the tandem, whether one is asked, and the other's first name once it is known."""

    tandem: Tandem
    is_asked: bool
    other: str


def own(user) -> dict:
    """Everything that goes on for this person, a question first."""
    rows = [_next(user, tandem) for tandem in mine.current(user)]
    return {"tandems": sorted(rows, key=lambda row: not row.is_asked)}


def _next(user, tandem: Tandem) -> Next:
    side = rules.side_of(user, tandem)
    known = tandem.status in (TandemStatus.FIRST_MEETING, TandemStatus.TRIAL, TandemStatus.RUNNING)
    return Next(
        tandem=tandem,
        is_asked=side is not None and tandem.status == rules.TURN[side],
        other=mine.other_name(tandem, side) if known and side else "",
    )
