"""Waiting for an authority: closed kinds, since when. The round table hears of it in numbers only."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import audit
from accounts.models import User
from common import clock
from common.errors import NotAllowed, OutOfScope, WrongInput
from mentees import rules
from mentees.enums import AuthorityKind
from mentees.models import AuthorityWait, Mentee

LONGEST = dt.timedelta(days=3650)


@transaction.atomic
def begin(*, actor: User, mentee: Mentee, kind: AuthorityKind, since: dt.date) -> AuthorityWait:
    """The person waits since this day. Waiting for the same already: that row, with the day said now.

    Raises `OutOfScope`, `NotAllowed`, and `WrongInput` for a day that cannot be.
    """
    _check(actor, mentee)
    today = clock.today()
    if not today - LONGEST <= since <= today:
        raise WrongInput(_("This day cannot be right."), field="since")
    wait, _is_new = AuthorityWait.objects.update_or_create(
        mentee=mentee, kind=kind, until=None, defaults={"since": since}
    )
    _tell("wait.begun", actor, wait)
    return wait


@transaction.atomic
def end(*, actor: User, wait: AuthorityWait) -> AuthorityWait:
    """The answer has come today. Ended already: nothing changes. Raises `OutOfScope`, `NotAllowed`."""
    _check(actor, wait.mentee)
    if wait.until is None:
        wait.until = clock.today()
        wait.save(update_fields=["until"])
        _tell("wait.ended", actor, wait)
    return wait


@transaction.atomic
def end_all(*, actor: User | None, mentee: Mentee) -> int:
    """Nobody counts any more how long she waits. The caller has checked that `actor` may. Gives how many ended."""
    opened = list(mentee.waits.filter(until=None).select_related("mentee").order_by("pk"))
    for wait in opened:
        wait.until = clock.today()
        wait.save(update_fields=["until"])
        _tell("wait.ended", actor, wait)
    return len(opened)


@transaction.atomic
def go_on(*, actor: User, wait: AuthorityWait) -> AuthorityWait:
    """Ended by mistake. Raises as `end`, and `WrongInput` when the person waits for the same anew."""
    _check(actor, wait.mentee)
    if wait.until is None:
        return wait
    if AuthorityWait.objects.filter(mentee=wait.mentee, kind=wait.kind, until=None).exists():
        raise WrongInput(_("This stands on the list already."))
    wait.until = None
    wait.save(update_fields=["until"])
    _tell("wait.begun", actor, wait)
    return wait


def _check(actor: User, mentee: Mentee) -> None:
    if rules.can_accompany(actor, mentee):
        return
    if not rules.can_view_mentee(actor, mentee):
        raise OutOfScope
    raise NotAllowed(_("Only the person, whoever accompanies her, and her contact can change this."))


def _tell(verb: str, actor: User | None, wait: AuthorityWait) -> None:
    audit.record(verb, actor=actor, subject=wait.mentee, organisation_id=wait.mentee.intake_id, authority=wait.kind)
