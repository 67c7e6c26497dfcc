"""A mentor takes her yes back after the mentee was asked: kind words for the mentee, and no trace of why."""

import pytest
from django.urls import reverse

from accounts.enums import Answered
from mentors.enums import Side
from mentors.models import Tandem
from mentors.queries import mine
from mentors.services import tandems
from notifications.enums import Status
from notifications.models import Delivery, Notice
from tests.mentors import way
from tests.support.people import sign_in

pytestmark = pytest.mark.django_db
GONE = "kommt es nicht zustande"


@pytest.fixture
def house():
    return way.House(places=2)


@pytest.fixture
def asked(house):
    tandem = house.propose()
    way.yes(tandem, Side.MENTOR)
    return tandem


def page_of(user, tandem):
    return sign_in(user).get(reverse("mentors:mine", args=[tandem.public_id]), headers={"accept-language": "de"})


def back(tandem):
    return tandems.take_back(actor=way.user_of(tandem, Side.MENTOR), tandem=tandem, side=Side.MENTOR)


def take_back(house, tandem):
    back(tandem)


def withdraw(house, tandem):
    tandems.withdraw(actor=house.contact, tandem=tandem)


def expire(house, tandem):
    Tandem.objects.filter(pk=tandem.pk).update(answer_by="2020-01-01T00:00Z")
    assert tandems.expire_overdue() == 1


def test_her_link_says_kindly_that_nothing_came_of_it(house, asked):
    mentee, mentor = way.user_of(asked, Side.MENTEE), way.user_of(asked, Side.MENTOR)
    name = mentor.name.split()[0]
    assert name in page_of(mentee, asked).content.decode()
    back(asked)
    answer = page_of(mentee, asked)
    page = answer.content.decode()
    assert answer.status_code == 200 and GONE in page and "Wir suchen weiter" in page
    assert name not in page and "<form" not in page.split("<main", 1)[1].split("</main", 1)[0]
    assert mine.current(mentee) == []


def test_why_makes_no_difference(house):
    """Taken back, withdrawn by the house, run out: the same page, the same notice."""
    seen = set()
    for end in (take_back, withdraw, expire):
        tandem = house.propose(house.new_need())
        way.yes(tandem, Side.MENTOR)
        end(house, tandem)
        mentee = way.user_of(tandem, Side.MENTEE)
        mentee.name = "Immer gleich"
        mentee.save(update_fields=["name"])
        main = page_of(mentee, tandem).content.decode().split("<main", 1)[1].split("</main", 1)[0]
        kinds = tuple(Notice.objects.filter(user=mentee).order_by("pk").values_list("kind", flat=True))
        seen.add((main, kinds))
        tandems.give_up(actor=None, tandem=tandem)
    assert len(seen) == 1
    assert seen.pop()[1] == ("mentors.asked", "mentors.over")


def test_what_was_not_sent_yet_stays_unsent(house, asked):
    mentee = way.user_of(asked, Side.MENTEE)
    of_question = Delivery.objects.filter(notice__user=mentee, notice__kind="mentors.asked")
    of_question.update(status=Status.WAITING)
    back(asked)
    assert not of_question.filter(status=Status.WAITING).exists()


def test_who_was_never_asked_finds_nothing(house):
    tandem = house.propose()
    mentee = way.user_of(tandem, Side.MENTEE)
    assert page_of(mentee, tandem).status_code == 404
    withdraw(house, tandem)
    assert page_of(mentee, tandem).status_code == 404
    assert not Notice.objects.filter(user=mentee).exists()


def test_nobody_else_finds_the_page(house, asked):
    back(asked)
    other = house.new_need().mentee.user
    assert page_of(other, asked).status_code == 404
    assert not mine.is_over_unanswered(way.user_of(asked, Side.MENTOR), asked.public_id)


def test_a_tap_on_an_old_page_says_it_too_and_changes_nothing(house, asked):
    back(asked)
    before = way.states()
    client = sign_in(way.user_of(asked, Side.MENTEE))
    answer = client.post(
        reverse("mentors:say", args=[asked.public_id]), {"do": "yes"}, headers={"accept-language": "de"}
    )
    assert answer.status_code == 200 and GONE in answer.content.decode()
    assert way.states() == before


def test_asked_again_she_is_asked_as_ever(house, asked):
    back(asked)
    way.yes(asked, Side.MENTOR)
    mentee = way.user_of(asked, Side.MENTEE)
    assert GONE not in page_of(mentee, asked).content.decode()
    way.yes(asked, Side.MENTEE)
    assert way.fresh(asked).status == "first_meeting"


def test_a_yes_taken_back_by_phone_is_told_her_as_well(house, asked):
    tandems.take_back(actor=house.contact, tandem=asked, side=Side.MENTOR, how=Answered.PHONE)
    mentee = way.user_of(asked, Side.MENTEE)
    assert Notice.objects.filter(user=mentee, kind="mentors.over").count() == 1
