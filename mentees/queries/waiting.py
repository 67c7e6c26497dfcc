"""How long people wait, said honestly: the middle of the last ones, or that nobody knows yet."""

from dataclasses import dataclass
from statistics import median

from django.db.models import Min

from common import clock
from mentees.enums import HelperRole
from mentees.models import Helper, Mentee
from network.models import Organisation

# Fewer say nothing, and might say something about one of them.
FEWEST = 5
LAST = 20


@dataclass(frozen=True, slots=True)
class WaitingTime:
    """Days from the request to the first talk, and to the first mentor; None where too few have been through."""

    to_talk: int | None
    to_mentor: int | None


def waiting_time(house: Organisation) -> WaitingTime:
    """The median of this house's last `LAST` people. Two queries."""
    mine = Mentee.objects.filter(intake=house)
    talks = mine.filter(talked_on__isnull=False).order_by("-talked_on", "-pk")
    talked = talks.values_list("talked_on", "requested_at")[:LAST]
    first = Helper.objects.filter(mentee__intake=house, role=HelperRole.MENTOR).values("mentee__requested_at")
    mentors = first.annotate(day=Min("starts_on")).order_by("-day", "-mentee__requested_at")[:LAST]
    return WaitingTime(
        to_talk=_median([(day - clock.day_of(asked)).days for day, asked in talked if day]),
        to_mentor=_median([(row["day"] - clock.day_of(row["mentee__requested_at"])).days for row in mentors]),
    )


def _median(days: list[int]) -> int | None:
    return round(median(max(0, one) for one in days)) if len(days) >= FEWEST else None
