"""A mentor takes a break: first it is said what happens with each of her tandems."""

import datetime as dt
from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import audit
from accounts.models import User
from common import clock
from common.errors import OutOfScope, WrongInput
from mentors import passing_rules as rules
from mentors.enums import ACCOMPANIED, PausePlan, TandemEnd
from mentors.models import Tandem
from mentors.passing_notices import MENTOR_BACK, MENTOR_PAUSES
from mentors.services import again, tandems
from notifications.services import notify
from volunteers.enums import EngagementStatus
from volunteers.models import Engagement
from volunteers.services import engagements


@transaction.atomic
def pause_mentor(
    *, actor: User, engagement: Engagement, plans: Mapping[str, PausePlan], until: dt.date | None = None
) -> Engagement:
    """Pause up to and including `until` (None: until she comes back), with a plan per public id of a tandem.

    Proposals that have not begun are taken back. Paused already: day and plans change. Raises `OutOfScope`,
    `NotAllowed`, and `WrongInput` when a tandem has no plan or the day is over.
    """
    if not rules.can_pause(actor, engagement):
        raise OutOfScope
    held = tandems.held_of(engagement=engagement)
    mine = [tandem for tandem in held if tandem.status in ACCOMPANIED]
    if {tandem.public_id for tandem in mine} - set(plans):
        raise WrongInput(_("Please say for each tandem what happens in the meantime."), field="plans")
    for tandem in held:
        tandems.give_up(actor=actor, tandem=tandem)
    # The tandems first: an end needs the mentor as she was.
    for tandem in mine:
        _carry_out(actor, tandem, PausePlan(plans[tandem.public_id]))
    return engagements.pause(actor=actor, engagement=engagement, until=until)


@transaction.atomic
def resume_mentor(*, actor: User, engagement: Engagement) -> Engagement:
    """She is back: what waited goes on."""
    engagement = engagements.resume(actor=actor, engagement=engagement)
    wake(actor=actor)
    # A paper that came back during the break counts from now on, too.
    again.bring_back(user_id=engagement.volunteer.user_id)
    return engagement


@transaction.atomic
def wake(*, actor: User | None) -> int:
    """Hourly, too: tandems that waited for a mentor who is back go on; the mentees hear of it. Gives how many."""
    waiting = Tandem.objects.accompanied().filter(paused_from__isnull=False)
    back = waiting.exclude(engagement__status=EngagementStatus.PAUSED).select_related("mentee__user", "engagement")
    rows = list(back.select_for_update(of=("self",)).order_by("pk"))
    for tandem in rows:
        event = f"{tandem.public_id}:{tandem.paused_from}"
        tandem.paused_from = None
        tandem.save(update_fields=["paused_from"])
        _tell("awake", actor, tandem)
        notify(MENTOR_BACK, event, user=tandem.mentee.user, refs={"tandem": tandem.public_id})
    return len(rows)


def _carry_out(actor: User, tandem: Tandem, plan: PausePlan) -> None:
    _tell("in_pause", actor, tandem, pause_plan=plan.value)
    if plan == PausePlan.END:
        tandems.end_tandem(actor=actor, tandem=tandem, reason=TandemEnd.MENTOR_NO_TIME)
        return
    waits_from = clock.today() if plan == PausePlan.WAIT else None
    if bool(tandem.paused_from) != bool(waits_from):
        tandem.paused_from = waits_from
        tandem.save(update_fields=["paused_from"])
        if waits_from:
            event = f"{tandem.public_id}:{waits_from.isoformat()}"
            notify(MENTOR_PAUSES, event, user=tandem.mentee.user, refs={"tandem": tandem.public_id})


def _tell(verb: str, actor: User | None, tandem: Tandem, **words: str) -> None:
    house = tandem.engagement.organisation_id
    audit.record(f"tandem.{verb}", actor=actor, subject=tandem, organisation_id=house, **words)
