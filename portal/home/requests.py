"""Requests on the first page: the person's own, those that wait for the desk, those somebody reported."""

from mentees import rules
from mentees.enums import MenteeStatus
from mentees.models import Mentee
from mentees.queries import desk as people
from mentees.queries import mine
from mentees.queries.board import board
from mentees.queries.referrals import asked_of
from mentees.queries.reports import reported
from mentees.querysets import OVER
from portal.home import phone

SHOWN = 5


def desk(user) -> dict:
    """How many people stand where, and who has waited longest for a first talk."""
    waiting = Mentee.objects.kept_by(user).filter(status=MenteeStatus.REQUESTED)
    counts = people.counts(user)
    return {
        "requested": counts.get(MenteeStatus.REQUESTED, 0),
        "waiting": counts.get(MenteeStatus.WAITING, 0),
        "accompanied": counts.get(MenteeStatus.ACCOMPANIED, 0),
        "needs": board(user).total,
        "oldest": waiting.select_related("user").order_by("requested_at", "pk")[:SHOWN],
    }


def referrer(user) -> dict:
    """What one reported, with the contacts of one's own organisation."""
    return {**phone.helper(user), "reported": reported(user)[:SHOWN]}


def reporting(user) -> dict:
    """Neighbourhood parents report what they hear of in the quarter."""
    return {"reports": rules.reports(user)}


def mentee(user) -> dict:
    """What happens next with one's own request, or the way to ask."""
    own = mine.my_mentee(user)
    is_open = own is not None and own.status not in OVER
    return {**phone.mentee(user), "mine": mine.mine(own) if own and is_open else None}


def asked(user) -> dict:
    """Who may hear of the person: a question that waits for her yes or no."""
    return {"asked": asked_of(user)}
