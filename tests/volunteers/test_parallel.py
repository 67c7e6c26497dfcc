"""Several people note the same thing at the same moment."""

import threading

import pytest
from django.db import connections

from accounts.enums import Answered, Role
from accounts.models import Consent, Membership
from common.errors import Refusal
from tests.factories import EngagementFactory, OrganisationFactory, VolunteerFactory, person
from volunteers.enums import EngagementEnd, EngagementKind, EngagementStatus
from volunteers.models import ClearanceTask, Engagement, OnboardingStep
from volunteers.services import clearance, engagements, onboarding

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 6


def at_once(*acts):
    """Runs all acts at the same moment; gives how many were done and how many refused in words."""
    start, said = threading.Barrier(len(acts)), []

    def run(act):
        start.wait()
        try:
            act()
            said.append("done")
        except Refusal:
            said.append("refused")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return said.count("done"), said.count("refused")


def test_two_contacts_note_the_same_person_once():
    house, volunteer = OrganisationFactory(), VolunteerFactory()
    contacts = [person(Role.CONTACT, house) for _ in range(AT_ONCE)]

    def note(contact):
        return lambda: engagements.start(
            actor=contact,
            volunteer=volunteer,
            kind=EngagementKind.MENTOR,
            organisation=house,
            confirmed=Answered.PHONE,
        )

    assert at_once(*map(note, contacts)) == (1, AT_ONCE - 1)
    assert Engagement.objects.count() == ClearanceTask.objects.count() == 1
    assert Membership.objects.filter(user=volunteer.user).count() == 1


def test_one_task_however_many_ask():
    engagement = EngagementFactory()
    ask = [lambda: clearance.open_task(actor=None, engagement=engagement)] * AT_ONCE
    assert at_once(*ask) == (AT_ONCE, 0)
    assert ClearanceTask.objects.count() == 1


def test_tapping_the_promise_many_times_is_one_promise():
    engagement = EngagementFactory(status=EngagementStatus.ONBOARDING)
    tap = [lambda: onboarding.promise(actor=engagement.volunteer.user, language="de")] * AT_ONCE
    assert at_once(*tap) == (AT_ONCE, 0)
    assert Consent.objects.count() == OnboardingStep.objects.count() == 1


def test_an_end_is_not_undone_by_a_late_return():
    """Whoever comes second sees what the first one did: nobody is both ended and active."""
    engagement = EngagementFactory(status=EngagementStatus.PAUSED)
    at_once(
        lambda: engagements.end(actor=None, engagement=engagement, reason=EngagementEnd.MOVED),
        *[lambda: engagements.resume(actor=None, engagement=engagement)] * (AT_ONCE - 1),
    )
    engagement.refresh_from_db()
    assert (engagement.status, engagement.end_reason) == (EngagementStatus.ENDED, EngagementEnd.MOVED)


def test_who_does_not_ask_first_is_stopped_by_the_database(monkeypatch):
    """The question before writing is a courtesy; what holds is the constraint."""
    from django.db import IntegrityError

    engagement = EngagementFactory()
    clearance.open_task(actor=None, engagement=engagement)
    monkeypatch.setattr(type(ClearanceTask.objects.all()), "open", lambda self: self.none())
    with pytest.raises(IntegrityError):
        clearance.open_task(actor=None, engagement=engagement)
    assert ClearanceTask.objects.count() == 1
