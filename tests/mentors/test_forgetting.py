"""Erasure on time, over all rooms: what is due goes for good, what is not stays, and a second run finds nothing."""

import datetime as dt

import pytest
from django.apps import apps

from accounts.enums import Answered, Role
from accounts.models import AuditEntry, Consent, Membership, User
from accounts.purposes import CONFIDENTIALITY, HELPER_CIRCLE
from accounts.services import consents
from accounts.tasks import forget_old_consents
from common import clock, jobs
from mentees.enums import MenteeEnd, WorryUrgency
from mentees.models import Goal, Helper, Mentee, Need, Worry
from mentees.services import forgetting as below
from mentors import tasks
from mentors.enums import EndPlan, FollowUpKind, Side
from mentors.models import CheckIn, Exclusion, FollowUp, MentorProfile, Reflection, Tandem
from mentors.services import endings, forgetting
from tests import factories
from tests.mentors.passing_world import tandem_here
from volunteers.enums import EngagementEnd
from volunteers.models import Engagement, Volunteer
from volunteers.services import engagements
from volunteers.services import forgetting as helpers
from volunteers.terms import months_later

pytestmark = pytest.mark.django_db
MARK = "Zaytuna"


@pytest.fixture
def tandem(world):
    """A tandem with everything on it; the person's name and goal are found again by their mark."""
    made = tandem_here(world)
    user = made.mentee.user
    User.objects.filter(pk=user.pk).update(name=MARK, name_key=MARK.lower())
    factories.give(user, Role.MENTEE, world.organisation)
    Goal.objects.create(mentee=made.mentee, need=made.need, own_words=MARK)
    CheckIn.objects.create(tandem=made, side=Side.MENTOR, due_on=clock.today())
    Reflection.objects.create(tandem=made, side=Side.MENTEE, worth=3, reached=3, again=3, how=Answered.SELF)
    Exclusion.objects.create(volunteer=made.engagement.volunteer, mentee=made.mentee)
    FollowUp.objects.create(
        organisation=world.organisation, kind=FollowUpKind.CALL, note=MARK, due_on=clock.today(), mentee=made.mentee
    )
    return made


def end(world, tandem):
    endings.end_mentee(actor=world.person("contact"), mentee=tandem.mentee, reason=MenteeEnd.MOVED)


def later(time_machine, **days):
    time_machine.move_to(clock.now() + dt.timedelta(**days), tick=False)


def rows_with_the_mark() -> list[str]:
    """Every table and column of the whole database that still says it."""
    found = []
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if field.get_internal_type() in ("CharField", "TextField", "JSONField"):
                texts = model._base_manager.order_by().values_list(field.attname, flat=True)
                found += [f"{model._meta.label}.{field.name}" for text in texts if MARK.lower() in str(text).lower()]
    return found


def test_an_accompaniment_goes_after_six_months_and_nothing_is_left(world, tandem, time_machine):
    end(world, tandem)
    later(time_machine, days=182)
    assert forgetting.forget_mentees() == 0 and Tandem.objects.exists()
    later(time_machine, days=1)
    assert forgetting.forget_mentees() == 1 and forgetting.forget_mentees() == 0
    gone = (Mentee, Need, Goal, Helper, Tandem, CheckIn, Reflection, Exclusion, FollowUp)
    assert not [model for model in gone if model.objects.exists()]
    assert not User.objects.filter(pk=tandem.mentee.user_id).exists()
    assert rows_with_the_mark() == []
    # Who helped, and who ended it, stays: as ids.
    assert Engagement.objects.filter(pk=tandem.engagement_id).exists()
    assert AuditEntry.objects.filter(verb="mentee.erased", subject=tandem.mentee.public_id, actor="").exists()


def test_an_open_record_never_goes(tandem, time_machine):
    later(time_machine, days=2000)
    assert tasks.forget() == 1 and not FollowUp.objects.exists()
    assert Mentee.objects.filter(pk=tandem.mentee_id).exists()
    with pytest.raises(ValueError, match="open"):
        below.erase_mentee(actor=None, mentee=tandem.mentee)
    assert Mentee.objects.filter(pk=tandem.mentee_id).exists()


def test_only_who_is_due_goes(world, tandem, time_machine):
    other = factories.MenteeFactory(intake=world.organisation)
    end(world, tandem)
    later(time_machine, days=100)
    endings.end_mentee(actor=world.person("contact"), mentee=other, reason=MenteeEnd.MOVED)
    later(time_machine, days=100)
    assert forgetting.forget_mentees() == 1
    assert list(Mentee.objects.all()) == [other] and User.objects.filter(pk=other.user_id).exists()


def test_who_came_back_in_time_stays(world, tandem, time_machine):
    end(world, tandem)
    later(time_machine, days=150)
    Mentee.objects.filter(pk=tandem.mentee_id).update(status="requested", ended_on=None, end_reason="")
    later(time_machine, days=100)
    assert forgetting.forget_mentees() == 0 and Mentee.objects.filter(pk=tandem.mentee_id).exists()


def test_the_proof_of_a_consent_outlives_the_record_without_a_way_in(world, tandem, time_machine):
    user = User.objects.get(pk=tandem.mentee.user_id)
    consents.give(actor=user, user=user, purpose=HELPER_CIRCLE, how=Answered.SELF, language="de")
    end(world, tandem)
    later(time_machine, days=183)
    assert forgetting.forget_mentees() == 1
    user.refresh_from_db()
    assert user.closed_on == clock.today() and not user.is_active and not user.has_way_in
    assert not Membership.objects.filter(user=user).exists()
    assert Consent.objects.filter(user=user).count() == 1
    later(time_machine, days=3 * 365 - 200)
    assert forget_old_consents() == 0 and forgetting.forget_people() == 0
    later(time_machine, days=30)
    assert forget_old_consents() == 1 and forgetting.forget_people() == 1
    assert not User.objects.filter(pk=user.pk).exists()


