"""The warm handover: begun by either side, ended when all have met and somebody new is there."""

import datetime as dt

import pytest

from accounts.enums import Answered
from accounts.purposes import PASSING_ON
from accounts.services import consents
from common import clock
from common.errors import NotAllowed, OutOfScope, WrongInput
from mentees.enums import NeedStatus
from mentees.models import Goal, GoalTemplate, Helper, Need
from mentors import passing_rules as rules
from mentors.enums import TandemEnd, TandemStatus
from mentors.models import Handover
from mentors.services import handovers
from notifications.models import Notice
from tests import factories
from tests.mentors.passing_world import accepted, fresh, tandem_here, tandem_there
from tests.support.people import SEATS, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def old(world):
    return tandem_here(world)


@pytest.fixture
def handover(world, old):
    world.person("contact@elsewhere")
    referral = accepted(world, old)
    return handovers.start_handover(actor=world.person("contact"), referral=referral, old=fresh(old))


def met(handover):
    Handover.objects.filter(pk=handover.pk).update(meeting_at=clock.now() - dt.timedelta(hours=1))


def test_it_begins_after_acceptance_only(world, old):
    from tests.mentees.referral_world import say_yes

    say_yes(old.need, world.other_organisation)
    sent = handovers.Referral.objects.create(
        need=old.need, from_organisation=world.organisation, programme=world.other_programme
    )
    with pytest.raises(WrongInput):
        handovers.start_handover(actor=world.person("contact"), referral=sent, old=old)
    assert not Handover.objects.exists()


def test_begun_twice_it_is_the_same(world, old, handover):
    again = handovers.start_handover(
        actor=world.person("contact@elsewhere"), referral=handover.referral, old=fresh(old)
    )
    assert again == handover


def test_the_way_to_the_end(world, old, handover):
    there = world.person("contact@elsewhere")
    goal = Goal.objects.create(mentee=old.mentee, need=old.need, own_words="Eine Ausbildung finden")
    new = tandem_there(world, handover.old.mentee, handover.referral.need)
    handovers.name_new(actor=there, handover=handover, new=new)
    handovers.set_meeting(actor=there, handover=handover, at=clock.now() + dt.timedelta(days=2))
    assert Notice.objects.filter(kind="mentors.handover_meeting").count() == 3
    with pytest.raises(WrongInput):
        handovers.finish(actor=there, handover=handover)
    met(handover)
    handovers.finish(actor=there, handover=handover)
    ended = fresh(old)
    assert (ended.status, ended.end_reason) == (TandemStatus.ENDED, TandemEnd.PASSED_ON)
    assert Need.objects.get(pk=handover.referral.need_id).status == NeedStatus.MATCHED
    assert not Helper.objects.open().filter(cause_id=old.public_id).exists()
    assert Helper.objects.open().filter(cause_id=new.public_id).exists()
    goal.refresh_from_db()
    assert goal.need_id == handover.referral.need_id
    assert handovers.finish(actor=there, handover=handover).done_on == clock.today()


def test_nobody_is_left_alone(world, old, handover):
    met(handover)
    with pytest.raises(WrongInput):
        handovers.finish(actor=world.person("contact@elsewhere"), handover=handover)
    assert fresh(old).status == TandemStatus.RUNNING


def test_goals_of_another_need_go_along_only_with_a_yes(world, old):
    """The old link's own need ends; its goals stay behind when the person has taken her yes back."""
    next_link = factories.NeedFactory(mentee=old.mentee, phase=world.phase)
    goal = Goal.objects.create(mentee=old.mentee, need=old.need, own_words="Deutsch B1")
    carrier = type("Old", (), {"need": next_link})
    referral = accepted(world, carrier)
    handover = handovers.start_handover(actor=world.person("contact"), referral=referral, old=fresh(old))
    there = world.person("contact@elsewhere")
    new = tandem_there(world, fresh(old).mentee, next_link)
    handovers.name_new(actor=there, handover=handover, new=new)
    met(handover)
    user = old.mentee.user
    consents.withdraw(
        actor=user, user=user, purpose=PASSING_ON, how=Answered.SELF, about=world.other_organisation.public_id
    )
    handovers.finish(actor=there, handover=handover)
    goal.refresh_from_db()
    assert goal.need_id == old.need_id
    assert Need.objects.get(pk=old.need_id).status == NeedStatus.CLOSED


