"""A young person's own no counts at once, wherever she says it: nobody of her helpers sees anything any more."""

import datetime as dt

import pytest
from django.urls import reverse

from accounts.enums import Answered
from accounts.purposes import PHOTO, YOUNG_PERSON
from accounts.services import consents
from common import clock, jobs
from mentees.enums import Cause, HelperRole, NeedStatus
from mentees.models import Helper, Mentee
from mentees.querysets import minor
from mentees.services import circle
from mentors import rules
from mentors.enums import TandemEnd, TandemStatus
from mentors.models import Tandem
from mentors.services import endings
from tests import factories
from tests.mentees.test_circle import agreement
from tests.mentors.passing_world import fresh, tandem_here

pytestmark = pytest.mark.django_db


@pytest.fixture
def tandem(world):
    """A running tandem with somebody of 16, every paper seen, her own yes given."""
    made = tandem_here(world)
    factories.ready(made.engagement)
    Mentee.objects.filter(pk=made.mentee_id).update(birth_year=clock.today().year - 16)
    Helper.objects.all().delete()
    mentee = Mentee.objects.get(pk=made.mentee_id)
    agreement(mentee)
    say(mentee.user, consents.give, language="de")
    circle.join(
        actor=None,
        mentee=mentee,
        engagement=made.engagement,
        role=HelperRole.MENTOR,
        cause=Cause.TANDEM,
        cause_id=made.public_id,
    )
    return fresh(made)


def say(user, service, purpose=YOUNG_PERSON, **more):
    service(actor=user, user=user, purpose=purpose, how=Answered.SELF, **more)


def seen_by_mentor(tandem) -> list[bool]:
    mentor = tandem.engagement.volunteer.user
    return [
        Mentee.objects.visible_to(mentor).exists(),
        Helper.objects.open().exists(),
        Tandem.objects.visible_to(mentor).exists(),
        rules.can_view_tandem(mentor, fresh(tandem)),
    ]


@pytest.fixture
def no_worker(monkeypatch):
    """The job waits: what it will do is not done yet."""
    waiting = []
    monkeypatch.setattr(jobs, "enqueue", lambda task, *ids: waiting.append((task, ids)))
    return waiting


def test_before_any_job_nobody_sees_anything(tandem, no_worker):
    assert seen_by_mentor(tandem) == [True] * 4
    say(tandem.mentee.user, consents.withdraw, PHOTO)
    assert seen_by_mentor(tandem) == [True] * 4
    say(tandem.mentee.user, consents.withdraw)
    assert seen_by_mentor(tandem) == [False] * 4
    assert ("mentors.tasks.let_unwilling_go", (tandem.mentee.user_id,)) in no_worker
    assert fresh(tandem).status == TandemStatus.RUNNING


@pytest.mark.parametrize("where", ["her page", "by phone", "the page about minors"])
def test_wherever_she_says_it_the_tandem_ends(world, tandem, where, client, as_role):
    user = tandem.mentee.user
    if where == "by phone":
        page = reverse("network:person_consent", args=[user.public_id, YOUNG_PERSON.code])
        said = {"answer": "no", "how": "phone", "language": "de", "version": YOUNG_PERSON.version}
        assert as_role("contact").post(page, said).status_code == 302
    elif where == "her page":
        client.force_login(user)
        given = user.consents.get(purpose=YOUNG_PERSON.code)
        assert client.post(reverse("accounts:consent_withdraw", args=[given.public_id])).status_code == 302
    else:
        client.force_login(user)
        assert client.post(reverse("mentees:minor", args=[tandem.mentee.public_id]), {"do": "no"}).status_code == 302
    row = fresh(tandem)
    assert (row.status, row.end_reason) == (TandemStatus.ENDED, TandemEnd.MENTEE_WISH)
    assert row.need.status == NeedStatus.OPEN
    assert Helper.objects.get().ends_on == clock.today()


def test_what_no_job_did_is_done_within_the_hour(tandem, no_worker):
    say(tandem.mentee.user, consents.withdraw)
    assert endings.tidy() == 1 and endings.tidy() == 0
    assert fresh(tandem).status == TandemStatus.ENDED


def test_who_is_of_age_decides_otherwise(tandem, no_worker):
    """A yes of a minor that was taken back does not stand against a tandem of a grown-up."""
    say(tandem.mentee.user, consents.withdraw)
    Mentee.objects.filter(pk=tandem.mentee_id).update(birth_year=1990)
    circle.recheck(actor=None, mentee=Mentee.objects.get(pk=tandem.mentee_id))
    assert seen_by_mentor(tandem) == [True] * 4
    assert endings.tidy() == 0


@pytest.mark.parametrize("years", range(15, 21))
@pytest.mark.parametrize("months", [None, 0, 1])
def test_minors_are_asked_for_as_they_are_told(years, months):
    today = clock.today()
    month = today.replace(day=1)
    adult_from = None if months is None else (month + dt.timedelta(days=31 * months)).replace(day=1)
    mentee = factories.MenteeFactory(birth_year=today.year - years, adult_from=adult_from)
    assert Mentee.objects.filter(minor(today)).exists() == mentee.is_minor(today)
    Mentee.objects.update(birth_year=None, adult_from=None)
    assert not Mentee.objects.filter(minor(today)).exists()
