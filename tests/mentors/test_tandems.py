"""The way of a tandem, step by step: who moves it, what follows, and what a refusal leaves alone."""

import datetime as dt

import pytest

from accounts.enums import Answered, Role
from accounts.models import AuditEntry
from common import clock
from common.errors import Gone, NotAllowed, OutOfScope, WrongInput
from mentees.enums import MenteeStatus, NeedEnd, NeedStatus
from mentees.models import Helper, Mentee
from mentees.services.needs import cross_off
from mentors import agreements, terms
from mentors.enums import Declining, Side, TandemEnd, TandemStatus
from mentors.models import Answer, Exclusion, MentorProfile, Place, Tandem
from mentors.services import tandems
from mentors.services.tandems import _steps
from notifications.models import Notice
from tests import factories
from tests.mentors import way
from volunteers.enums import EngagementStatus

pytestmark = pytest.mark.django_db
Status = TandemStatus


@pytest.fixture
def house():
    return way.House()


def told(user) -> list[str]:
    return sorted(Notice.objects.filter(user=user).values_list("kind", flat=True))


def refused(error, **call):
    """The service says no and nothing has changed."""
    before = way.states(), Place.objects.count(), Answer.objects.count(), Helper.objects.count()
    service = call.pop("service")
    with pytest.raises(error):
        service(**call)
    assert before == (way.states(), Place.objects.count(), Answer.objects.count(), Helper.objects.count())


def test_from_the_proposal_to_the_end(house):
    tandem = house.propose()
    mentor, mentee = way.user_of(tandem, Side.MENTOR), house.mentee.user
    assert tandem.status == Status.ASKING_MENTOR
    assert Place.objects.get().tandem == tandem
    assert told(mentor) == ["mentors.asked"]
    assert told(mentee) == []

    assert way.yes(tandem, Side.MENTOR).status == Status.ASKING_MENTEE
    assert told(mentee) == ["mentors.asked"]
    assert way.yes(tandem, Side.MENTEE).status == Status.FIRST_MEETING
    assert told(house.contact) == ["mentors.both_yes"]

    way.meet(house, tandem)
    assert told(mentor) == ["mentors.asked", "mentors.first_meeting"]
    assert not Helper.objects.exists()

    tandem = tandems.start_trial(actor=house.contact, tandem=tandem)
    assert (tandem.status, tandem.trial_until) == (Status.TRIAL, clock.today() + dt.timedelta(weeks=4))
    assert list(Mentee.objects.visible_to(mentor)) == [house.mentee]
    assert way.fresh(house.need).status == NeedStatus.MATCHED
    assert way.fresh(house.mentee).status == MenteeStatus.ACCOMPANIED

    assert way.agree(tandem, Side.MENTEE).status == Status.TRIAL
    assert way.agree(tandem, Side.MENTOR).status == Status.RUNNING

    tandem = tandems.end_tandem(actor=house.contact, tandem=tandem, reason=TandemEnd.REACHED)
    assert tandem.status == Status.ENDED
    assert not Place.objects.exists()
    assert not Mentee.objects.visible_to(mentor).exists()
    assert way.fresh(house.need).end_reason == NeedEnd.MET
    assert AuditEntry.objects.filter(subject=tandem.public_id).count() == 9


def test_several_are_asked_and_the_others_let_go_politely_when_one_begins():
    house = way.House()
    other = house.new_mentor()
    first, second = tandems.propose(actor=house.contact, need=house.need, engagements=[house.mentor, other])
    way.yes(second, Side.MENTOR)
    way.try_it(house, first)

    assert way.fresh(second).status == Status.WITHDRAWN
    assert not Place.objects.filter(tandem=second).exists()
    assert "mentors.over" in told(other.volunteer.user)
    assert "mentors.over" in told(house.mentee.user)


@pytest.mark.parametrize("side", Side)
def test_a_no_leaves_no_trace_for_the_other_side(house, side):
    tandem = house.propose()
    if side == Side.MENTEE:
        way.yes(tandem, Side.MENTOR)
    other = way.user_of(tandem, Side.MENTEE if side == Side.MENTOR else Side.MENTOR)
    way.no(tandem, side, Declining.OTHER_PERSON)

    assert way.fresh(tandem).status == Status.DECLINED
    assert not Place.objects.exists()
    # The mentor hears the same words as after a silence; a mentee who was never asked hears nothing.
    assert told(other) == (["mentors.asked", "mentors.over"] if side == Side.MENTEE else [])
    assert told(house.contact) == ["mentors.said_no"]
    # Who said no herself may read that she did.
    assert Tandem.objects.visible_to(house.mentee.user).exists() == (side == Side.MENTEE)


