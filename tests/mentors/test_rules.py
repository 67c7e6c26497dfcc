"""Who may propose, answer, lead and end: every seat, the near miss, and the same answer from rule and queryset."""

import pytest

from accounts.enums import Role
from accounts.purposes import SHARED_POOL
from accounts.services import consents
from mentors import rules
from mentors.enums import Side, TandemStatus
from mentors.models import Tandem
from tests import factories
from tests.mentors import way

pytestmark = pytest.mark.django_db
KEEPING = {"contact", "deputy"}
PEOPLE = {"mentor", "mentee", "stranger"}
SEATS = [role.value for role in Role if role not in (Role.STEERING, Role.ADMINISTRATOR)]


@pytest.fixture
def pair(world):
    """A tandem of the organisation here; the mentor and the mentee have no role."""
    house = way.House.__new__(way.House)
    house.organisation, house.contact = world.organisation, world.person("contact")
    house.mentor = house.new_mentor(places=3)
    house.need = house.new_need()
    house.mentee = house.need.mentee
    house.tandem = way.try_it(house, house.propose())
    return house


def seats(world, pair):
    """Everybody who might ask, near misses included."""
    found = {seat: world.person(seat) for seat in (*SEATS, *(f"{seat}@elsewhere" for seat in SEATS))}
    return found | {
        "mentor": way.user_of(pair.tandem, Side.MENTOR),
        "mentee": pair.mentee.user,
        "stranger": factories.UserFactory(),
    }


def allowed(people, may) -> set[str]:
    return {seat for seat, user in people.items() if may(user)}


def test_each_rule_lets_exactly_these_in(world, pair):
    people, tandem = seats(world, pair), pair.tandem
    assert allowed(people, lambda u: rules.can_view_tandem(u, tandem)) == {*KEEPING, "mentor", "mentee"}
    assert allowed(people, lambda u: rules.can_keep_tandem(u, tandem)) == KEEPING
    assert allowed(people, lambda u: rules.can_record(u, tandem)) == KEEPING
    assert allowed(people, lambda u: rules.can_lead(u, tandem)) == KEEPING
    assert allowed(people, lambda u: rules.can_end(u, tandem)) == {*KEEPING, "mentor", "mentee"}
    assert allowed(people, lambda u: rules.can_agree(u, tandem, Side.MENTOR)) == {"mentor"}
    assert allowed(people, lambda u: rules.can_agree(u, tandem, Side.MENTEE)) == {"mentee"}
    assert allowed(people, lambda u: rules.can_propose(u, pair.need, pair.mentor)) == KEEPING
    assert allowed(people, lambda u: rules.knows_mentee_of(u, tandem)) == {*KEEPING, "mentor", "mentee"}


@pytest.mark.parametrize("status", TandemStatus)
def test_rule_and_queryset_agree(world, pair, status):
    Tandem.objects.filter(pk=pair.tandem.pk).update(
        status=status,
        running_from=pair.tandem.trial_from,
        ended_on=pair.tandem.trial_from if status == TandemStatus.ENDED else None,
        end_reason="moved" if status == TandemStatus.ENDED else "",
    )
    tandem = way.fresh(pair.tandem)
    for seat, user in seats(world, pair).items():
        assert rules.can_view_tandem(user, tandem) == Tandem.objects.visible_to(user).exists(), seat
        assert rules.can_keep_tandem(user, tandem) == Tandem.objects.kept_by(user).exists(), seat


@pytest.mark.parametrize("side", Side)
def test_each_answers_for_herself_and_in_turn(world, pair, side):
    tandem = pair.propose(pair.new_need())
    own = way.user_of(tandem, side)
    may = {}
    for status in TandemStatus:
        tandem.status = status
        may[status] = rules.can_answer(own, tandem, side)
        assert not rules.can_answer(pair.contact, tandem, side)
    assert {status for status, yes in may.items() if yes} == {rules.TURN[side], TandemStatus.FIRST_MEETING}


def test_an_ended_tandem_is_not_ended_again_and_a_proposal_is_withdrawn_instead(pair):
    tandem = pair.tandem
    may_end = {}
    for status in TandemStatus:
        tandem.status = status
        who = {"mentor": way.user_of(tandem, Side.MENTOR), "contact": pair.contact}
        may_end[status] = allowed(who, lambda u: rules.can_end(u, tandem))
    both = {TandemStatus.TRIAL, TandemStatus.RUNNING}
    assert {status for status, who in may_end.items() if "mentor" in who} == both
    assert {status for status, who in may_end.items() if "contact" in who} == {*both, TandemStatus.FIRST_MEETING}


def centre_pair(world, *, pooled):
    """A mentee of the centre, and a mentor of the organisation here."""
    need = factories.NeedFactory(mentee=factories.MenteeFactory(intake=world.centre))
    mentor = factories.ready(factories.EngagementFactory(organisation=world.organisation))
    if pooled:
        user = mentor.volunteer.user
        consents.give(actor=user, user=user, purpose=SHARED_POOL, how="self", language="de")
    return need, mentor


@pytest.mark.parametrize("pooled", [True, False])
def test_the_centre_proposes_mentors_of_the_shared_pool_in_its_area_only(world, pooled):
    need, mentor = centre_pair(world, pooled=pooled)
    assert rules.can_propose(world.person("coordinator"), need, mentor) == pooled
    # The branch of the other town keeps neither; the mentor's own house does not keep the mentee.
    assert not rules.can_propose(world.person("coordinator@elsewhere"), need, mentor)
    assert not rules.can_propose(world.person("contact"), need, mentor)


def test_a_provider_does_not_reach_into_the_pool(world):
    need = factories.NeedFactory(mentee=factories.MenteeFactory(intake=world.other_organisation))
    _need, mentor = centre_pair(world, pooled=True)
    assert not rules.can_propose(world.person("contact@elsewhere"), need, mentor)


def test_the_mentors_house_learns_who_it_is_when_she_has_said_yes(world):
    need, mentor = centre_pair(world, pooled=True)
    tandem = factories.TandemFactory(need=need, engagement=mentor, status=TandemStatus.ASKING_MENTEE)
    people = {seat: world.person(seat) for seat in ("contact", "coordinator")}
    assert allowed(people, lambda u: rules.can_keep_tandem(u, tandem)) == {"contact", "coordinator"}
    assert allowed(people, lambda u: rules.knows_mentee_of(u, tandem)) == {"coordinator"}
    assert not rules.knows_mentee_of(way.user_of(tandem, Side.MENTOR), tandem)
    tandem.status = TandemStatus.FIRST_MEETING
    assert allowed(people, lambda u: rules.knows_mentee_of(u, tandem)) == {"contact", "coordinator"}


def test_the_house_itself_may_everything_but_speak_for_somebody(pair):
    tandem = pair.tandem
    assert rules.can_propose(None, pair.need, pair.mentor)
    assert rules.can_lead(None, tandem)
    assert rules.can_end(None, tandem)
    assert not rules.can_record(None, tandem)
    assert not rules.can_agree(None, tandem, Side.MENTEE)
    assert not rules.can_answer(None, tandem, Side.MENTEE)


def test_matching_is_for_whoever_keeps_a_house(world):
    people = {seat: world.person(seat) for seat in SEATS}
    assert allowed(people, rules.matches) == {"contact", "deputy", "coordinator"}
