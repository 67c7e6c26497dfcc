"""The first page of the two of a tandem: questions, "we met", goals; and of the safeguarding contact."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.enums import Role
from common import clock
from mentors.enums import Side, TandemStatus
from mentors.models import CheckIn, Tandem
from tests import factories
from tests.mentors import way
from tests.routes.check_ins import tandem_here
from tests.routes.worries import worry_here
from tests.support.people import sign_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("seat", "side"), [("mentee", Side.MENTEE), ("volunteer", Side.MENTOR)])
def test_each_of_the_two_finds_the_next_step_with_one_tap(world, as_role, seat, side):
    tandem = tandem_here(world)
    questions = {one: CheckIn.objects.create(tandem=tandem, side=one, due_on=clock.today()) for one in Side}
    page = as_role(seat).get("/").content.decode()
    for name, kept in (
        ("mentees:goals", tandem.mentee),
        ("mentors:met", tandem),
        ("mentees:worry_about", tandem.mentee),
    ):
        assert reverse(name, args=[kept.public_id]) in page
    for one, question in questions.items():
        assert (reverse("mentors:check_in", args=[question.public_id]) in page) is (one == side)


def test_one_tap_says_that_they_met_and_one_undoes_it(world, as_role):
    tandem, client = tandem_here(world), as_role("volunteer")
    address = reverse("mentors:met", args=[tandem.public_id])
    client.post(address)
    tandem.refresh_from_db()
    assert tandem.last_contact_on == clock.today()
    assert 'name="undo"' in client.get(address).content.decode()
    client.post(address)
    client.post(address, {"undo": "1"})
    tandem.refresh_from_db()
    assert tandem.last_contact_on is None


def test_a_stranger_finds_nothing_of_it(world, as_role):
    tandem = tandem_here(world)
    for seat in ("volunteer@elsewhere", "mentee@elsewhere"):
        page = as_role(seat).get("/").content.decode()
        assert tandem.public_id not in page
        assert tandem.mentee.public_id not in page


def test_the_safeguarding_contact_sees_how_many_cases_wait_and_no_name(world, as_role):
    worry = worry_here(world)
    page = as_role("safeguarding").get("/").content.decode()
    assert reverse("mentees:worries") in page
    assert worry.mentee.user.name not in page
    assert reverse("mentees:worries") not in as_role("contact").get("/").content.decode()


def test_the_first_face_is_tapped_on_the_first_page_and_writes_nothing(world, as_role):
    tandem, client = tandem_here(world), as_role("volunteer")
    both = (Side.MENTOR, Side.MENTEE)
    own, other = (CheckIn.objects.create(tandem=tandem, side=side, due_on=clock.today()) for side in both)
    told = {"begin": "1", "going": "2"}
    answer = client.post(reverse("mentors:check_in", args=[own.public_id]), told)
    assert answer.status_code == 200
    assert answer.context["form"]["going"].value() == "2" and not answer.context["form"].errors
    assert client.post(reverse("mentors:check_in", args=[other.public_id]), told).status_code == 404
    assert not CheckIn.objects.exclude(answered_at=None).exists()


@pytest.mark.parametrize("days", [0, 1])
def test_the_end_of_the_trial_is_a_question_until_it_is_answered(world, as_role, days):
    tandem, client = tandem_here(world), as_role("volunteer")
    until = clock.today() + dt.timedelta(days=days)
    weeks = {"trial_from": until - dt.timedelta(weeks=4), "trial_until": until, "running_from": None}
    Tandem.objects.update(status=TandemStatus.TRIAL, **weeks)
    with translation.override("de"):
        question = _("Your 4 weeks are over. Do you go on?")
    assert (question in client.get("/").content.decode()) is (days == 0)
    way.agree(way.fresh(tandem), Side.MENTOR)
    assert question not in client.get("/").content.decode()


def test_whoever_helps_in_a_programme_finds_its_contact(world):
    helper = factories.person(Role.VOLUNTEER, world.programme)
    assert world.contact.name in sign_in(helper).get("/").content.decode()
    neighbour = factories.person(Role.VOLUNTEER, world.other_programme)
    assert world.contact.name not in sign_in(neighbour).get("/").content.decode()
