"""A coordinator proposes, up to three mentors for one need; what nobody answers comes to an end by itself."""

import datetime as dt
from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from common import clock
from common.errors import NotAllowed, OutOfScope, WrongInput
from mentees.enums import MenteeStatus, NeedStatus
from mentees.models import Need
from mentees.querysets import OVER
from mentors import rules, terms
from mentors.enums import BEFORE, HOLDING, PROPOSED, Side, TandemStatus
from mentors.models import Tandem
from mentors.queries.exclusions import excluded_pairs
from mentors.services.tandems import _handovers, _steps, _told
from mentors.services.tandems._places import free_place, take_place
from volunteers.enums import EngagementKind
from volunteers.models import Engagement
from volunteers.queries.onboarding import ready_engagements


@transaction.atomic
def propose(*, actor: User | None, need: Need, engagements: Sequence[Engagement]) -> list[Tandem]:
    """Ask these mentors for one need; each proposal takes one of the mentor's places. All of them or none.

    Raises `OutOfScope` or `NotAllowed` (not one's own people), and `WrongInput` when the need is closed, the first
    talk is missing, a mentor may not meet people, has no place left, or is asked already.
    """
    # First the engagements, then the need: an end at the same moment locks in this order, too (`services.endings`).
    locked = Engagement.objects.select_for_update(of=("self",)).filter(pk__in=[one.pk for one in engagements])
    list(locked.order_by("pk"))
    need = Need.objects.select_for_update(of=("self",)).select_related("mentee__user").get(pk=need.pk)
    for engagement in engagements:
        _check_may(actor, need, engagement)
    _check_need(need)
    _check_number(need, len(engagements))
    for engagement in engagements:
        _check_fits(need, engagement)
    return [_ask(actor, need, engagement) for engagement in engagements]


@transaction.atomic
def withdraw(*, actor: User | None, tandem: Tandem) -> Tandem:
    """Take a proposal back before the trial; whoever has said yes is thanked. Raises as `check`, `Gone` if too late."""
    tandem = _steps.locked(tandem)
    _steps.check(rules.can_lead(actor, tandem), actor, tandem)
    _steps.check_is(tandem, *BEFORE)
    come_to_nothing(actor=actor, tandem=tandem, status=TandemStatus.WITHDRAWN, verb="withdrawn")
    return tandem


@transaction.atomic
def give_up(*, actor: User | None, tandem: Tandem) -> Tandem:
    """A proposal or first meeting comes to nothing because one of the two goes another way. Begun or over: nothing.

    The caller has checked that `actor` may. Whoever does it for herself is not told.
    """
    tandem = _steps.locked(tandem)
    if tandem.status in BEFORE:
        side = rules.side_of(actor, tandem)
        come_to_nothing(actor=actor, tandem=tandem, status=TandemStatus.WITHDRAWN, verb="withdrawn", spare=side)
    return tandem


@transaction.atomic
def expire_overdue() -> int:
    """Every hour: proposals nobody answered in time are over. Gives how many."""
    due = list(Tandem.objects.proposed().filter(answer_by__lte=clock.now()).order_by("pk"))
    ended = 0
    for row in due:
        tandem = _steps.locked(row)
        if _is_due(tandem, clock.now()):
            come_to_nothing(actor=None, tandem=tandem, status=TandemStatus.EXPIRED, verb="expired")
            _told.coordinator(_told.NO_ANSWER, tandem)
            ended += 1
    return ended


@transaction.atomic
def let_go_of_closed() -> int:
    """Every hour: whoever crossed off her need or withdrew her request is not waited for. Gives how many proposals."""
    before = (*PROPOSED, TandemStatus.FIRST_MEETING)
    due = list(Tandem.objects.filter(status__in=before, need__status=NeedStatus.CLOSED).order_by("pk"))
    for row in due:
        tandem = _steps.locked(row)
        if tandem.status in before:
            come_to_nothing(actor=None, tandem=tandem, status=TandemStatus.WITHDRAWN, verb="withdrawn")
    return len(due)


