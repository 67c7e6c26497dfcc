"""One more row of each list of the rooms of people, for tests that count what a row costs."""

import datetime as dt

from common import clock
from mentees.enums import AuthorityKind
from mentees.models import AuthorityWait
from mentors.enums import ImportState, TandemStatus
from mentors.models import FollowUp, ImportNotice, ListImport
from tests import factories
from tests.mentees.referral_world import referred
from volunteers.enums import EngagementKind, EngagementStatus


def a_proposal(world):
    """Somebody waits for the answer of a mentor here."""
    factories.TandemFactory(
        need=factories.NeedFactory(mentee=factories.MenteeFactory(intake=world.organisation), phase=world.phase),
        engagement=factories.EngagementFactory(organisation=world.organisation),
        status=TandemStatus.ASKING_MENTOR,
        running_from=None,
        answer_by=clock.now(),
    )


def a_silent_tandem(world):
    """A tandem nobody has heard of for months: it stands among the signals, too."""
    factories.TandemFactory(
        need=factories.NeedFactory(mentee=factories.MenteeFactory(intake=world.organisation), phase=world.phase),
        engagement=factories.EngagementFactory(organisation=world.organisation),
        last_contact_on="2020-01-01",
    )


def somebody_to_match(world):
    """One more who waits, and one more mentor who is ready."""
    a_waiting_need(world)
    factories.ready(factories.EngagementFactory(programme=world.programme))


def a_waiting_need(world):
    return factories.NeedFactory(mentee=factories.MenteeFactory(intake=world.organisation), phase=world.phase)


def the_need(world):
    return world.once("the need", lambda: a_waiting_need(world))


def a_list(world):
    """A list with a row that is unclear."""
    return ListImport.objects.create(
        organisation=world.organisation, responsible="Ayla", state=ImportState.READY, rows=1, unclear=1
    )


def an_import(world):
    """Somebody a list brought who has not answered."""
    brought = factories.EngagementFactory(
        organisation=world.organisation, status=EngagementStatus.IMPORTED, confirmed_at=None
    )
    ImportNotice.objects.create(
        engagement=brought,
        list_import=a_list(world),
        code_hash=brought.public_id,
        expires_at=clock.now() + dt.timedelta(days=9),
    )


def a_follow_up(world):
    tandem = factories.TandemFactory(
        need=a_waiting_need(world), engagement=factories.EngagementFactory(organisation=world.organisation)
    )
    FollowUp.objects.create(organisation=world.organisation, kind="call", due_on=clock.today(), tandem=tandem)


def a_follow_up_of_one(world):
    FollowUp.objects.create(
        organisation=world.organisation, kind="call", due_on=clock.today(), mentee=world.own_mentee()
    )


def a_helper_of_one(world):
    """One more who helps the mentee here."""
    factories.TandemFactory(
        need=factories.NeedFactory(mentee=world.own_mentee(), phase=world.phase),
        engagement=factories.EngagementFactory(organisation=world.organisation),
    )


def a_work_of_hers(world):
    """The volunteer here helps in one more house."""
    factories.EngagementFactory(volunteer=world.own_volunteer(), kind=EngagementKind.GUIDE)


def an_own_referral(world):
    need = factories.NeedFactory(mentee=world.own_mentee(), phase=world.phase)
    referred(world, need, factories.ProgrammeFactory(organisation=world.other_organisation))


def a_wait(world):
    AuthorityWait.objects.create(
        mentee=factories.MenteeFactory(intake=world.organisation), kind=AuthorityKind.JOBCENTRE, since=clock.today()
    )
