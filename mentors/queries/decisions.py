"""What was decided about the rows of a list, and what is still open."""

from collections.abc import Iterable

from mentors.enums import Decision
from mentors.lists.keeping import Mark
from mentors.lists.outcomes import Outcome
from mentors.models import ListImport, RowDecision


def decisions_of(list_import: ListImport) -> dict[int, RowDecision]:
    """Number of the row → what was decided."""
    return {decided.row: decided for decided in list_import.decisions.order_by("row")}


def undecided(marks: Iterable[Mark], decisions: dict[int, RowDecision]) -> list[int]:
    """Numbers of unclear rows about which nobody has decided, or whose candidate is gone."""
    return [
        mark.number
        for mark in marks
        if mark.outcome == Outcome.UNCLEAR and not _is_decided(mark, decisions.get(mark.number))
    ]


def _is_decided(mark: Mark, decided: RowDecision | None) -> bool:
    if decided is None:
        return False
    return decided.decision != Decision.SAME or decided.same_as in mark.names
