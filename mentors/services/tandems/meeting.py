"""The first meeting, together with the coordinator or contact, and the trial that follows."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.purposes import YOUNG_PERSON
from accounts.queries import has_consent
from common import clock
from common.errors import NotAllowed, WrongInput
from mentees.enums import Cause, HelperRole, NeedStatus
from mentees.models import Need
from mentees.services import circle, needs
from mentors import rules, terms
from mentors.enums import PROPOSED, TandemStatus
from mentors.models import Tandem
from mentors.services.tandems import _steps, _told
from mentors.services.tandems.proposals import come_to_nothing

# A meeting is planned so far ahead, or noted afterwards so late.
AHEAD, BEHIND = dt.timedelta(days=180), dt.timedelta(days=31)


@transaction.atomic
def set_first_meeting(*, actor: User | None, tandem: Tandem, at: dt.datetime) -> Tandem:
    """Say when the two meet for the first time, move it, or note that they have met; both are told what is to come.

    Raises `OutOfScope`, `NotAllowed` (also while a minor's papers are missing), `Gone`, and `WrongInput` for a moment
    too far away.
    """
    tandem = _steps.locked(tandem)
    _steps.check(rules.can_lead(actor, tandem), actor, tandem)
    _steps.check_is(tandem, TandemStatus.FIRST_MEETING)
    now = clock.now()
    if not now - BEHIND < at < now + AHEAD:
        raise WrongInput(_("Please choose a day in the last month or the next six months."), field="day")
    check_may_meet(tandem)
    if tandem.first_meeting_at != at:
        _steps.move(tandem, TandemStatus.FIRST_MEETING, first_meeting_at=at)
        _steps.tell("meeting_set", actor, tandem)
        if at > now:
            _told.both(_told.FIRST_MEETING, tandem, actor=actor, step=f"{at:%Y%m%d%H%M}")
    return tandem


@transaction.atomic
def start_trial(*, actor: User | None, tandem: Tandem) -> Tandem:
    """They have met and try it for 4 weeks: the mentor joins the helper circle, other proposals of the need end.

    Raises `OutOfScope`, `NotAllowed` (also while a minor's papers are missing), `Gone`, and `WrongInput` before the day
    of the first meeting.
    """
    need = Need.objects.select_for_update(of=("self",)).get(pk=tandem.need_id)
    tandem = _steps.locked(tandem)
    _steps.check(rules.can_lead(actor, tandem), actor, tandem)
    _steps.check_is(tandem, TandemStatus.FIRST_MEETING)
    today = clock.today()
    if tandem.first_meeting_at is None or clock.day_of(tandem.first_meeting_at) > today:
        raise WrongInput(_("The trial begins once the two have met. Please set the first meeting first."))
    if need.status == NeedStatus.CLOSED:
        raise WrongInput(_("This need is closed already."))
    check_may_meet(tandem)
    _steps.move(
        tandem,
        TandemStatus.TRIAL,
        trial_from=today,
        trial_until=today + terms.TRIAL,
        last_contact_on=clock.day_of(tandem.first_meeting_at),
    )
    _steps.tell("trial_started", actor, tandem)
    circle.join(
        actor=actor,
        mentee=tandem.mentee,
        engagement=tandem.engagement,
        role=HelperRole.MENTOR,
        cause=Cause.TANDEM,
        cause_id=tandem.public_id,
    )
    needs.mark_matched(actor=actor, need=tandem.need)
    _let_others_go(actor, tandem)
    _told.both(_told.TRIAL, tandem, actor=actor)
    return tandem


def check_may_meet(tandem: Tandem) -> None:
    """Raises `NotAllowed` while the mentor is not active or, for a minor, a paper or her own yes is missing."""
    circle.check_may_meet(mentee=tandem.mentee, engagement=tandem.engagement)
    if tandem.mentee.is_minor(clock.today()) and not has_consent(tandem.mentee.user, YOUNG_PERSON):
        raise NotAllowed(_("Somebody under 18 has to say yes to a mentor herself first."))


def _let_others_go(actor: User | None, tandem: Tandem) -> None:
    others = Tandem.objects.filter(need=tandem.need_id, status__in=(*PROPOSED, TandemStatus.FIRST_MEETING))
    for other in others.exclude(pk=tandem.pk).order_by("pk"):
        other = _steps.locked(other)
        if other.status in (*PROPOSED, TandemStatus.FIRST_MEETING):
            come_to_nothing(actor=actor, tandem=other, status=TandemStatus.WITHDRAWN, verb="withdrawn")
