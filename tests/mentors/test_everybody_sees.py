"""Rule and queryset agree for every model of the Paten system that asks `visible_to`, for every seat and near miss.

A model added to one of the three rooms fails here until it is built on both sides and has its rule beside it.
"""

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser

from accounts.enums import Role
from common import clock
from mentees import referral_rules
from mentees import rules as mentees
from mentees.enums import Trouble, WorryUrgency
from mentees.models import EarlyWarning, Helper, Mentee, Need, Referral, Worry
from mentees.services import worries
from mentors import import_rules, passing_rules
from mentors import rules as mentors
from mentors.enums import FollowUpKind, Side
from mentors.models import CheckIn, FollowUp, Handover, ImportNotice, ListImport, Tandem
from mentors.services import handovers
from mentors.services.imports import reading, taking, uploads
from tests import factories
from tests.mentees.referral_world import referred
from tests.mentors.lists.files import HEADINGS, csv_file
from tests.mentors.passing_world import accepted, fresh, tandem_here
from tests.support.people import SEATS
from volunteers import rules as volunteers
from volunteers.models import ClearanceCheck, ClearanceTask, Engagement, Volunteer
from volunteers.services.clearance import open_task

pytestmark = pytest.mark.django_db
ROOMS = ("mentees", "mentors", "volunteers")


def _sees_helper(user, helper) -> bool:
    """One's own row, those around oneself, those of the people one keeps."""
    is_one = user.pk in (helper.engagement.volunteer.user_id, helper.mentee.user_id)
    return is_one or mentees.can_keep_mentee(user, helper.mentee)


def _sees_warning(user, warning) -> bool:
    """Whoever raised it, whoever keeps the person."""
    return user.pk == warning.raised_by_id or mentees.can_keep_mentee(user, warning.mentee)


RULES = {
    Mentee: mentees.can_view_mentee,
    Need: mentees.can_view_need,
    Helper: _sees_helper,
    Referral: referral_rules.can_view_referral,
    EarlyWarning: _sees_warning,
    Worry: mentees.can_view_worry,
    Volunteer: volunteers.can_view_volunteer,
    Engagement: volunteers.can_view_engagement,
    ClearanceCheck: volunteers.can_view_clearance,
    ClearanceTask: volunteers.can_view_task,
    ListImport: import_rules.can_keep_import,
    Tandem: mentors.can_view_tandem,
    CheckIn: mentors.can_view_check_in,
    Handover: passing_rules.can_view_handover,
    FollowUp: passing_rules.can_see_follow_up,
}
# What lies between two houses both see.
TWO_SIDED = (Referral, Handover)


@pytest.fixture
def people(world):
    """Every seat, and two who have no seat: everything exists here and there, with the seats' own people in it."""
    everybody = {seat: world.person(seat) or AnonymousUser() for seat in SEATS}
    everybody["contact of the programme alone"] = factories.person(Role.CONTACT, world.programme)
    everybody["nobody in particular"] = factories.UserFactory()
    _accompanied(world, world.programme, "")
    _accompanied(world, world.other_programme, "@elsewhere")
    referred(world)
    old = tandem_here(world)
    handovers.start_handover(actor=world.person("contact@elsewhere"), referral=accepted(world, old), old=fresh(old))
    return everybody


def _accompanied(world, programme, where: str) -> None:
    """The mentee's and the volunteer's seat of one side, and everything that is written down about the two."""
    house, born = programme.organisation, factories.EngagementFactory
    mentee = factories.MenteeFactory(user=world.person(f"mentee{where}"), intake=house)
    mentor = factories.ready(born(programme=programme, volunteer__user=world.person(f"volunteer{where}")))
    open_task(actor=None, engagement=mentor)
    tandem = factories.TandemFactory(
        need=factories.NeedFactory(mentee=mentee, phase=world.phase, raised_by=world.person(f"referrer{where}")),
        engagement=mentor,
    )
    for side in Side:
        CheckIn.objects.create(tandem=tandem, side=side, due_on=clock.today())
    referrer = world.person(f"referrer{where}")
    EarlyWarning.objects.create(mentee=mentee, trouble=Trouble.MATHS, raised_by=referrer)
    worries.raise_worry(actor=mentee.user, mentee=mentee, urgency=WorryUrgency.SOON, words="")
    for kind in FollowUpKind:
        FollowUp.objects.create(organisation=house, kind=kind, due_on=clock.today(), tandem=tandem)
    content = csv_file([HEADINGS, ["Weiß", "Anna", "", "0176 04069563", *[""] * (len(HEADINGS) - 4)]])
    for place in ({}, {"programme": programme}):
        about = {"organisation": house, "responsible": "Ayla", "content": content, "is_read_here": True, **place}
        taking.take_clear_rows(actor=None, list_import=reading.read(list_import=uploads.upload(actor=None, **about)))


def test_every_model_that_asks_who_sees_it_is_here():
    asking = {
        model
        for room in ROOMS
        for model in apps.get_app_config(room).get_models()
        if hasattr(model._default_manager, "visible_to")
    }
    assert asking == set(RULES)


def test_everybody_sees_what_the_rule_says_and_nothing_else(people):
    for model, rule in RULES.items():
        rows = list(model.objects.order_by("pk"))
        seen_by = {}
        for who, user in people.items():
            found = set(model.objects.visible_to(user).values_list("pk", flat=True))
            assert found == {row.pk for row in rows if rule(user, row)}, (model, who)
            seen_by[who] = found
        # Agreeing on nothing or on everything would prove nothing.
        assert any(found for found in seen_by.values()), model
        assert not seen_by["signed_out"] and not seen_by["nobody in particular"], model
        seat = {Worry: "safeguarding", ClearanceCheck: "checker", ClearanceTask: "checker"}.get(model, "contact")
        assert model in TWO_SIDED or seen_by[seat] != seen_by[f"{seat}@elsewhere"], model


def test_whoever_keeps_an_imported_person_keeps_her_notice(people):
    notices = list(ImportNotice.objects.order_by("pk"))
    assert notices
    for who, user in people.items():
        found = set(ImportNotice.objects.kept_by(user).values_list("pk", flat=True))
        assert found == {one.pk for one in notices if import_rules.can_keep_notice(user, one)}, who
    contacts = [set(ImportNotice.objects.kept_by(people[f"contact{where}"])) for where in ("", "@elsewhere")]
    assert all(contacts) and not set.intersection(*contacts)
