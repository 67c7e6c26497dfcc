"""Cards from the database: what counts, whose consent it needs, whom the reader may see, and how many queries."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.enums import Answered, Role
from accounts.purposes import GENDER_WISH, INTERPRETER, SHARED_POOL
from accounts.scope import forget
from accounts.services import consents
from common import clock
from mentees.models import FreeTime as TheirTime
from mentees.models import MenteeLanguage
from mentors.enums import Declining, Side, TandemEnd
from mentors.matching import Clearance, Gender, Level, Rule, against
from mentors.models import MentorProfile
from mentors.queries import pairs
from mentors.queries.cards import load
from mentors.services import tandems
from network.models import Programme
from tests import factories
from tests.mentors import way
from volunteers.enums import EngagementStatus, StepKind
from volunteers.models import ClearanceCheck, FreeTime, OnboardingStep, RequiredStep, VolunteerLanguage

pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    return way.House(places=2)


def cards(house):
    forget(house.contact)
    return load(house.contact, clock.today())


def say(user, purpose):
    consents.give(actor=user, user=user, purpose=purpose, how=Answered.SELF, language="de")


def mentor_of(house):
    return next(card for card in cards(house).mentors if card.id == house.mentor.volunteer_id)


def mentee_of(house):
    return next(card for card in cards(house).mentees if card.id == house.mentee.pk)


def test_places_taken_are_no_longer_free(house):
    assert (mentor_of(house).capacity, mentor_of(house).load) == (2, 0)
    way.try_it(house, house.propose(house.new_need()))
    assert (mentor_of(house).capacity, mentor_of(house).load) == (1, 1)
    MentorProfile.objects.update(elsewhere=5)
    assert mentor_of(house).capacity == 0


def test_who_is_asked_already_waits_no_more(house):
    assert [card.need for card in cards(house).mentees] == [house.need.pk]
    house.propose()
    assert not cards(house).mentees


def test_a_wish_counts_only_as_long_as_she_agrees(house):
    house.mentee.wished_gender = house.mentee.gender = "woman"
    house.mentee.save()
    assert mentee_of(house).wishes is None
    say(house.mentee.user, GENDER_WISH)
    say(house.mentee.user, INTERPRETER)
    assert (mentee_of(house).wishes, mentee_of(house).interpreter) == (Gender.FEMALE, True)
    consents.withdraw(actor=house.mentee.user, user=house.mentee.user, purpose=GENDER_WISH, how=Answered.SELF)
    assert mentee_of(house).wishes is mentee_of(house).gender is None


def test_unknown_is_never_none(house):
    assert mentor_of(house).free is None
    assert mentee_of(house).free is None
    # Somebody of whom only another language is known may speak German.
    MenteeLanguage.objects.create(mentee=house.mentee, code="ar", level=3)
    assert dict(mentee_of(house).languages) == {"ar": Level.C2, "de": Level.UNKNOWN}
    house.mentee.free_time_known = True
    house.mentee.save()
    assert mentee_of(house).free == (0, 0)


def test_free_hours_and_languages_are_read(house):
    volunteer = house.mentor.volunteer
    VolunteerLanguage.objects.create(volunteer=volunteer, code="de", level=3)
    FreeTime.objects.create(volunteer=volunteer, weekday=0, starts=16 * 60, ends=18 * 60)
    TheirTime.objects.create(mentee=house.mentee, weekday=0, starts=17 * 60, ends=20 * 60)
    (only,), left = pairs.candidates(house.contact, house.need)
    assert left is None
    assert only.proposal.facts.hours == 1
    assert "1" in only.reasons


def test_onboarding_and_clearance_stand_for_each_engagement(house):
    (engaged,) = mentor_of(house).engagements
    assert (engaged.onboarded, engaged.clearance, engaged.trained) == (True, Clearance.MINORS, True)
    OnboardingStep.objects.filter(step=StepKind.TRAINING).delete()
    assert not mentor_of(house).engagements[0].trained
    ClearanceCheck.objects.all().delete()
    assert mentor_of(house).engagements[0].clearance == Clearance.NONE
    house.mentor.status = EngagementStatus.PAUSED
    house.mentor.save()
    assert not mentor_of(house).active


def test_for_a_minor_the_missing_training_is_named(house):
    house.mentee.birth_year = clock.today().year - 16
    house.mentee.save()
    OnboardingStep.objects.filter(step=StepKind.TRAINING).delete()
    _found, left = pairs.candidates(house.contact, house.need)
    assert left.rules == [against(Rule.TRAINING)]


def test_a_need_asked_at_a_programme_is_matched_there_unless_somebody_looks_wider(house):
    here, there = (factories.ProgrammeFactory(organisation=house.organisation, areas=[]) for _ in range(2))
    mentor = factories.ready(factories.EngagementFactory(programme=there, volunteer=house.mentor.volunteer))
    house.mentor.delete()
    house.need.programme = here
    house.need.save()
    found, left = pairs.candidates(house.contact, house.need)
    assert (found, left.rules) == ([], [against(Rule.PROGRAMME)])
    assert [one.engagement for one in pairs.candidates(house.contact, house.need, wider=True)[0]] == [mentor]
    mentor.programme = here
    mentor.save()
    assert [one.engagement for one in pairs.candidates(house.contact, house.need)[0]] == [mentor]


def test_a_mentor_of_the_whole_house_serves_programmes_that_ask_for_nothing_more(house):
    elsewhere = factories.ProgrammeFactory()
    plain, strict = (factories.ProgrammeFactory(organisation=house.organisation) for _ in range(2))
    RequiredStep.objects.create(
        organisation=house.organisation, programme=strict, kind="mentor", step=StepKind.AGREEMENT
    )
    (engaged,) = mentor_of(house).engagements
    assert plain.pk in engaged.serves
    assert not engaged.serves & {strict.pk, elsewhere.pk}
    # The house asks its mentors for no certificate, this programme does.
    RequiredStep.objects.create(organisation=house.organisation, kind="mentor", step=StepKind.FIRST_TALK)
    Programme.objects.filter(pk=plain.pk).update(clearance_needed=True)
    assert plain.pk not in mentor_of(house).engagements[0].serves


def test_a_minor_is_matched_with_checked_mentors_only(house):
    house.mentee.birth_year = clock.today().year - 16
    house.mentee.save()
    assert pairs.candidates(house.contact, house.need)[0]
    ClearanceCheck.objects.all().delete()
    found, left = pairs.candidates(house.contact, house.need)
    assert not found
    assert left.helps


@pytest.mark.parametrize("declining", Declining)
def test_a_no_to_the_person_is_not_proposed_again_a_no_to_the_moment_is(house, declining):
    tandem = house.propose()
    way.no(tandem, Side.MENTOR, declining)
    again = bool(pairs.candidates(house.contact, house.need)[0])
    assert again == (declining in (Declining.NO_TIME, Declining.NOT_NOW))


@pytest.mark.parametrize(("reason", "again"), [(TandemEnd.CONFLICT, False), (TandemEnd.MOVED, True)])
def test_a_pair_that_ended_badly_is_not_proposed_again(house, reason, again):
    tandem = way.try_it(house, house.propose())
    tandems.end_tandem(actor=house.contact, tandem=tandem, reason=reason)
    assert bool(pairs.candidates(house.contact, house.need)[0]) == again


def test_another_house_is_not_in_the_cards(house):
    other = way.House()
    assert {card.id for card in cards(house).mentors} == {house.mentor.volunteer_id}
    assert {card.id for card in cards(house).mentees} == {house.mentee.pk}
    assert {card.id for card in cards(other).mentees} == {other.mentee.pk}


def test_the_centre_has_the_pooled_mentors_of_its_area_and_its_own_people(world):
    coordinator = world.person("coordinator")
    pooled, hidden = (factories.ready(factories.EngagementFactory(organisation=world.organisation)) for _n in range(2))
    say(pooled.volunteer.user, SHARED_POOL)
    need = factories.NeedFactory(mentee=factories.MenteeFactory(intake=world.centre))
    factories.NeedFactory(mentee=factories.MenteeFactory(intake=world.organisation))
    field = load(coordinator, clock.today())
    assert {card.id for card in field.mentors} == {pooled.volunteer_id}
    assert hidden.volunteer_id not in {card.id for card in field.mentors}
    assert set(field.needs) == {need.pk}
    # The dry run of the command line sees each house as its own staff does.
    assert [one.need.pk for one in pairs.everybody_of(world.centre).pairs] == [need.pk]


def test_the_number_of_queries_does_not_grow(house):
    def counted():
        forget(house.contact)
        with CaptureQueriesContext(connection) as queries:
            plan = pairs.everybody(house.contact)
            assert all(one.reasons for one in plan.pairs)
        return len(queries), plan.waiting

    few = counted()
    for _n in range(4):
        house.new_mentor()
        house.new_need()
    many = counted()
    assert (few[1], many[1]) == (1, 5)
    assert many[0] == few[0]


def test_who_remains_reads_what_stands_in_the_way(house):
    MentorProfile.objects.update(capacity=0)
    plan = pairs.everybody(house.contact)
    (left,) = plan.left
    assert left.rules
    assert left.helps
    assert plan.scarcity.people == 1
    assert plan.scarcity.public().people is None


def test_a_deputy_matches_as_her_contact_does(house):
    user = factories.UserFactory()
    factories.give(user, Role.DEPUTY, house.organisation, ends_on=clock.today() + dt.timedelta(days=5))
    assert len(pairs.everybody(user).pairs) == 1
