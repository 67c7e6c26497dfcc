"""A person decides about rows: unclear ones, and others that are not wanted."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from common.errors import OutOfScope, WrongInput
from mentors.enums import Decision
from mentors.lists.outcomes import Outcome
from mentors.lists.sorting import Sorted
from mentors.models import ListImport, RowDecision
from mentors.queries.decisions import decisions_of, undecided
from mentors.services.imports._trail import check_keeps, preview_now


@transaction.atomic
def decide(
    *, actor: User | None, list_import: ListImport, row: int, decision: Decision | None, same_as: str = ""
) -> None:
    """Decide about row `row` (its number in the whole list); None takes the decision back.

    `same_as` is one of the row's candidates (see `Candidate.named`).

    Rows that are new or known can only be left out. Raises OutOfScope, WrongInput.
    """
    check_keeps(actor, list_import)
    found = preview_now(list_import).row(row)
    if found is None:
        raise OutOfScope
    if decision is None:
        list_import.decisions.filter(row=row).delete()
        return
    _check(found, decision, same_as)
    RowDecision.objects.update_or_create(
        list_import=list_import,
        row=row,
        defaults={"decision": decision, "same_as": same_as, "decided_by": actor},
    )


@transaction.atomic
def leave_out_the_rest(*, actor: User | None, list_import: ListImport) -> int:
    """Leave out every unclear row nobody has decided about. Returns how many. Raises OutOfScope, WrongInput."""
    check_keeps(actor, list_import)
    open_rows = undecided(preview_now(list_import).marks, decisions_of(list_import))
    RowDecision.objects.bulk_create(
        RowDecision(list_import=list_import, row=number, decision=Decision.SKIP, decided_by=actor)
        for number in open_rows
    )
    return len(open_rows)


def _check(row: Sorted, decision: Decision, same_as: str) -> None:
    if row.outcome == Outcome.REFUSED or (row.outcome != Outcome.UNCLEAR and decision != Decision.SKIP):
        raise WrongInput(_("There is nothing to decide about this row."))
    if decision == Decision.SAME and same_as not in (one.named for one in row.candidates):
        raise WrongInput(_("Please choose who it is."))
    if decision != Decision.SAME and same_as:
        raise WrongInput(_("Please choose who it is."))
