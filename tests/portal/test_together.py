"""The first page of the two of a tandem: questions, "we met", goals; and of the safeguarding contact."""

import pytest
from django.urls import reverse

from common import clock
from mentors.enums import Side
from mentors.models import CheckIn
from tests.routes.check_ins import tandem_here
from tests.routes.worries import worry_here

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
