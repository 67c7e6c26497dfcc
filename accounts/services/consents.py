"""Say yes, and take it back: for oneself, or recorded by staff as told by phone or on paper."""

import re
from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts import audit, rules
from accounts.consents import Purpose, jobs_after, jobs_after_yes
from accounts.enums import Answered, Ended
from accounts.models import Consent, User
from common import clock, jobs
from common.errors import NotAllowed, WrongInput

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z]{2,8})?")


@transaction.atomic
def give(*, actor: User, user: User, purpose: Purpose, how: Answered, language: str, about: str = "") -> Consent:
    """The person agrees to the current text, read (or heard) in `language`. Asked twice, told once: the same row.

    Raises `OutOfScope` or `NotAllowed` (see `_check`), and `WrongInput` for a purpose without its `about`.
    """
    _check(actor, user, how)
    if bool(about) != bool(purpose.per) or not _LANGUAGE.fullmatch(language):
        raise WrongInput(_("This consent cannot be noted like this."))
    _line_up(user)
    known = _open_of(user, purpose, about)
    if known and known.version == purpose.version:
        return known
    now = clock.now()
    if known:
        Consent.objects.filter(pk=known.pk).update(ended_at=now, ended_how=Ended.RENEWED)
    given = Consent.objects.create(
        user=user,
        purpose=purpose.code,
        version=purpose.version,
        language=language,
        about=about,
        given_at=now,
        how=how,
        recorded_by=_recorder(actor, how),
    )
    _tell("given" if how == Answered.SELF else "recorded", actor, user, purpose, how, about)
    for task in jobs_after_yes(purpose):
        jobs.enqueue(task, user.pk)
    return given


@transaction.atomic
def withdraw(*, actor: User, user: User, purpose: Purpose, how: Answered, about: str = "") -> bool:
    """The person no longer agrees, from this moment on. False if there was nothing to take back: no second entry.

    What a room has to close because of it follows in a job of the same transaction (`consents.after_end`).
    Raises `OutOfScope` or `NotAllowed` (see `_check`).
    """
    _check(actor, user, how)
    taken_back = (
        Consent.objects.filter(user=user)
        .open()
        .of(purpose, about)
        .update(ended_at=clock.now(), ended_how=how, ended_by=_recorder(actor, how))
    )
    if taken_back:
        _tell("withdrawn" if how == Answered.SELF else "withdrawal_recorded", actor, user, purpose, how, about)
        for task in jobs_after(purpose):
            jobs.enqueue(task, user.pk)
    return bool(taken_back)


@transaction.atomic
def close(*, actor: User | None, user: User, purposes: Iterable[Purpose]) -> int:
    """What these were for is over (an accompaniment, an engagement): they no longer count, the proof's years begin.

    The caller has ended that thing, and its trail says who did. Gives how many ended.
    """
    codes = [purpose.code for purpose in purposes]
    opened = Consent.objects.filter(user=user, purpose__in=codes).open()
    return opened.update(ended_at=clock.now(), ended_how=Ended.OVER)


def _check(actor: User, user: User, how: Answered) -> None:
    """Oneself only as oneself; others only who may record for this person, and never as if she had tapped it."""
    if how != Answered.SELF:
        rules.check_may_record(actor, user)
    elif actor.pk != user.pk:
        raise NotAllowed(_("Only the person can answer this. You can record what she told you."))


def _line_up(user: User) -> None:
    """One answer of a person after the other; the unique row would refuse the second otherwise."""
    User.objects.select_for_update(no_key=True).get(pk=user.pk)


def _open_of(user: User, purpose: Purpose, about: str) -> Consent | None:
    return Consent.objects.filter(user=user).open().of(purpose, about).first()


def _recorder(actor: User, how: Answered) -> User | None:
    return None if how == Answered.SELF else actor


def _tell(what: str, actor: User, user: User, purpose: Purpose, how: Answered, about: str) -> None:
    words = {"purpose": purpose.code, "how": Answered(how).value}
    if purpose.per:
        words[purpose.per] = about
    audit.record(f"consent.{what}", actor=actor, subject=user, organisation_id=None, **words)
