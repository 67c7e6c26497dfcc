"""Yes or no to a proposal: the mentor first, then the mentee. A no leaves no trace for the other side."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.enums import Answered
from accounts.models import User
from common import clock
from common.errors import Gone, WrongInput
from mentors import rules, terms
from mentors.enums import Declining, Side, TandemStatus
from mentors.models import Answer, Tandem
from mentors.services.tandems import _steps, _told
from mentors.services.tandems._places import take_place
from mentors.services.tandems.proposals import come_to_nothing

Status = TandemStatus
PROPOSAL = Answer.About.PROPOSAL


@transaction.atomic
def answer(
    *, actor: User, tandem: Tandem, side: Side, yes: bool, declining: Declining | None = None, how: Answered
) -> Tandem:
    """One side says yes or no: for herself (`how` SELF), or noted by whoever keeps it as told by phone or on paper.

    A no closes the proposal, with a closed reason that the other side never sees. Whoever has an answer noted for her
    is told so, and can take it back. Raises `OutOfScope`, `NotAllowed`, `Gone` (not her turn any more), `WrongInput`.
    """
    tandem = _steps.locked(tandem)
    check_says(actor, tandem, side, how, may=rules.can_answer(actor, tandem, side))
    _steps.check_is(tandem, rules.TURN[side], *(() if yes else (Status.FIRST_MEETING,)))
    if yes == bool(declining):
        raise WrongInput(_("A no has a reason, a yes has none."), field="declining")
    write(actor=actor, tandem=tandem, side=side, about=PROPOSAL, how=how, yes=yes, declining=declining or "")
    if yes:
        _go_on(actor, tandem, side)
    else:
        _close(actor, tandem, side)
    return tandem


@transaction.atomic
def take_back(*, actor: User, tandem: Tandem, side: Side, how: Answered = Answered.SELF) -> Tandem:
    """Undo an answer as long as nobody has built on it: the next side has not answered, no first meeting is set.

    A mentee who was asked already hears that it does not come about, in the words of every end (`_told.OVER`). Undoing
    a no needs the place and the need to be free still. Raises `OutOfScope`, `NotAllowed`, `Gone`.
    """
    tandem = _steps.locked(tandem)
    said = tandem.answers.filter(side=side, about=PROPOSAL).first()
    check_says(actor, tandem, side, how, may=rules.side_of(actor, tandem) == side)
    if said is None or not rules.can_take_back(tandem, said):
        raise Gone(_("This can no longer be undone. Please call your contact."))
    if not said.yes:
        take_place(tandem)
    if tandem.status == Status.ASKING_MENTEE:
        _told.question_is_over(tandem)
    said.delete()
    _steps.move(tandem, rules.TURN[side], answer_by=clock.now() + terms.ANSWER_WITHIN, reminded_at=None)
    _steps.tell("answer_undone", actor, tandem, tandem_side=side.value, how=Answered(how).value)
    if how != Answered.SELF:
        _told.asked_side(_told.ASKED, tandem)
    return tandem


def check_says(actor: User, tandem: Tandem, side: Side, how: Answered, *, may: bool) -> None:
    """Oneself only as oneself; for others only who keeps the tandem, and never as if they had tapped it."""
    _steps.check(may if how == Answered.SELF else rules.can_record(actor, tandem), actor, tandem)


def write(*, actor: User, tandem: Tandem, side: Side, about: Answer.About, how: Answered, yes: bool, **more) -> Answer:
    """Keep what was said; whoever did not say it herself here is told what was noted."""
    said, _new = Answer.objects.update_or_create(
        tandem=tandem,
        side=side,
        about=about,
        defaults={
            "yes": yes,
            "how": how,
            "recorded_by": None if how == Answered.SELF else actor,
            "at": clock.now(),
            **more,
        },
    )
    verb = f"said_{'yes' if yes else 'no'}" if about == PROPOSAL else "agreed"
    _steps.tell(verb, actor, tandem, tandem_side=side.value, how=Answered(how).value)
    if how != Answered.SELF:
        _told.side(_told.NOTED, tandem, side, step=f"{about}:{said.at:%Y%m%d%H%M%S}")
    return said


def _go_on(actor: User, tandem: Tandem, side: Side) -> None:
    if side == Side.MENTOR:
        now = clock.now()
        until = now + terms.ANSWER_WITHIN
        _steps.move(tandem, Status.ASKING_MENTEE, answer_by=until, reminded_at=None, mentee_asked_at=now)
        _told.asked_side(_told.ASKED, tandem)
    else:
        _steps.move(tandem, Status.FIRST_MEETING, answer_by=None)
        _told.coordinator(_told.BOTH_YES, tandem, actor=actor)


def _close(actor: User, tandem: Tandem, side: Side) -> None:
    come_to_nothing(actor=actor, tandem=tandem, status=Status.DECLINED, verb="declined", spare=side)
    _told.coordinator(_told.SAID_NO, tandem, actor=actor, step=side.value)
