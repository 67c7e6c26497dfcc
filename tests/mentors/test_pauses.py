"""A mentor's break: each tandem gets a plan, and goes on when she is back."""

import datetime as dt

import pytest

from common import clock
from common.errors import OutOfScope, WrongInput
from mentees.enums import NeedStatus
from mentors.enums import PausePlan, TandemStatus
from mentors.models import Tandem
from mentors.services import pauses
from notifications.models import Notice
from tests import factories
from tests.mentors.passing_world import fresh, tandem_here
from volunteers.enums import EngagementStatus
from volunteers.models import Engagement

pytestmark = pytest.mark.django_db


@pytest.fixture
def tandem(world):
    made = tandem_here(world)
    factories.ready(made.engagement)
    return made


def pause(user, tandem, plan, **more):
    plans = {tandem.public_id: plan} if plan else {}
    return pauses.pause_mentor(actor=user, engagement=tandem.engagement, plans=plans, **more)


@pytest.mark.parametrize("plan", PausePlan)
def test_each_plan(world, tandem, plan):
    pause(world.person("contact"), tandem, plan, until=clock.today() + dt.timedelta(days=20))
    row = fresh(tandem)
    assert Engagement.objects.get(pk=tandem.engagement_id).status == EngagementStatus.PAUSED
    assert (row.status == TandemStatus.ENDED) == (plan == PausePlan.END)
    assert (row.paused_from == clock.today()) == (plan == PausePlan.WAIT)
    assert (row.need.status == NeedStatus.OPEN) == (plan == PausePlan.END)
    assert Notice.objects.filter(kind="mentors.mentor_pauses").exists() == (plan == PausePlan.WAIT)


def test_no_tandem_is_forgotten(world, tandem):
    with pytest.raises(WrongInput):
        pause(world.person("contact"), tandem, None)
    assert Engagement.objects.get(pk=tandem.engagement_id).status == EngagementStatus.ACTIVE
    assert fresh(tandem).paused_from is None


def test_a_proposal_is_taken_back(world, tandem):
    proposal = factories.TandemFactory(
        engagement=tandem.engagement, status=TandemStatus.ASKING_MENTOR, running_from=None, place=2
    )
    pause(tandem.engagement.volunteer.user, tandem, PausePlan.WAIT)
    assert Tandem.objects.get(pk=proposal.pk).status == TandemStatus.WITHDRAWN


@pytest.mark.parametrize("seat", ["contact@elsewhere", "coordinator", "volunteer", "mentee"])
def test_others_pause_nobody(world, tandem, seat):
    with pytest.raises(OutOfScope):
        pause(world.person(seat), tandem, PausePlan.END)
    assert fresh(tandem).status == TandemStatus.RUNNING


def test_back_again(world, tandem):
    pause(tandem.engagement.volunteer.user, tandem, PausePlan.WAIT)
    assert pauses.wake(actor=None) == 0
    engagement = Engagement.objects.get(pk=tandem.engagement_id)
    pauses.resume_mentor(actor=tandem.engagement.volunteer.user, engagement=engagement)
    assert fresh(tandem).paused_from is None
    assert Notice.objects.filter(kind="mentors.mentor_back", user=tandem.mentee.user).count() == 1