def test_a_no_needs_a_reason_and_a_yes_has_none(house):
    tandem = house.propose()
    user = way.user_of(tandem, Side.MENTOR)
    said = {"actor": user, "tandem": tandem, "side": Side.MENTOR, "how": Answered.SELF}
    refused(WrongInput, service=tandems.answer, yes=False, **said)
    refused(WrongInput, service=tandems.answer, yes=True, declining=Declining.NO_TIME, **said)


def test_nobody_answers_out_of_turn_or_for_somebody_else(house):
    tandem = house.propose()
    mentor, mentee = way.user_of(tandem, Side.MENTOR), house.mentee.user
    said = {"tandem": tandem, "yes": True, "how": Answered.SELF, "service": tandems.answer}
    refused(OutOfScope, actor=mentee, side=Side.MENTEE, **said)
    refused(NotAllowed, actor=mentor, side=Side.MENTEE, **said)
    refused(NotAllowed, actor=house.contact, side=Side.MENTOR, **said)
    refused(OutOfScope, actor=factories.UserFactory(), side=Side.MENTOR, **said)


def test_what_was_told_by_phone_is_noted_with_who_noted_it_and_the_person_hears_of_it(house):
    tandem = house.propose()
    said = {"actor": house.contact, "tandem": tandem, "yes": True, "how": Answered.PHONE}
    tandems.answer(side=Side.MENTOR, **said)
    noted = Answer.objects.get()
    assert (noted.how, noted.recorded_by) == (Answered.PHONE, house.contact)
    assert "mentors.noted" in told(way.user_of(tandem, Side.MENTOR))


def test_nobody_notes_an_answer_of_her_own_tandem(house):
    factories.give(house.mentor.volunteer.user, Role.CONTACT, house.organisation)
    tandem = house.propose()
    mentor = way.user_of(tandem, Side.MENTOR)
    way.yes(tandem, Side.MENTOR)
    said = {"actor": mentor, "tandem": tandem, "yes": True, "service": tandems.answer}
    refused(NotAllowed, side=Side.MENTEE, how=Answered.PHONE, **said)
    way.yes(tandem, Side.MENTEE)
    at = clock.now() + dt.timedelta(hours=1)
    refused(NotAllowed, service=tandems.set_first_meeting, actor=mentor, tandem=tandem, at=at)


def test_an_answer_can_be_undone_until_the_next_side_has_answered(house):
    tandem = house.propose()
    way.yes(tandem, Side.MENTOR)
    mentor = way.user_of(tandem, Side.MENTOR)
    assert tandems.take_back(actor=mentor, tandem=tandem, side=Side.MENTOR).status == Status.ASKING_MENTOR
    assert not Answer.objects.exists()

    way.both_yes(tandem)
    refused(Gone, service=tandems.take_back, actor=mentor, tandem=tandem, side=Side.MENTOR)
    undone = tandems.take_back(actor=house.mentee.user, tandem=tandem, side=Side.MENTEE)
    assert undone.status == Status.ASKING_MENTEE

    way.yes(tandem, Side.MENTEE)
    way.meet(house, tandem)
    refused(Gone, service=tandems.take_back, actor=house.mentee.user, tandem=tandem, side=Side.MENTEE)


def test_a_no_by_mistake_is_undone_while_the_place_is_free(house, time_machine):
    tandem = house.propose()
    mentor = way.user_of(tandem, Side.MENTOR)
    way.no(tandem, Side.MENTOR)
    undo = {"actor": mentor, "tandem": tandem, "side": Side.MENTOR}
    taken = house.propose(house.new_need())
    refused(WrongInput, service=tandems.take_back, **undo)

    tandems.withdraw(actor=house.contact, tandem=taken)
    assert tandems.take_back(**undo).status == Status.ASKING_MENTOR

    way.no(tandem, Side.MENTOR)
    time_machine.move_to(clock.now() + terms.UNDO_WITHIN)
    refused(Gone, service=tandems.take_back, **undo)


