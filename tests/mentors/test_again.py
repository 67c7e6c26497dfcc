"""What a minor's mentor was locked out for is there again: she joins again, at once, and never into what is over."""

import pytest

from accounts.models import AuditEntry
from common import clock, jobs
from mentees.models import Helper, Mentee
from mentees.services import circle
from mentors.models import Tandem
from mentors.services import again, pauses
from notifications.models import Notice
from tests import factories
from tests.mentees.test_minors import Young, young  # noqa: F401
from tests.mentors import way
from volunteers.services import engagements

pytestmark = pytest.mark.django_db
LAPSES = [("run_out", "see"), ("guardian_no", "guardian_yes")]


@pytest.fixture
def running(young) -> Young:  # noqa: F811
    for name in ("guardian_yes", "own_yes", "see", "train", "propose", "trial"):
        getattr(young, name)()
    assert sees(young)
    return young


def sees(young) -> bool:  # noqa: F811
    return Mentee.objects.visible_to(young.mentor.volunteer.user).filter(pk=young.mentee.pk).exists()


def told(kind) -> list[int]:
    return list(Notice.objects.filter(kind=f"mentors.{kind}").order_by("user").values_list("user", flat=True))


@pytest.fixture
def no_worker(monkeypatch):
    """Jobs wait."""
    waiting = []
    monkeypatch.setattr(jobs, "enqueue", lambda task, *ids, **more: waiting.append((task, *ids)))
    return waiting


@pytest.mark.parametrize(("lost", "found"), LAPSES)
def test_what_is_there_again_opens_the_door_at_once_and_is_told_once(running, lost, found):
    getattr(running, lost)()
    assert not sees(running) and not told("again_at_desk")
    getattr(running, found)()
    assert sees(running)
    assert Helper.objects.count() == 1, "the same row, opened again"
    again.bring_back()
    assert told("again_at_desk") == [running.contact.pk]
    assert told("again") == sorted([running.mentee.user_id, running.mentor.volunteer.user_id])
    assert AuditEntry.objects.filter(verb="tandem.may_meet_again").count() == 1


@pytest.mark.parametrize(("lost", "found"), LAPSES)
def test_what_no_job_did_is_done_within_the_hour(running, lost, found, no_worker):
    getattr(running, lost)()
    getattr(running, found)()
    assert not sees(running)
    whose = running.mentor.volunteer.user_id if found == "see" else running.mentee.user_id
    assert ("mentors.tasks.bring_back", whose) in no_worker
    assert again.bring_back() == 1 and again.bring_back() == 0
    assert sees(running)


def test_her_own_yes_again_before_the_tandem_was_ended(running, no_worker):
    """The job that ends the tandem had not come by when she changed her mind."""
    running.own_no()
    assert not sees(running)
    running.own_yes()
    assert ("mentors.tasks.bring_back", running.mentee.user_id) in no_worker
    assert again.bring_back(user_id=running.mentee.user_id) == 1
    assert sees(running)


def test_her_own_no_ended_it_and_a_yes_does_not_bring_it_back(running):
    running.own_no()
    assert Tandem.objects.get().status == "ended"
    running.own_yes()
    assert again.bring_back() == 0
    assert not sees(running) and not told("again_at_desk")


def test_one_of_two_missing_papers_is_not_enough(running):
    running.run_out()
    running.guardian_no()
    running.guardian_yes()
    assert not sees(running) and not told("again") and not AuditEntry.objects.filter(verb="tandem.may_meet_again")
    running.see()
    assert sees(running)


@pytest.mark.parametrize(("lost", "found"), LAPSES)
def test_what_has_ended_stays_ended(running, lost, found):
    getattr(running, lost)()
    running.end()
    getattr(running, found)()
    assert again.bring_back() == 0
    assert not sees(running) and not told("again_at_desk")


def test_a_tandem_that_waits_goes_on_only_after_the_break(running):
    running.run_out()
    tandem = Tandem.objects.get()
    pauses.pause_mentor(actor=running.contact, engagement=way.fresh(running.mentor), plans={tandem.public_id: "wait"})
    running.see()
    assert again.bring_back() == 0 and not sees(running)
    pauses.resume_mentor(actor=running.contact, engagement=way.fresh(running.mentor))
    assert sees(running)


def test_a_mentor_who_pauses_joins_when_she_is_back(running):
    """Lower down nothing is known of tandems: the hourly job looks."""
    running.guardian_no()
    engagements.pause(actor=None, engagement=way.fresh(running.mentor))
    running.guardian_yes()
    assert again.bring_back() == 0 and not sees(running)
    engagements.resume(actor=None, engagement=way.fresh(running.mentor))
    assert again.bring_back() == 1 and sees(running)


def test_papers_of_somebody_else_change_nothing(running):
    running.guardian_no()
    stranger = factories.MenteeFactory(birth_year=clock.today().year - 16)
    assert again.bring_back(user_id=stranger.user_id) == 0
    running.guardian_yes()
    assert sees(running)


def test_who_has_come_of_age_needs_no_paper(running, no_worker):
    running.run_out()
    Mentee.objects.filter(pk=running.mentee.pk).update(birth_year=1990)
    circle.recheck(actor=None, mentee=way.fresh(running.mentee))
    assert ("mentors.tasks.bring_back", running.mentee.user_id) in no_worker
    assert again.bring_back() == 1 and sees(running)


def test_both_houses_hear_of_it(running):
    other = factories.OrganisationFactory()
    contact = factories.person("contact", other)
    Mentee.objects.filter(pk=running.mentee.pk).update(intake=other)
    stranger = factories.person("contact", factories.OrganisationFactory())
    running.run_out()
    running.see()
    assert told("again_at_desk") == sorted([running.contact.pk, contact.pk])
    assert stranger.pk not in told("again_at_desk")
