"""A safeguarding contact whom a worry may be about neither hears of it nor reads it; somebody else does."""

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.enums import Role
from common import clock
from common.errors import NotAllowed, OutOfScope
from mentees import rules
from mentees.enums import Cause, HelperRole, WorryStepKind, WorryUrgency
from mentees.models import Helper, Worry
from mentees.queries.safeguarding import concerned, responsible_for, whom_to_call
from mentees.services import worries
from notifications.models import Notice
from tests import factories
from tests.routes.check_ins import tandem_here
from tests.support.people import SEATS, sign_in

pytestmark = pytest.mark.django_db


def raised(user, mentee=None):
    return worries.raise_worry(actor=user, mentee=mentee, urgency=WorryUrgency.SOON, words="Er macht mir Angst.")


def reads(user, worry) -> bool:
    user = type(user).objects.get(pk=user.pk)
    seen = Worry.objects.visible_to(user).filter(pk=worry.pk).exists()
    assert rules.can_view_worry(user, Worry.objects.get(pk=worry.pk)) == seen
    return seen


@pytest.fixture
def tandem(world):
    made = tandem_here(world)
    assert Helper.objects.filter(mentee=made.mentee, engagement=made.engagement).exists()
    return made


@pytest.fixture
def mentor_leads(tandem):
    """The mentor is the safeguarding contact of the house."""
    mentor = tandem.engagement.volunteer.user
    return factories.give(mentor, Role.SAFEGUARDING, tandem.engagement.organisation).user


def test_a_colleague_gets_it_and_the_mentor_hears_nothing(tandem, mentor_leads):
    colleague = factories.person(Role.SAFEGUARDING, tandem.mentee.intake)
    worry = raised(tandem.mentee.user, tandem.mentee)
    assert set(Notice.objects.filter(kind="mentees.list_news").values_list("user", flat=True)) == {colleague.pk}
    assert reads(colleague, worry) and not reads(mentor_leads, worry)
    for act in (
        lambda: worries.add_step(actor=mentor_leads, worry=worry, kind=WorryStepKind.LOOKED),
        lambda: worries.reopen(actor=mentor_leads, worry=worry),
    ):
        with pytest.raises(OutOfScope):
            act()
    client = sign_in(mentor_leads, second=True)
    assert client.get(f"/cases/{worry.public_id}").status_code == 404
    assert worry.public_id not in client.get("/cases").content.decode()


def test_also_when_it_is_about_somebody_without_a_record(tandem, mentor_leads):
    """The mentee says "somebody else": it may be her mentor all the same."""
    colleague = factories.person(Role.SAFEGUARDING, tandem.mentee.intake)
    worry = raised(tandem.mentee.user)
    assert reads(colleague, worry) and not reads(mentor_leads, worry)


def test_where_she_is_the_only_one_the_centre_gets_it(world, tandem, mentor_leads):
    centre = factories.person(Role.SAFEGUARDING, world.centre)
    worry = raised(tandem.mentee.user, tandem.mentee)
    assert worry.organisation == world.centre
    assert reads(centre, worry) and not reads(mentor_leads, worry)


def test_where_there_is_nobody_else_the_page_says_whom_to_call(tandem, mentor_leads):
    house = tandem.engagement.organisation
    other = factories.ContactFactory(organisation=house, name="Andere Person", user=None)
    factories.ContactFactory(organisation=house, name="Der Pate selbst", user=mentor_leads, is_deputy=True)
    mentee = tandem.mentee.user
    assert responsible_for(mentee, tandem.mentee) is None
    with pytest.raises(NotAllowed):
        raised(mentee, tandem.mentee)
    assert not Worry.objects.exists()
    assert whom_to_call(mentee, tandem.mentee) == [other]
    page = sign_in(mentee).get("/worry").content.decode()
    assert "Andere Person" in page and "Der Pate selbst" not in page and "tel:112" in page


def test_a_worry_about_other_people_she_leads_as_ever(tandem, mentor_leads):
    other = factories.MenteeFactory(intake=tandem.engagement.organisation)
    worry = raised(other.user, other)
    assert reads(mentor_leads, worry)


def test_who_helped_once_does_not_read_it_either(tandem, mentor_leads):
    colleague = factories.person(Role.SAFEGUARDING, tandem.mentee.intake)
    Helper.objects.update(ends_on=clock.today())
    worry = raised(tandem.mentee.user, tandem.mentee)
    assert reads(colleague, worry) and not reads(mentor_leads, worry)


def test_a_contact_who_is_the_person_herself_does_not_lead_her_own_case(world, tandem):
    house = tandem.mentee.intake
    own = factories.give(tandem.mentee.user, Role.SAFEGUARDING, house).user
    colleague = factories.person(Role.SAFEGUARDING, house)
    worry = raised(tandem.engagement.volunteer.user, tandem.mentee)
    assert reads(colleague, worry) and not reads(own, worry)


def test_a_contact_who_becomes_a_helper_hands_it_on(world, tandem):
    contact = factories.person(Role.SAFEGUARDING, tandem.mentee.intake)
    worry = raised(tandem.mentee.user, tandem.mentee)
    assert reads(contact, worry) and worries.hand_on() == 0
    engagement = factories.EngagementFactory(volunteer__user=contact, organisation=tandem.mentee.intake)
    Helper.objects.create(
        mentee=tandem.mentee,
        engagement=engagement,
        role=HelperRole.MENTOR,
        cause=Cause.TANDEM,
        cause_id="b" * 22,
        starts_on=clock.today(),
    )
    assert not reads(contact, worry)
    assert worries.hand_on() == 0, "nobody else is there: it waits"
    centre = factories.person(Role.SAFEGUARDING, world.centre)
    assert worries.hand_on() == 1 and worries.hand_on() == 0
    assert reads(centre, worry)
    assert Notice.objects.filter(user=centre, kind="mentees.list_news").count() == 1


def test_rule_and_queryset_agree_for_everybody(world, tandem, mentor_leads):
    factories.person(Role.SAFEGUARDING, tandem.mentee.intake)
    cases = [raised(tandem.mentee.user, tandem.mentee), raised(tandem.mentee.user)]
    cases.append(raised(tandem.engagement.volunteer.user, tandem.mentee))
    for seat in SEATS:
        user = world.person(seat) or AnonymousUser()
        for worry in cases:
            seen = Worry.objects.visible_to(user).filter(pk=worry.pk).exists()
            assert rules.can_view_worry(user, Worry.objects.get(pk=worry.pk)) == seen, seat
    assert set(concerned(None, None)) == set()
