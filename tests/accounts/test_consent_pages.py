"""My consents: what for, since when, how; taken back with one tap, given again with another."""

import datetime as dt
import re

import pytest
import time_machine
from django.template import Context, Template
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django_cotton.compiler_regex import CottonCompiler

from accounts import consents
from accounts.consents import Purpose
from accounts.enums import Answered, Role
from accounts.forms.consents import agreed
from accounts.models import Consent
from accounts.purposes import INTERPRETER, PASSING_ON, PHOTO
from accounts.queries import has_consent
from accounts.services import consents as services
from common import clock
from common.errors import WrongInput
from tests.factories import OrganisationFactory, UserFactory, person

pytestmark = pytest.mark.django_db
EN = {"headers": {"accept-language": "en"}}
PAGE = "accounts:consents"


@pytest.fixture
def house():
    return OrganisationFactory(name="Jobpaten")


@pytest.fixture
def contact(house):
    return person(Role.CONTACT, house, name="Amira Yilmaz")


@pytest.fixture
def mina(house):
    return person(Role.MENTEE, house, name="Mina Muster")


@pytest.fixture
def phone(mina):
    browser = Client(**EN)
    browser.force_login(mina)
    return browser


def agree(user, purpose=PHOTO, *, actor=None, how=Answered.SELF, **more):
    return services.give(actor=actor or user, user=user, purpose=purpose, how=how, language="en", **more)


def shown(browser) -> str:
    return browser.get(reverse(PAGE)).text


def press(browser, act, given, **data):
    return browser.post(reverse(f"accounts:consent_{act}", args=[given.public_id]), data, follow=True)


def test_an_empty_page_says_what_will_be_here(phone):
    assert "You have not agreed to anything yet." in shown(phone)


def test_it_says_what_for_since_when_and_how(phone, mina, contact, house):
    agree(mina)
    agree(mina, PASSING_ON, actor=contact, how=Answered.PHONE, about=house.public_id)
    page = shown(phone)
    for words in (PHOTO.title, PHOTO.text, "on my own phone", "Jobpaten", "told by phone", "Amira Yilmaz"):
        assert str(words) in page


def test_one_tap_takes_back_and_one_gives_again(phone, mina):
    given = agree(mina)
    assert "no longer holds" in press(phone, "withdraw", given).text
    assert not has_consent(mina, PHOTO)
    page = shown(phone)
    field, stamp = re.search(r'name="(consent-photo)" value="([^"]+)"', page).groups()
    assert "holds again" in press(phone, "give", given, **{field: stamp}).text
    assert has_consent(mina, PHOTO)
    assert Consent.objects.open().get().language == "en"


def test_the_top_of_the_page_undoes_the_last_tap_for_ten_minutes(phone, mina):
    given = agree(mina)
    press(phone, "withdraw", given)
    assert "Undo" in shown(phone)
    with time_machine.travel(clock.now() + dt.timedelta(minutes=11), tick=False):
        page = shown(phone)
    assert "Undo" not in page and "I agree again" in page


def test_what_staff_wrote_down_is_not_offered_as_undo(phone, mina, contact):
    agree(mina)
    services.withdraw(actor=contact, user=mina, purpose=PHOTO, how=Answered.PHONE)
    page = shown(phone)
    assert "Undo" not in page and "I agree again" in page


def test_a_second_tap_on_the_same_button_changes_nothing(phone, mina):
    given = agree(mina)
    for _tap in range(2):
        assert press(phone, "withdraw", given).status_code == 200
    assert Consent.objects.count() == 1


def test_a_changed_text_is_asked_for_and_an_old_page_is_refused(phone, mina, monkeypatch):
    given = agree(mina)
    old = {PHOTO.field: f"{PHOTO.version}:en"}
    newer = Purpose(
        code="photo", version=PHOTO.version + 1, title="Photo", text="Everybody may see my photo.", ending="Nobody."
    )
    monkeypatch.setitem(consents._PURPOSES, "photo", newer)
    assert "Your old yes no longer counts" in shown(phone)
    response = press(phone, "give", given, **old)
    assert response.status_code == 400
    assert "has changed in the meantime" in response.text
    assert not has_consent(mina, newer)
    press(phone, "give", given, **{newer.field: f"{newer.version}:en"})
    assert has_consent(mina, newer)


@pytest.mark.parametrize("act", ["give", "withdraw"])
def test_somebody_elses_consent_is_not_there(phone, act):
    theirs = agree(UserFactory())
    before = list(Consent.objects.values())
    assert press(phone, act, theirs, **{PHOTO.field: f"{PHOTO.version}:en"}).status_code == 404
    assert list(Consent.objects.values()) == before


def test_the_page_is_linked_from_my_account(phone):
    assert reverse(PAGE) in phone.get(reverse("accounts:me")).text


@pytest.mark.parametrize("houses", [1, 6])
def test_the_page_costs_the_same_for_one_and_for_many(phone, mina, houses, django_assert_max_num_queries):
    for _n in range(houses):
        agree(mina, PASSING_ON, about=OrganisationFactory().public_id)
    with django_assert_max_num_queries(6):
        assert phone.get(reverse(PAGE)).status_code == 200


def box(purpose, **more) -> str:
    template = Template(CottonCompiler().process('<c-consent :purpose="purpose" problem="{{ problem }}" />'))
    with translation.override("en"):
        return template.render(Context({"purpose": purpose, "problem": "", **more}))


def test_the_box_of_a_form_is_read_back():
    field, stamp = re.search(r'name="([^"]+)" value="([^"]+)"', box(PHOTO)).groups()
    assert agreed({field: stamp}, PHOTO, INTERPRETER) == [(PHOTO, "en")]
    assert agreed({}, PHOTO, INTERPRETER) == []
    assert agreed({field: stamp}, INTERPRETER) == []


def test_a_box_starts_empty_and_shows_its_problem():
    assert "checked" not in box(PHOTO)
    assert "Read it again." in box(PHOTO, problem="Read it again.")


@pytest.mark.parametrize("stamp", ["0:en", "{later}:en", "{now}:xx", "{now}", "on", ":", "{now}:en:en"])
def test_what_the_page_did_not_send_is_refused(stamp):
    with pytest.raises(WrongInput) as refused:
        agreed({PHOTO.field: stamp.format(now=PHOTO.version, later=PHOTO.version + 1)}, PHOTO)
    assert refused.value.field == PHOTO.field
