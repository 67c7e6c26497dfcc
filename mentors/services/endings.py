"""The end of a mentor's work and of an accompaniment: what becomes of each tandem is said first."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from common.errors import OutOfScope, WrongInput
from mentees.enums import MenteeEnd
from mentees.models import Mentee
from mentees.querysets import OVER
from mentees.services import circle, people
from mentors import passing_rules as rules
from mentors.enums import ACCOMPANIED, BEFORE, EndPlan, TandemEnd, TandemStatus
from mentors.models import Tandem
from mentors.services import tandems
from volunteers.enums import EngagementEnd, EngagementStatus
from volunteers.models import Engagement
from volunteers.services import engagements

# What the tandems of a mentor who stops, and of somebody who is no longer accompanied, end with.
_OF_MENTOR = {
    EngagementEnd.MOVED: TandemEnd.MOVED,
    EngagementEnd.NO_CONTACT: TandemEnd.NO_CONTACT,
    EngagementEnd.PROGRAMME_ENDED: TandemEnd.PROGRAMME_ENDED,
}
_OF_MENTEE = {
    MenteeEnd.REACHED: TandemEnd.REACHED,
    MenteeEnd.MOVED: TandemEnd.MOVED,
    MenteeEnd.NO_CONTACT: TandemEnd.NO_CONTACT,
    MenteeEnd.PASSED_ON: TandemEnd.PASSED_ON,
}


@transaction.atomic
def end_mentor(
    *, actor: User | None, engagement: Engagement, reason: EngagementEnd, plans: Mapping[str, EndPlan]
) -> Engagement:
    """She stops here, with a plan per public id of a tandem: the person waits for somebody new, or needs nobody more.

    Proposals and first meetings are taken back, handovers of hers broken off. Raises `OutOfScope`, `NotAllowed` (a
    reason that is not hers to give), and `WrongInput` when a tandem has no plan. Ended already: nothing changes.
    """
    if not rules.can_pause(actor, engagement):
        raise OutOfScope
    # Nobody is proposed to her any more from here on (`tandems.propose` waits for the same row).
    Engagement.objects.select_for_update(of=("self",)).get(pk=engagement.pk)
    mine = tandems.held_of(engagement=engagement)
    if {one.public_id for one in mine if one.status in ACCOMPANIED} - set(plans):
        raise WrongInput(_("Please say for each tandem what becomes of it."), field="plans")
    for tandem in mine:
        plan = plans.get(tandem.public_id)
        met = plan is not None and EndPlan(plan) == EndPlan.REACHED
        _end(actor, tandem, TandemEnd.REACHED if met else _OF_MENTOR.get(reason, TandemEnd.MENTOR_NO_TIME))
    circle.leave_engagement(actor=actor, engagement=engagement)
    return engagements.end(actor=actor, engagement=engagement, reason=reason)


@transaction.atomic
def end_mentee(*, actor: User | None, mentee: Mentee, reason: MenteeEnd) -> Mentee:
    """Nobody accompanies this person any more: her tandems end, proposals are taken back, the rest closes in `mentees`.

    Raises `NotAllowed`. Ended already: nothing changes.
    """
    if mentee.status in OVER:
        return mentee
    people.check_may_end(actor=actor, mentee=mentee, reason=reason)
    tandems.lock_needs(mentee.needs.all())
    mine = tandems.held_of(mentee=mentee)
    # Before the tandems: a need that is over is not opened again by their end.
    people.close_needs(actor=actor, mentee=mentee, reason=reason)
    for tandem in mine:
        _end(actor, tandem, _OF_MENTEE.get(reason, TandemEnd.MENTEE_WISH))
    mentee.refresh_from_db()
    return people.end_mentee(actor=actor, mentee=mentee, reason=reason)


@transaction.atomic
def let_unwilling_go(*, actor: None = None, user_id: int | None = None) -> int:
    """A young person took her yes back: everything about a mentor ends. Of one, or hourly of all. Gives how many.

    Her need stays open; her house is told, and talks to her.
    """
    mentees = Mentee.objects.unwilling()
    mentees = mentees if user_id is None else mentees.filter(user=user_id)
    held = Tandem.objects.open().filter(mentee__in=mentees.values("pk")).values("mentee")
    ended = 0
    for mentee in Mentee.objects.filter(pk__in=held).order_by("pk"):
        for tandem in tandems.held_of(mentee=mentee):
            _end(actor, tandem, TandemEnd.MENTEE_WISH)
            ended += 1
        circle.leave_all(actor=actor, mentee=mentee)
    return ended


@transaction.atomic
def tidy(*, actor: None = None) -> int:
    """Hourly: whatever is still open although mentor or person has gone on another way ends, too. Gives how many."""
    left = Tandem.objects.open().filter(engagement__status=EngagementStatus.ENDED)
    gone = Tandem.objects.open().filter(mentee__status__in=OVER)
    for rows, reason in ((left, TandemEnd.MENTOR_NO_TIME), (gone, TandemEnd.MENTEE_WISH)):
        for tandem in list(rows.order_by("pk")):
            _end(actor, tandem, reason)
    return circle.leave_ended(actor=actor) + let_unwilling_go(actor=actor)


def _end(actor: User | None, tandem: Tandem, reason: TandemEnd) -> None:
    if TandemStatus(tandem.status) in BEFORE:
        tandems.give_up(actor=actor, tandem=tandem)
    else:
        tandems.end_tandem(actor=actor, tandem=tandem, reason=reason)
