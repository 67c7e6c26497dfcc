"""The end of a trial or a tandem: the place is free, the mentor sees the person no more, the need goes on or is met."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from common import clock
from common.errors import WrongInput
from mentees.enums import Cause, NeedEnd, NeedStatus
from mentees.models import Need
from mentees.services import circle, needs
from mentors import rules
from mentors.enums import ACCOMPANIED, HOLDING, PROPOSED, Side, TandemEnd, TandemStatus
from mentors.models import Tandem
from mentors.services.tandems import _handovers, _steps, _told
from mentors.services.tandems._held import lock_needs
from mentors.services.tandems._places import free_place

# With these ends the need ends, too; after all others somebody else is looked for.
_NEED = {TandemEnd.REACHED: NeedEnd.MET, TandemEnd.MENTEE_NO_TIME: NeedEnd.NOT_NEEDED}
# What one side may say of itself; the rest is for the contact to note.
OWN = {
    Side.MENTOR: (
        TandemEnd.REACHED,
        TandemEnd.MENTOR_NO_TIME,
        TandemEnd.MOVED,
        TandemEnd.DID_NOT_FIT,
        TandemEnd.NO_CONTACT,
    ),
    Side.MENTEE: (
        TandemEnd.REACHED,
        TandemEnd.MENTEE_NO_TIME,
        TandemEnd.MENTEE_WISH,
        TandemEnd.MOVED,
        TandemEnd.DID_NOT_FIT,
        TandemEnd.NO_CONTACT,
    ),
}


@transaction.atomic
def end_tandem(*, actor: User | None, tandem: Tandem, reason: TandemEnd) -> Tandem:
    """It is over from now on, for a closed reason. Ended already: nothing changes.

    Either of the two may, at any time from the trial on, and whoever keeps it from the first meeting on. Only the
    coordination sees the reason. A proposal is withdrawn instead. Raises `OutOfScope`, `NotAllowed`, `WrongInput`.
    """
    lock_needs(Need.objects.filter(pk=tandem.need_id))
    tandem = _steps.locked(tandem)
    if tandem.status == TandemStatus.ENDED and (actor is None or rules.can_view_tandem(actor, tandem)):
        return tandem
    _steps.check(rules.can_end(actor, tandem), actor, tandem)
    _steps.check_is(tandem, *(status for status in HOLDING if status not in PROPOSED))
    side = rules.side_of(actor, tandem)
    if side and reason not in OWN[side]:
        raise WrongInput(_("Only your contact can note this reason."))
    free_place(tandem)
    _steps.move(tandem, TandemStatus.ENDED, ended_on=clock.today(), end_reason=reason, paused_from=None)
    _steps.tell("ended", actor, tandem, tandem_end=TandemEnd(reason).value)
    circle.leave(actor=actor, cause=Cause.TANDEM, cause_id=tandem.public_id)
    _settle_need(tandem, reason)
    _handovers.let_go(actor=actor, tandem=tandem)
    _told.both(_told.ENDED, tandem, actor=actor)
    _told.coordinator(_told.ENDED, tandem, actor=actor)
    return tandem


def _settle_need(tandem: Tandem, reason: TandemEnd) -> None:
    """The house does it: the end of the tandem, whose trail names who, is what was decided."""
    need = tandem.need
    if need.status != NeedStatus.MATCHED:
        return
    if Tandem.objects.filter(need=need, status__in=ACCOMPANIED).exists():
        return
    if reason in _NEED:
        needs.close_need(actor=None, need=need, reason=_NEED[reason])
    else:
        needs.reopen(actor=None, need=need)
