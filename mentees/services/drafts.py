"""A request somebody began: sealed answers that wait for her, found by a code only she has."""

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

from django.db import transaction

from accounts.models import User
from common import clock
from common.seals import seal, unseal
from common.short_codes import digest, new_code, tidy
from mentees.enums import Source
from mentees.models import Draft

DAYS = 14
_PURPOSE = "mentees.drafts"


@transaction.atomic
def begin(*, actor: User | None, language: str, programme: str = "") -> str:
    """Begin a request, perhaps at a programme (its public id). Gives the code, kept nowhere but with the person."""
    code = new_code()
    Draft.objects.create(
        code_hash=digest(_PURPOSE, code),
        language=language,
        source=Source.SELF,
        filled_in_by=actor,
        answers=_sealed({"programme": programme, "begun": clock.now().timestamp(), "said": {}}),
    )
    return code


@transaction.atomic
def keep(*, draft: Draft, key: str, said: Mapping[str, list[str]], step: int, language: str) -> None:
    """Write down the answers of one screen, and how far the person is."""
    answers = answers_of(draft)
    answers["said"][key] = dict(said)
    draft.answers, draft.language = _sealed(answers), language
    draft.step = max(draft.step, step)
    draft.save()


def find(code: str) -> Draft | None:
    """The draft this code belongs to, however it was typed; None when it is unknown or over its time."""
    code = tidy(code)
    fresh = Draft.objects.filter(changed_at__gt=_edge())
    return fresh.filter(code_hash=digest(_PURPOSE, code)).first() if code else None


def answers_of(draft: Draft) -> dict[str, Any]:
    """`programme`, `begun` (seconds) and `said` by screen. Nothing said when the seal is of another installation."""
    try:
        return json.loads(unseal(draft.answers))
    except ValueError:
        return {"programme": "", "begun": 0.0, "said": {}}


def drop(*, draft: Draft) -> None:
    """The answers go: sent, or thrown away by the person."""
    Draft.objects.filter(pk=draft.pk).delete()


def drop_own(*, user: User) -> int:
    """What she has begun to say about herself goes; what she fills in for others stays. Gives how many."""
    return Draft.objects.filter(filled_in_by=user, source=Source.SELF).delete()[0]


def forget_old() -> int:
    """Delete what nobody touched for `DAYS` days. Gives how many."""
    return Draft.objects.filter(changed_at__lte=_edge()).delete()[0]


def _edge() -> dt.datetime:
    return clock.now() - dt.timedelta(days=DAYS)


def _sealed(answers: Mapping[str, Any]) -> str:
    return seal(json.dumps(answers))