@transaction.atomic
def remind_before_end() -> int:
    """Every hour: remind whoever has not answered two days before the end, once. Gives how many."""
    soon = clock.now() + terms.REMIND_BEFORE
    due = Tandem.objects.proposed().filter(answer_by__lte=soon, answer_by__gt=clock.now(), reminded_at=None)
    reminded = 0
    for row in due.order_by("pk"):
        tandem = _steps.locked(row)
        if _is_due(tandem, soon) and tandem.reminded_at is None:
            _steps.move(tandem, TandemStatus(tandem.status), reminded_at=clock.now())
            _told.asked_side(_told.REMINDER, tandem)
            reminded += 1
    return reminded


def _is_due(tandem: Tandem, edge: dt.datetime) -> bool:
    """Still unanswered: a yes at the last moment gives the other side days of her own."""
    return tandem.status in PROPOSED and tandem.answer_by is not None and tandem.answer_by <= edge


def come_to_nothing(
    *, actor: User | None, tandem: Tandem, status: TandemStatus, verb: str, spare: Side | None = None
) -> None:
    """A proposal ends without a tandem. Who knew of it hears the same words, whatever the reason; `spare` said no."""
    knew = _told.sides_that_know(tandem)
    free_place(tandem)
    _steps.move(tandem, status, answer_by=None)
    _steps.tell(verb, actor, tandem)
    _handovers.let_go(actor=actor, tandem=tandem)
    for side in knew:
        if side != spare:
            _told.side(_told.OVER, tandem, side)


def _ask(actor: User | None, need: Need, engagement: Engagement) -> Tandem:
    tandem = Tandem.objects.create(
        engagement=engagement,
        mentee=need.mentee,
        need=need,
        coordinator=actor,
        answer_by=clock.now() + terms.ANSWER_WITHIN,
    )
    take_place(tandem)
    _steps.tell("proposed", actor, tandem)
    _told.asked_side(_told.ASKED, tandem)
    return tandem


def _check_may(actor: User | None, need: Need, engagement: Engagement) -> None:
    if rules.can_propose(actor, need, engagement):
        return
    if not Need.objects.visible_to(actor).filter(pk=need.pk).exists():
        raise OutOfScope
    raise NotAllowed(_("You can only bring people of your own house together."))


def _check_need(need: Need) -> None:
    if need.mentee is None:
        raise WrongInput(_("This need has no name yet. Please note the person first."))
    if need.status == NeedStatus.CLOSED or need.mentee.status in OVER:
        raise WrongInput(_("This need is closed already."))
    if need.mentee.status == MenteeStatus.REQUESTED:
        raise WrongInput(_("Please have the first talk first."))


def _check_number(need: Need, wanted: int) -> None:
    asked = Tandem.objects.open().filter(need=need).count()
    if not wanted:
        raise WrongInput(_("Please choose at least one mentor."))
    if asked + wanted > terms.MOST_ASKED:
        text = ngettext(
            "At most %(most)d mentor can be asked at once for one need.",
            "At most %(most)d mentors can be asked at once for one need.",
            terms.MOST_ASKED,
        )
        raise WrongInput(text % {"most": terms.MOST_ASKED})


def _check_fits(need: Need, engagement: Engagement) -> None:
    """What no list of candidates may get round: she may meet people, and the pair is neither excluded nor asked."""
    mine = Engagement.objects.filter(pk=engagement.pk, kind=EngagementKind.MENTOR)
    if not ready_engagements(mine, clock.today()).exists():
        raise WrongInput(_("This mentor is not ready at the moment."))
    if need.mentee and engagement.volunteer.user_id == need.mentee.user_id:
        raise WrongInput(_("Nobody is her own mentor."))
    if need.mentee and (need.mentee.pk, engagement.volunteer_id) in set(excluded_pairs([need.mentee.pk])):
        raise WrongInput(_("The two are not brought together again."))
    same = Tandem.objects.filter(mentee=need.mentee_id, engagement__volunteer=engagement.volunteer_id)
    if same.filter(status__in=HOLDING, need=need).exists():
        raise WrongInput(_("This mentor is asked already."))
