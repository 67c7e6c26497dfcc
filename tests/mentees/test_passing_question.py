""" "May we tell them about you?" stands on the person's first page until she has answered."""

import datetime as dt

import pytest
from django.urls import reverse

from accounts.enums import Answered
from accounts.models import AuditEntry
from accounts.purposes import PASSING_ON
from accounts.queries import has_consent
from common import clock
from common.errors import OutOfScope
from mentees.models import Need, PassingQuestion
from mentees.queries.referrals import asked_of
from mentees.services import referrals
from mentees.terms import QUESTION_LASTS
from network.models import Programme
from tests import factories
from tests.mentees.referral_world import need_of, say_yes
from tests.support.people import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(world):
    need = need_of(world)
    referrals.ask_person(actor=world.person("contact"), need=need, programme=world.other_programme)
    return need


def page_address(world, need):
    return reverse("mentees:may_we_refer", args=[need.public_id, world.other_programme.public_id])


def shown_to(user, address) -> list[bool]:
    client = sign_in(user)
    return [address in client.get(page).content.decode() for page in (reverse("portal:home"), reverse("mentees:mine"))]


def test_the_question_is_one_tap_away_until_she_says_yes(world, asked):
    user, address = asked.mentee.user, page_address(world, asked)
    assert shown_to(user, address) == [True, True]
    sign_in(user).post(address, {"answer": "yes"})
    assert shown_to(user, address) == [False, False]
    assert has_consent(user, PASSING_ON, about=world.other_organisation.public_id)


def test_or_no(world, asked):
    user, address = asked.mentee.user, page_address(world, asked)
    sign_in(user).post(address, {"answer": "no"})
    assert shown_to(user, address) == [False, False]
    assert not has_consent(user, PASSING_ON, about=world.other_organisation.public_id)
    assert AuditEntry.objects.filter(verb="referral.not_agreed").count() == 1
    sign_in(user).post(address, {"answer": "no"})
    assert AuditEntry.objects.filter(verb="referral.not_agreed").count() == 1
    referrals.ask_person(actor=world.person("contact"), need=asked, programme=world.other_programme)
    assert shown_to(user, address) == [True, True]


def test_what_she_told_by_phone_is_an_answer(world, asked):
    referrals.send(
        actor=world.person("contact"),
        need=asked,
        programme=world.other_programme,
        agreed=Answered.PHONE,
        language="ar",
    )
    assert asked_of(asked.mentee.user) == []
    assert PassingQuestion.objects.get().answered_at


@pytest.mark.parametrize("why", ["closed", "hidden", "old", "agreed"])
def test_a_question_that_leads_nowhere_is_not_shown(world, asked, why):
    assert len(asked_of(asked.mentee.user)) == 1
    if why == "closed":
        Need.objects.filter(pk=asked.pk).update(status="closed", closed_on=clock.today(), end_reason="met")
    elif why == "hidden":
        Programme.objects.filter(pk=world.other_programme.pk).update(is_published=False)
    elif why == "old":
        PassingQuestion.objects.update(asked_at=clock.now() - QUESTION_LASTS - dt.timedelta(minutes=1))
    else:
        say_yes(asked, world.other_organisation)
    assert asked_of(asked.mentee.user) == []


def test_nobody_else_sees_or_answers_it(world, asked):
    other = factories.MenteeFactory(intake=world.organisation)
    address = page_address(world, asked)
    assert asked_of(other.user) == [] and shown_to(other.user, address) == [False, False]
    assert sign_in(other.user).post(address, {"answer": "no"}).status_code == 404
    with pytest.raises(OutOfScope):
        referrals.say_no(actor=world.person("contact"), need=asked, programme=world.other_programme)
    assert PassingQuestion.objects.get().answered_at is None


def test_asked_twice_it_is_one_card(world, asked):
    referrals.ask_person(actor=world.person("contact"), need=asked, programme=world.other_programme)
    assert len(asked_of(asked.mentee.user)) == 1
