"""What was decided about the rows of a list, and what is still open."""

from mentors.enums import Decision
from mentors.lists.outcomes import Outcome
from mentors.lists.preview import Preview
from mentors.lists.sorting import Candidate, Sorted
from mentors.models import ListImport, RowDecision


def decisions_of(list_import: ListImport) -> dict[int, RowDecision]:
    """Number of the row → what was decided."""
    return {decided.row: decided for decided in list_import.decisions.order_by("row")}


def undecided(seen: Preview, decisions: dict[int, RowDecision]) -> list[int]:
    """Numbers of unclear rows about which nobody has decided, or whose candidate is gone."""
    return [
        row.record.number
        for row in seen.rows
        if row.outcome == Outcome.UNCLEAR and not _is_decided(row, decisions.get(row.record.number))
    ]


def key_of(candidate: Candidate) -> str:
    """How a decision names somebody: a public id, or "#7" for row 7 of the same list."""
    return candidate.key or f"#{candidate.number}"


def _is_decided(row: Sorted, decided: RowDecision | None) -> bool:
    if decided is None:
        return False
    return decided.decision != Decision.SAME or decided.same_as in map(key_of, row.candidates)
