"""Take a list over: all of it in one transaction, or nothing."""

import datetime as dt
from dataclasses import replace
from functools import partial

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from common import clock, jobs
from common.errors import WrongInput
from mentors import sealed_lists
from mentors.enums import Decision, ImportState
from mentors.import_words import BROKE, LOOK_AGAIN, ROW
from mentors.lists.keeping import marks_of
from mentors.lists.outcomes import Outcome
from mentors.lists.preview import Preview
from mentors.models import ListImport, RowDecision
from mentors.queries.decisions import decisions_of, undecided
from mentors.queries.known_people import sorted_anew
from mentors.services.imports import reading
from mentors.services.imports._trail import changed, check_keeps, preview_now, tell
from mentors.services.imports.uploads import remember
from mentors.services.imports.writing import RowRefused, Writing
from network.models import Organisation

TAKE = "mentors.import_tasks.take_list_over"
# 5,000 rows take 8 seconds of a processor: enough for 20,000 on a slow machine that does other things as well.
TAKE_SECONDS = 600
# Longer than a try may take.
_AT_MOST = dt.timedelta(minutes=30)


@transaction.atomic
def begin(*, actor: User, list_import: ListImport) -> ListImport:
    """Let the worker take the list over. Raises OutOfScope, WrongInput (not ready, unclear rows are left)."""
    check_keeps(actor, list_import)
    if undecided(preview_now(list_import).marks, decisions_of(list_import)):
        raise WrongInput(_("Some rows are still unclear. Please decide about them first."))
    _hold(list_import)
    jobs.enqueue(TAKE, list_import.pk, actor.pk, seconds=TAKE_SECONDS)
    return list_import


def take_over(*, actor: User | None, list_import: ListImport) -> ListImport:
    """Write everything, or nothing. Whoever comes second finds it taken over and does nothing.

    Rows are compared once more with the people known at this moment. What changed since somebody looked brings the
    list back to be looked at, with a code in `problem`; so does a row that cannot be written.
    """
    check_keeps(actor, list_import)
    try:
        # Opened before the transaction: on SQLite everybody else who writes waits for its end.
        seen = _looked_at(list_import)
        if seen:
            _take(actor, list_import, seen)
    except _LookAgain as found:
        held = (ImportState.TAKING,)
        reading.show(actor=actor, list_import=list_import, seen=found.seen, before=held, problem=LOOK_AGAIN)
    except RowRefused as refused:
        _give_back(list_import, f"{ROW}{refused.number}")
    except Exception:
        _give_back(list_import, BROKE)
        raise
    finally:
        sealed_lists.forget_progress(list_import.file)
    list_import.refresh_from_db()
    return list_import


@transaction.atomic
def take_clear_rows(*, actor: None, list_import: ListImport) -> ListImport:
    """For the command line, where nobody is asked: unclear rows are left out. Raises WrongInput (not ready)."""
    for number in undecided(preview_now(list_import).marks, {}):
        RowDecision.objects.create(list_import=list_import, row=number, decision=Decision.SKIP)
    _hold(list_import)
    return take_over(actor=actor, list_import=list_import)


def give_back_stuck(*, actor: None = None) -> int:
    """A worker that died with a list in its hands wrote nothing: the list can be taken over again. Returns how many."""
    stuck = ListImport.objects.filter(state=ImportState.TAKING, taken_at__lte=clock.now() - _AT_MOST)
    return stuck.update(state=ImportState.READY, problem=BROKE, taken_at=None)


class _LookAgain(Exception):
    """Rows that were clear are unclear now."""

    def __init__(self, seen: Preview):
        super().__init__()
        self.seen = seen


def _hold(list_import: ListImport) -> None:
    """Nobody else takes it over, drops it or decides any more."""
    ready = ListImport.objects.filter(pk=list_import.pk, state=ImportState.READY)
    if not ready.update(state=ImportState.TAKING, problem="", taken_at=clock.now()):
        raise changed()
    list_import.refresh_from_db()


def _give_back(list_import: ListImport, problem: str) -> None:
    held = ListImport.objects.filter(pk=list_import.pk, state=ImportState.TAKING)
    held.update(state=ImportState.READY, problem=problem, taken_at=None)


def _looked_at(list_import: ListImport) -> Preview | None:
    """What was looked at; None when somebody else has taken it over in the meantime."""
    held = ListImport.objects.filter(pk=list_import.pk, state=ImportState.TAKING)
    try:
        return sealed_lists.preview_of(list_import.preview).preview() if held.exists() else None
    except FileNotFoundError:
        if held.exists():
            raise
        return None


@transaction.atomic
def _take(actor: User | None, list_import: ListImport, looked_at: Preview) -> None:
    # Lists of one provider one after the other: each sees the people of the one before.
    organisation = Organisation.objects.select_for_update().get(pk=list_import.organisation_id)
    held = ListImport.objects.filter(pk=list_import.pk, state=ImportState.TAKING)
    if not held.update(state=ImportState.TAKEN, taken_at=clock.now()):
        return
    list_import.refresh_from_db()
    seen = sorted_anew(looked_at, organisation)
    decisions = decisions_of(list_import)
    if undecided(marks_of(seen.rows), decisions):
        raise _LookAgain(seen)
    Writing(actor, list_import, partial(sealed_lists.keep_progress, list_import.file)).write(seen, decisions)
    for part in seen.parts:
        if part.layout:
            remember(actor=actor, organisation=organisation, layout=part.layout)
    _keep_refused(list_import, seen)
    list_import.decisions.all().delete()
    tell("list.taken_over", actor, list_import, new=str(list_import.new), rows=str(list_import.rows))


def _keep_refused(list_import: ListImport, seen: Preview) -> None:
    """Only what has to be corrected stays, for 14 days; the counts stay."""
    refused = tuple(row for row in seen.rows if row.outcome == Outcome.REFUSED)
    old = (list_import.file, list_import.preview)
    kept = sealed_lists.keep_preview(replace(seen, rows=refused)) if refused else ""
    ListImport.objects.filter(pk=list_import.pk).update(file="", preview=kept, **seen.counts)
    list_import.refresh_from_db()
    sealed_lists.throw_away(*old)