def test_nobody_answered_in_time(house, time_machine):
    tandem = house.propose()
    mentor = way.user_of(tandem, Side.MENTOR)
    assert tandems.remind_before_end() == 0
    time_machine.move_to(clock.now() + dt.timedelta(days=5, minutes=1))
    assert (tandems.remind_before_end(), tandems.remind_before_end()) == (1, 0)
    assert tandems.expire_overdue() == 0
    way.yes(tandem, Side.MENTOR)

    # The mentee has seven days of her own.
    time_machine.move_to(clock.now() + dt.timedelta(days=6))
    assert (tandems.remind_before_end(), tandems.expire_overdue()) == (1, 0)
    time_machine.move_to(clock.now() + dt.timedelta(days=1, minutes=1))
    assert (tandems.expire_overdue(), tandems.expire_overdue()) == (1, 0)
    assert way.fresh(tandem).status == Status.EXPIRED
    assert not Place.objects.exists()
    assert told(mentor) == ["mentors.asked", "mentors.over", "mentors.reminder"]
    assert told(house.contact) == ["mentors.no_answer"]


@pytest.mark.parametrize("steps", [0, 1, 2])
def test_nobody_is_waited_for_whose_need_is_over(steps):
    """The mentor has her place back and is thanked; a proposal whose need is open stays."""
    house = way.House(places=2)
    tandem, stays = house.propose(), house.propose(house.new_need())
    for side in (Side.MENTOR, Side.MENTEE)[:steps]:
        way.yes(tandem, side)
    cross_off(actor=tandem.mentee.user, need=tandem.need, reason=NeedEnd.NOT_NEEDED)
    assert tandems.let_go_of_closed() == 1 and tandems.let_go_of_closed() == 0
    assert Tandem.objects.get(pk=tandem.pk).status == TandemStatus.WITHDRAWN
    assert Tandem.objects.get(pk=stays.pk).status == TandemStatus.ASKING_MENTOR
    assert list(Place.objects.values_list("tandem", flat=True)) == [stays.pk]
    assert "mentors.over" in told(tandem.engagement.volunteer.user)


def test_a_yes_while_the_hourly_job_runs_gives_the_other_side_days_of_her_own(house, time_machine, monkeypatch):
    """The job has read the rows; before it locks this one, the mentor says yes."""
    tandem = house.propose()
    jobs = {tandems.expire_overdue: terms.ANSWER_WITHIN, tandems.remind_before_end: dt.timedelta(days=6)}
    original = _steps.locked

    def late(row):
        monkeypatch.setattr(_steps, "locked", original)
        way.yes(tandem, Side.MENTOR)
        return original(row)

    start = clock.now()
    for job, after in jobs.items():
        time_machine.move_to(start + after)
        monkeypatch.setattr(_steps, "locked", late)
        assert job() == 0
        assert way.fresh(tandem).status == Status.ASKING_MENTEE
        assert way.fresh(tandem).reminded_at is None
        assert told(house.mentee.user) == ["mentors.asked"]
        tandems.take_back(actor=way.user_of(tandem, Side.MENTOR), tandem=tandem, side=Side.MENTOR)
        Notice.objects.all().delete()
        Tandem.objects.filter(pk=tandem.pk).update(answer_by=start + terms.ANSWER_WITHIN)


def test_the_first_meeting_is_near_and_the_trial_begins_after_it(house):
    tandem = house.propose()
    at = {"service": tandems.set_first_meeting, "actor": house.contact, "tandem": tandem}
    soon = clock.now() + dt.timedelta(hours=1)
    refused(Gone, at=soon, **at)
    way.both_yes(tandem)
    refused(WrongInput, at=clock.now() - dt.timedelta(days=40), **at)
    refused(WrongInput, at=clock.now() + dt.timedelta(days=400), **at)
    refused(WrongInput, service=tandems.start_trial, actor=house.contact, tandem=tandem)

    tandems.set_first_meeting(actor=house.contact, tandem=tandem, at=clock.now() + dt.timedelta(days=2))
    refused(WrongInput, service=tandems.start_trial, actor=house.contact, tandem=tandem)


@pytest.mark.parametrize("side", Side)
def test_either_side_ends_a_trial_with_one_tap(house, side):
    tandem = way.try_it(house, house.propose())
    tandems.end_tandem(actor=way.user_of(tandem, side), tandem=tandem, reason=TandemEnd.DID_NOT_FIT)
    assert way.fresh(house.need).status == NeedStatus.OPEN
    assert way.fresh(house.mentee).status == MenteeStatus.WAITING
    assert not Helper.objects.open().exists()
    other = way.user_of(tandem, Side.MENTEE if side == Side.MENTOR else Side.MENTOR)
    assert "mentors.ended" in told(other)
    assert "mentors.ended" in told(house.contact)


