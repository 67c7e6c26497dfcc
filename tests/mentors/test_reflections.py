"""The end: three questions per side, once, for the coordination only; and the question to help others."""

import datetime as dt

import pytest

from accounts.enums import Answered
from common import clock
from common.errors import Gone, NotAllowed, OutOfScope
from mentors.enums import Face, Side, TandemEnd
from mentors.models import Reflection, Tandem
from mentors.services import reflections, tandems
from notifications.models import Notice
from tests.mentors.passing_world import fresh, tandem_here
from tests.mentors.way import user_of
from tests.support.people import sign_in
from volunteers.enums import EngagementStatus
from volunteers.models import Engagement, Volunteer
from volunteers.services import engagements

pytestmark = pytest.mark.django_db


@pytest.fixture
def ended(world):
    tandem = tandem_here(world)
    tandems.end_tandem(actor=world.person("contact"), tandem=tandem, reason=TandemEnd.REACHED)
    return fresh(tandem)


def tell(user, tandem, side, how=Answered.SELF):
    faces = {"worth": Face.GOOD, "reached": Face.SO_SO, "again": Face.VERY_GOOD}
    return reflections.reflect(actor=user, tandem=tandem, side=side, how=how, **faces)


@pytest.mark.parametrize("side", Side)
def test_each_side_once(ended, side):
    told = tell(user_of(ended, side), ended, side)
    assert (told.worth, told.recorded_by) == (Face.GOOD, None)
    with pytest.raises(Gone):
        tell(user_of(ended, side), ended, side)
    assert Reflection.objects.count() == 1


def test_told_by_phone(world, ended):
    contact = world.person("contact")
    assert tell(contact, ended, Side.MENTEE, Answered.PHONE).recorded_by == contact
    with pytest.raises(NotAllowed):
        tell(contact, ended, Side.MENTOR, Answered.SELF)


@pytest.mark.parametrize("seat", ["contact@elsewhere", "coordinator", "volunteer"])
@pytest.mark.parametrize("how", [Answered.SELF, Answered.PHONE])
def test_others_say_nothing(world, ended, seat, how):
    with pytest.raises(OutOfScope):
        tell(world.person(seat), ended, Side.MENTEE, how)
    assert not Reflection.objects.exists()


def test_nobody_speaks_for_the_other_side_or_before_the_end(world, ended):
    with pytest.raises(NotAllowed):
        tell(user_of(ended, Side.MENTOR), ended, Side.MENTEE)
    running = tandem_here(world)
    with pytest.raises(NotAllowed):
        tell(user_of(running, Side.MENTOR), running, Side.MENTOR)
    assert not Reflection.objects.exists()


def test_both_are_asked_once(ended):
    for _ in range(2):
        reflections.ask_back_at_the_end(actor=None)
    assert Notice.objects.filter(kind="mentors.look_back").count() == 2


def test_a_mentee_becomes_a_mentor_by_her_own_yes(world, ended):
    asked = reflections.ask_to_help(
        actor=world.person("contact"), mentee=ended.mentee, organisation=world.organisation, programme=world.programme
    )
    assert asked.status == EngagementStatus.IMPORTED
    assert Notice.objects.filter(kind="mentors.help_too", user=ended.mentee.user).count() == 1
    engagements.confirm(actor=ended.mentee.user, engagement=asked, how=Answered.SELF)
    assert Engagement.objects.get(pk=asked.pk).status == EngagementStatus.ONBOARDING


@pytest.mark.parametrize("seat", ["contact@elsewhere", "coordinator", "mentee"])
def test_others_ask_nobody_to_help(world, ended, seat):
    before = Volunteer.objects.count()
    with pytest.raises(OutOfScope):
        reflections.ask_to_help(actor=world.person(seat), mentee=ended.mentee, organisation=world.organisation)
    assert Volunteer.objects.count() == before


def test_each_side_finds_the_three_questions_on_her_first_page_until_she_has_answered(ended):
    address = f"/tandems/{ended.public_id}/look-back"
    sides = {Side.MENTOR: ended.engagement.volunteer.user, Side.MENTEE: ended.mentee.user}

    def found():
        return [address in sign_in(user).get("/").content.decode() for user in sides.values()]

    assert found() == [True, True]
    tell(sides[Side.MENTOR], ended, Side.MENTOR)
    assert found() == [False, True]
    Tandem.objects.filter(pk=ended.pk).update(ended_on=clock.today() - dt.timedelta(days=8))
    assert found() == [False, False]
