"""Pairs that are not brought together again, whoever proposes them and however."""

from collections.abc import Iterable, Iterator
from itertools import chain

from mentors.enums import ENDED_BADLY, Declining, TandemStatus
from mentors.models import Answer, Exclusion, Tandem

# A no for these reasons is about the moment, not about the pair.
_FOR_NOW = (Declining.NO_TIME, Declining.NOT_NOW)


def excluded_pairs(mentees: Iterable[int]) -> Iterator[tuple[int, int]]:
    """(mentee, volunteer) excluded by hand, ended badly, or declined for good. Takes and gives keys; three queries."""
    among = list(mentees)
    by_hand = Exclusion.objects.filter(mentee__within=among)
    badly = Tandem.objects.filter(mentee__within=among, status=TandemStatus.ENDED, end_reason__in=ENDED_BADLY)
    noes = Answer.objects.filter(tandem__mentee__within=among, yes=False, about=Answer.About.PROPOSAL)
    return chain(
        by_hand.values_list("mentee", "volunteer"),
        badly.values_list("mentee", "engagement__volunteer"),
        noes.exclude(declining__in=_FOR_NOW).values_list("tandem__mentee", "tandem__engagement__volunteer"),
    )