def test_one_side_notes_only_reasons_of_its_own(house):
    tandem = way.try_it(house, house.propose())
    end = {"service": tandems.end_tandem, "tandem": tandem}
    refused(WrongInput, actor=house.mentee.user, reason=TandemEnd.MENTOR_NO_TIME, **end)
    refused(WrongInput, actor=way.user_of(tandem, Side.MENTOR), reason=TandemEnd.CONFLICT, **end)
    refused(OutOfScope, actor=factories.UserFactory(), reason=TandemEnd.REACHED, **end)


def test_ended_twice_is_told_once(house):
    tandem = way.try_it(house, house.propose())
    for reason in (TandemEnd.MOVED, TandemEnd.CONFLICT):
        tandems.end_tandem(actor=house.contact, tandem=tandem, reason=reason)
    assert way.fresh(tandem).end_reason == TandemEnd.MOVED


def test_the_need_stays_met_while_another_mentor_helps_with_it(house):
    tandem = way.try_it(house, house.propose())
    second = way.try_it(house, house.propose(way.fresh(house.need), house.new_mentor()))
    tandems.end_tandem(actor=house.contact, tandem=tandem, reason=TandemEnd.PASSED_ON)
    assert way.fresh(house.need).status == NeedStatus.MATCHED
    tandems.end_tandem(actor=house.contact, tandem=second, reason=TandemEnd.MOVED)
    assert way.fresh(house.need).status == NeedStatus.OPEN


def test_an_agreement_that_changed_is_read_again(house, monkeypatch):
    tandem = way.try_it(house, house.propose())
    way.agree(tandem, Side.MENTOR)
    monkeypatch.setattr(agreements, "VERSION", 2)
    said = {"actor": house.mentee.user, "tandem": tandem, "side": Side.MENTEE, "how": Answered.SELF}
    refused(WrongInput, service=tandems.agree, version=1, **said)
    assert tandems.agree(version=2, **said).status == Status.TRIAL
    assert way.agree(tandem, Side.MENTOR).status == Status.RUNNING


def test_after_four_weeks_both_are_asked_once(house, time_machine):
    tandem = way.try_it(house, house.propose())
    way.agree(tandem, Side.MENTOR)
    assert tandems.ask_after_trial() == 0
    time_machine.move_to(clock.now() + terms.TRIAL)
    assert (tandems.ask_after_trial(), tandems.ask_after_trial()) == (1, 1)
    assert told(way.user_of(tandem, Side.MENTOR)).count("mentors.agree") == 0
    assert told(house.mentee.user).count("mentors.agree") == 2
    assert told(house.contact).count("mentors.trial_over") == 1


def _paused(house):
    engagement = house.mentor
    engagement.status = EngagementStatus.PAUSED
    engagement.save()


def _requested(house):
    Mentee.objects.filter(pk=house.mentee.pk).update(status=MenteeStatus.REQUESTED)


def _closed(house):
    house.need.status, house.need.closed_on, house.need.end_reason = NeedStatus.CLOSED, clock.today(), NeedEnd.MET
    house.need.save()


def _excluded(house):
    Exclusion.objects.create(volunteer=house.mentor.volunteer, mentee=house.mentee)


def _ended_badly(house):
    tandem = way.try_it(house, house.propose())
    tandems.end_tandem(actor=house.contact, tandem=tandem, reason=TandemEnd.CONFLICT)


def _declined_for_good(house):
    way.no(house.propose(), Side.MENTOR, Declining.OTHER_PERSON)


def _full(house):
    MentorProfile.objects.update(capacity=2, elsewhere=2)


def _asked(house):
    MentorProfile.objects.update(capacity=2)
    house.propose()


def _herself(house):
    house.mentor.volunteer.user = house.mentee.user
    house.mentor.volunteer.save()


@pytest.mark.parametrize(
    "spoil", [_paused, _requested, _closed, _excluded, _ended_badly, _declined_for_good, _full, _asked, _herself]
)
def test_who_cannot_be_proposed(house, spoil):
    spoil(house)
    refused(WrongInput, service=tandems.propose, actor=house.contact, need=house.need, engagements=[house.mentor])


def test_a_proposal_of_several_is_made_whole_or_not_at_all(house):
    full = house.new_mentor(places=0)
    engagements = [house.mentor, full]
    refused(WrongInput, service=tandems.propose, actor=house.contact, need=house.need, engagements=engagements)
    many = [house.new_mentor() for _n in range(terms.MOST_ASKED + 1)]
    refused(WrongInput, service=tandems.propose, actor=house.contact, need=house.need, engagements=many)
    refused(WrongInput, service=tandems.propose, actor=house.contact, need=house.need, engagements=[])
