"""Both sides say yes to the same agreement; with the second yes the tandem runs."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.enums import Answered
from accounts.models import User
from common import clock
from common.errors import WrongInput
from mentors import agreements, rules
from mentors.enums import Side, TandemStatus
from mentors.models import Answer, Tandem
from mentors.services.tandems import _steps, _told
from mentors.services.tandems.answers import check_says, write

AGREEMENT = Answer.About.AGREEMENT


@transaction.atomic
def agree(*, actor: User, tandem: Tandem, side: Side, version: int, how: Answered) -> Tandem:
    """One side says yes to the agreement in this `version` of its text. Asked twice, told once.

    Raises `OutOfScope`, `NotAllowed`, `Gone`, and `WrongInput` when the text has changed since it was read.
    """
    tandem = _steps.locked(tandem)
    check_says(actor, tandem, side, how, may=rules.side_of(actor, tandem) == side)
    if tandem.status == TandemStatus.RUNNING:
        return tandem
    _steps.check_is(tandem, TandemStatus.TRIAL)
    if version != agreements.VERSION:
        raise WrongInput(_("The agreement has changed. Please read it once more."))
    if tandem.answers.filter(side=side, about=AGREEMENT, version=version).exists():
        return tandem
    write(actor=actor, tandem=tandem, side=side, about=AGREEMENT, how=how, yes=True, version=version)
    agreed = set(tandem.answers.filter(about=AGREEMENT, version=version).values_list("side", flat=True))
    if agreed == {*Side}:
        _start_running(actor, tandem)
    else:
        other = Side.MENTEE if side == Side.MENTOR else Side.MENTOR
        _told.side(_told.AGREE, tandem, other, step=f"after:{version}")
    return tandem


def _start_running(actor: User, tandem: Tandem) -> None:
    _steps.move(tandem, TandemStatus.RUNNING, running_from=clock.today())
    _steps.tell("running", actor, tandem)
    _told.both(_told.AGREED, tandem, actor=actor)
    _told.coordinator(_told.AGREED, tandem, actor=actor)
