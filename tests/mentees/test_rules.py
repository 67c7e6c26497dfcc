"""Predicates and querysets agree for every seat around a person accompanied, the near miss included."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.enums import Role
from common import clock
from mentees import rules
from mentees.enums import Cause, HelperRole, MenteeEnd, MenteeStatus, Side
from mentees.models import Helper, Mentee, Need
from mentees.queries.houses import reporting_for
from network.models import Organisation
from tests import factories
from tests.mentees.world import neighbourhood_parent
from tests.support.people import SEATS

pytestmark = pytest.mark.django_db


def helps(mentee, engagement, **days):
    return Helper.objects.create(
        mentee=mentee,
        engagement=engagement,
        role=HelperRole.MENTOR,
        cause=Cause.ASSIGNMENT,
        cause_id=engagement.public_id,
        **({"starts_on": clock.today()} | days),
    )


@pytest.fixture
def people(world):
    """Mentees and needs in every position, and people whose relation to them began, ended or never was."""
    mentee, need = factories.MenteeFactory, factories.NeedFactory
    here, there, centre = world.organisation, world.other_organisation, world.centre
    of_centre = mentee(intake=centre)
    passed_on = need(mentee=of_centre, programme=world.programme, phase=world.phase).mentee
    need(mentee=mentee(intake=here), phase=world.phase)
    need(mentee=mentee(intake=there), programme=world.other_programme, phase=world.phase)
    mentee(intake=world.other_centre)
    over = mentee(intake=there, status=MenteeStatus.ENDED, ended_on=clock.today(), end_reason=MenteeEnd.MOVED)
    referrer = world.person("referrer")
    need(mentee=passed_on, organisation=here, raised_by=referrer, phase=world.phase)
    for organisation in (here, there):
        need(mentee=None, organisation=organisation, side=Side.SCHOOL, people=6, phase=world.phase)
    need(mentee=None, organisation=here, side=Side.SCHOOL, raised_by=referrer, phase=world.phase)
    mentor, left = factories.EngagementFactory(organisation=here), factories.EngagementFactory(organisation=here)
    helps(passed_on, mentor)
    helps(over, mentor)
    yesterday = clock.today() - dt.timedelta(days=1)
    helps(passed_on, left, starts_on=yesterday - dt.timedelta(days=9), ends_on=yesterday)
    keeper = factories.person(Role.CONTACT, world.programme)
    gone = factories.UserFactory()
    need(mentee=None, organisation=here, raised_by=gone, phase=world.phase)
    return {
        **{seat: world.person(seat) or AnonymousUser() for seat in SEATS},
        "the mentee": passed_on.user,
        "mentor": mentor.volunteer.user,
        "mentor who left": left.volunteer.user,
        "contact of the programme alone": keeper,
        "referrer whose role ended": gone,
        "neighbourhood parent": neighbourhood_parent(here),
    }


@pytest.mark.parametrize(
    ("model", "predicate", "question"),
    [
        (Mentee, rules.can_view_mentee, "visible_to"),
        (Mentee, rules.can_keep_mentee, "kept_by"),
        (Need, rules.can_view_need, "visible_to"),
        (Need, rules.can_keep_need, "kept_by"),
        (Need, rules.is_reporter_of, "reported_by"),
    ],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_rules_agree_with_querysets_for_everybody(people, model, predicate, question):
    for who, user in people.items():
        if not user.is_authenticated and question == "reported_by":
            continue
        found = set(getattr(model.objects, question)(user).values_list("pk", flat=True))
        allowed = {one.pk for one in model.objects.order_by("pk") if predicate(user, one)}
        assert found == allowed, who


def test_reporting_agrees_for_everybody(people):
    for who, user in people.items():
        found = set(reporting_for(user).values_list("pk", flat=True))
        allowed = {one.pk for one in Organisation.objects.order_by("pk") if rules.can_report_for(user, one)}
        assert found == allowed, who


def test_the_agreement_is_not_one_of_empty_sets(people):
    seen = {who: Mentee.objects.visible_to(user).count() for who, user in people.items()}
    assert (seen["contact"], seen["contact@elsewhere"], seen["coordinator"], seen["coordinator@elsewhere"]) == (
        2,
        2,
        1,
        1,
    )
    assert (seen["mentor"], seen["mentor who left"], seen["the mentee"], seen["referrer"]) == (1, 0, 1, 0)
    assert (seen["contact of the programme alone"], seen["steering"], seen["signed_out"]) == (1, 0, 0)


def test_a_referrer_sees_what_she_reported_until_her_role_ends(people):
    assert Need.objects.visible_to(people["referrer"]).count() == 2
    assert Need.objects.visible_to(people["referrer@elsewhere"]).count() == 0
    assert Need.objects.visible_to(people["referrer whose role ended"]).count() == 0


def test_the_centre_sees_what_schools_of_its_area_report_without_a_name(people, world):
    nameless = Need.objects.filter(mentee=None)
    assert nameless.visible_to(people["coordinator"]).count() == nameless.count() == 4
    assert set(nameless.kept_by(people["coordinator@elsewhere"])) == set(
        nameless.filter(organisation=world.other_organisation)
    )


def test_who_gave_only_a_year_is_a_minor_until_the_year_of_the_birthday_is_over():
    mentee = Mentee(birth_year=2008)
    assert mentee.is_minor(dt.date(2026, 12, 31))
    assert not mentee.is_minor(dt.date(2027, 1, 1))
    mentee.adult_from = dt.date(2026, 5, 1)
    assert mentee.is_minor(dt.date(2026, 4, 30))
    assert not mentee.is_minor(dt.date(2026, 5, 1))