def test_who_has_another_role_keeps_her_account(world, tandem, time_machine):
    user = User.objects.get(pk=tandem.mentee.user_id)
    factories.give(user, Role.REFERRER, world.organisation)
    end(world, tandem)
    later(time_machine, days=183)
    assert forgetting.forget_mentees() == 1
    user.refresh_from_db()
    assert user.closed_on is None and user.is_active and user.has_way_in


def test_a_case_of_the_safeguarding_contact_has_its_own_time(world, tandem, time_machine):
    worry = Worry.objects.create(organisation=world.organisation, mentee=tandem.mentee, urgency=WorryUrgency.values[0])
    end(world, tandem)
    later(time_machine, days=183)
    forgetting.forget_mentees()
    worry.refresh_from_db()
    assert worry.mentee is None


def test_a_killed_run_leaves_nobody_half_erased(world, tandem, time_machine, monkeypatch):
    end(world, tandem)
    later(time_machine, days=183)

    def die(**kwargs):
        raise KeyboardInterrupt

    with monkeypatch.context() as dying:
        dying.setattr(below, "erase_mentee", die)
        with pytest.raises(KeyboardInterrupt):
            forgetting.forget_mentees()
    assert Tandem.objects.filter(mentee=tandem.mentee_id).exists() and Exclusion.objects.exists()
    assert forgetting.forget_mentees() == 1


def test_a_run_is_bounded(world, time_machine, monkeypatch):
    monkeypatch.setattr(forgetting, "BATCH", 2)
    for _n in range(5):
        mentee = factories.MenteeFactory(intake=world.organisation)
        endings.end_mentee(actor=world.person("contact"), mentee=mentee, reason=MenteeEnd.MOVED)
    later(time_machine, days=183)
    assert [forgetting.forget_mentees() for _run in range(4)] == [2, 2, 1, 0]


def stopped(world, tandem):
    volunteer = tandem.engagement.volunteer
    MentorProfile.objects.create(volunteer=volunteer, capacity=2)
    volunteer.languages.create(code="ar")
    Engagement.objects.filter(pk=tandem.engagement_id).update(
        contact_phone="+4957112345", born_on=dt.date(1970, 1, 1), started_on=clock.today()
    )
    user = volunteer.user
    consents.give(actor=user, user=user, purpose=CONFIDENTIALITY, how=Answered.SELF, language="de")
    endings.end_mentor(
        actor=world.person("contact"),
        engagement=tandem.engagement,
        reason=EngagementEnd.MOVED,
        plans={tandem.public_id: EndPlan.NEW},
    )
    return volunteer


def test_of_a_mentor_details_go_after_three_months_and_the_rest_after_three_years(world, tandem, time_machine):
    volunteer = stopped(world, tandem)
    assert not Consent.objects.open().filter(user=volunteer.user).exists()
    first = clock.today()
    later(time_machine, days=(months_later(first, 3) - first).days - 1)
    assert helpers.forget_details() == 0 and forgetting.forget_profiles() == 0
    later(time_machine, days=1)
    assert helpers.forget_details() == 2 and helpers.forget_details() == 0
    assert forgetting.forget_profiles() == 1 and forgetting.forget_profiles() == 0
    row = Engagement.objects.get(pk=tandem.engagement_id)
    assert (str(row.contact_phone), row.born_on, volunteer.languages.count()) == ("", None, 0)
    assert forgetting.forget_engagements() == 0
    later(time_machine, days=3 * 366)
    assert forgetting.forget_engagements() == 1
    assert not Volunteer.objects.filter(pk=volunteer.pk).exists()
    forget_old_consents()
    forgetting.forget_people()
    assert not User.objects.filter(pk=volunteer.user_id).exists()


def test_who_goes_on_elsewhere_keeps_what_she_said(world, tandem, time_machine):
    volunteer = stopped(world, tandem)
    factories.EngagementFactory(volunteer=volunteer, organisation=world.other_organisation)
    later(time_machine, days=400)
    assert helpers.forget_details() == 1 and volunteer.languages.count() == 1
    assert forgetting.forget_profiles() == 0


def test_an_application_that_came_to_nothing_goes_after_three_months(world, time_machine):
    row = factories.EngagementFactory(organisation=world.organisation, status="onboarding")
    engagements.end(actor=world.person("contact"), engagement=row, reason=EngagementEnd.NOT_SUITED)
    later(time_machine, days=80)
    assert forgetting.forget_engagements() == 0
    later(time_machine, days=15)
    assert forgetting.forget_engagements() == 1
    assert not User.objects.filter(pk=row.volunteer.user_id).exists()


def test_follow_ups_go_a_year_after_they_were_done_or_due(world, time_machine):
    about = {"organisation": world.organisation, "kind": FollowUpKind.CALL, "programme": world.programme}
    done = FollowUp.objects.create(due_on=clock.today(), done_at=clock.now(), **about)
    waits = FollowUp.objects.create(due_on=clock.today() + dt.timedelta(days=100), **about)
    later(time_machine, days=364)
    assert forgetting.forget_follow_ups() == 0
    later(time_machine, days=1)
    assert forgetting.forget_follow_ups() == 1
    assert list(FollowUp.objects.all()) == [waits] and not FollowUp.objects.filter(pk=done.pk).exists()
    later(time_machine, days=100)
    assert forgetting.forget_follow_ups() == 1


def test_everything_is_planned():
    planned = jobs.planned()
    for task in ("mentors.tasks.forget", "mentors.tasks.tidy_after_ends", "volunteers.tasks.forget_details"):
        assert task in planned
    assert "mentees.tasks.forget_certificates" in planned
