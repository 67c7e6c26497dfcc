"""Follow-ups: look again at a record on a day. A closed kind, at most 160 characters, own organisation only."""

import datetime as dt
from collections.abc import Sequence

from django.db import models, transaction
from django.utils.translation import gettext as _

from accounts import audit
from accounts.models import User
from common import clock
from common.errors import NotAllowed, OutOfScope, WrongInput
from common.names import printable
from mentors import passing_rules as rules
from mentors.enums import FollowUpKind
from mentors.models import FollowUp
from mentors.records import house_of, kind_of, programmes_of, seen_records

# With the record, at the latest after 12 months (docs: retention).
FARTHEST = dt.timedelta(days=365)
LONGEST = 160
MOST = 200


@transaction.atomic
def set_follow_up(
    *, actor: User, record: models.Model, kind: FollowUpKind, due_on: dt.date, note: str = ""
) -> FollowUp:
    """Look at this mentee, engagement, tandem, need or programme again on that day.

    It belongs to the asker's organisation, or to the programme if she keeps nothing else, and only they see it.
    Raises `OutOfScope` for a record she does not see, `NotAllowed` without a house or programme of her own,
    `WrongInput` for the day or a note that is too long.
    """
    name = kind_of(record)
    if not seen_records(name, actor).filter(pk=record.pk).exists():
        raise OutOfScope
    desk = rules.desk_for_follow_up(actor, house_of(record), programmes_of(record))
    if desk is None:
        raise NotAllowed(_("Follow-ups are for those who answer for a house."))
    _check_day(due_on)
    note = " ".join(printable(note).split())
    if len(note) > LONGEST:
        raise WrongInput(_("At most 160 characters, please."), field="note")
    made = FollowUp.objects.create(
        organisation=desk.organisation,
        desk=desk.programme,
        kind=kind,
        note=note,
        due_on=due_on,
        created_by=actor,
        **{name: record},
    )
    _tell("set", actor, made)
    return made


@transaction.atomic
def set_many(
    *, actor: User, records: Sequence[models.Model], kind: FollowUpKind, due_on: dt.date, note: str = ""
) -> list[FollowUp]:
    """The same for many records, all of them or none. Raises as `set_follow_up`, and for more than `MOST`."""
    _check_some(records)
    return [set_follow_up(actor=actor, record=one, kind=kind, due_on=due_on, note=note) for one in records]


@transaction.atomic
def finish(*, actor: User, follow_ups: Sequence[FollowUp]) -> int:
    """They are done. Those that were done already stay as they are. Gives how many were open."""
    _check_some(follow_ups)
    rows = [_locked(actor, one) for one in follow_ups]
    opened = [row for row in rows if row.done_at is None]
    for row in opened:
        row.done_at, row.done_by = clock.now(), actor
        row.save(update_fields=["done_at", "done_by"])
        _tell("done", actor, row)
    return len(opened)


@transaction.atomic
def reopen(*, actor: User, follow_ups: Sequence[FollowUp]) -> int:
    """Not done after all. Gives how many were done."""
    _check_some(follow_ups)
    rows = [_locked(actor, one) for one in follow_ups]
    done = [row for row in rows if row.done_at is not None]
    for row in done:
        row.done_at, row.done_by = None, None
        row.save(update_fields=["done_at", "done_by"])
        _tell("undone", actor, row)
    return len(done)


@transaction.atomic
def move(*, actor: User, follow_up: FollowUp, due_on: dt.date) -> FollowUp:
    """Later, or earlier. Raises `WrongInput` for the day or when it is done."""
    row = _locked(actor, follow_up)
    if row.done_at is not None:
        raise WrongInput(_("This follow-up is done already."))
    _check_day(due_on)
    if row.due_on != due_on:
        row.due_on = due_on
        row.save(update_fields=["due_on"])
        _tell("moved", actor, row)
    return row


def _locked(actor: User, follow_up: FollowUp) -> FollowUp:
    row = FollowUp.objects.select_for_update().filter(pk=follow_up.pk).first()
    if row is None or not rules.can_see_follow_up(actor, row):
        raise OutOfScope
    return row


def _check_day(due_on: dt.date) -> None:
    if not clock.today() <= due_on <= clock.today() + FARTHEST:
        raise WrongInput(_("Please choose a day within the next 12 months."), field="due_on")


def _check_some(rows: Sequence) -> None:
    """Nothing picked never means everything."""
    if not rows:
        raise WrongInput(_("Please select at least one row."))
    if len(rows) > MOST:
        raise WrongInput(_("Please select at most 200 rows at once."))


def _tell(verb: str, actor: User, follow_up: FollowUp) -> None:
    audit.record(f"follow_up.{verb}", actor=actor, subject=follow_up, organisation_id=follow_up.organisation_id)