def test_only_a_tandem_of_this_person_there_goes_on(world, old, handover):
    stranger = factories.TandemFactory(engagement=factories.EngagementFactory(programme=world.other_programme))
    for wrong in (fresh(old), fresh(stranger)):
        with pytest.raises(WrongInput):
            handovers.name_new(actor=world.person("contact@elsewhere"), handover=handover, new=wrong)
    assert Handover.objects.get(pk=handover.pk).new is None


def test_others_do_not_lead_it(world, handover):
    mentor = handover.old.engagement.volunteer.user
    for seat, user in {"mentor": mentor, **{seat: world.person(seat) for seat in ("volunteer", "coordinator")}}.items():
        with pytest.raises((NotAllowed, OutOfScope)):
            handovers.set_meeting(actor=user, handover=handover, at=clock.now() + dt.timedelta(days=1))
        assert Handover.objects.get(pk=handover.pk).meeting_at is None, seat


def test_rules_agree_with_the_queryset(world, handover):
    new = tandem_there(world, handover.old.mentee, handover.referral.need)
    handovers.name_new(actor=world.person("contact@elsewhere"), handover=handover, new=new)
    row = Handover.objects.select_related(*handovers.RELATED).get(pk=handover.pk)
    people = [world.person(seat) for seat in SEATS if seat != "signed_out"]
    people += [row.old.engagement.volunteer.user, row.new.engagement.volunteer.user, row.old.mentee.user]
    for user in people:
        assert Handover.objects.visible_to(user).exists() == rules.can_view_handover(user, row), user
    assert sum(rules.can_view_handover(user, row) for user in people) >= 5


def test_the_page_shows_open_goals_and_own_words_to_the_mentee_alone(world, as_role, old, handover):
    template = GoalTemplate.objects.order_by("pk").first()
    goal = Goal.objects.create(mentee=old.mentee, need=old.need, template=template)
    goal.steps.create(own_words="Lebenslauf schreiben", done_on=clock.today(), done_how="together")
    Goal.objects.create(mentee=old.mentee, need=old.need, own_words="Eine Lehrstelle")
    user, address = old.mentee.user, f"/handovers/{handover.public_id}"
    there = as_role("contact@elsewhere").get(address).content.decode()
    assert template.name in there and "in eigenen Worten der Person" in there
    assert "Eine Lehrstelle" not in there and "Lebenslauf schreiben" not in there
    own = sign_in(user).get(address).content.decode()
    assert "Eine Lehrstelle" in own and "Lebenslauf schreiben" in own
    consents.withdraw(
        actor=user, user=user, purpose=PASSING_ON, how=Answered.SELF, about=world.other_organisation.public_id
    )
    assert template.name not in as_role("contact@elsewhere").get(address).content.decode()


def test_the_old_mentor_reads_open_steps_until_her_end_and_all_three_find_the_page(world, as_role, old, handover):
    template = GoalTemplate.objects.order_by("pk").first()
    Goal.objects.create(mentee=old.mentee, need=old.need, template=template)
    address = f"/handovers/{handover.public_id}"
    mentor, person = old.engagement.volunteer.user, old.mentee.user
    new = tandem_there(world, fresh(old).mentee, handover.referral.need)
    handovers.name_new(actor=world.person("contact@elsewhere"), handover=handover, new=new)
    three = [sign_in(user) for user in (mentor, person, new.engagement.volunteer.user)]
    for client in three:
        assert template.name in client.get(address).content.decode()
        assert address in client.get("/").content.decode()
    met(handover)
    handovers.finish(actor=world.person("contact@elsewhere"), handover=handover)
    seen = [template.name in client.get(address).content.decode() for client in three]
    assert seen == [False, False, False]
    assert [address in client.get("/").content.decode() for client in three] == [False, False, False]
