"""The printed letter: in with a code, on with a spoken PIN, void when it is lost."""

import datetime as dt
import re

import pytest
from django.test import Client
from django.urls import path, reverse

from accounts.enums import Role
from accounts.gates import needs_pin
from accounts.models import AuditEntry, LetterCode
from accounts.services import letters, sessions
from common import clock
from common.errors import Gone, NotAllowed, OutOfScope, WrongInput
from config.urls import urlpatterns as real_urls
from tests.accounts.conftest import signed_in_as
from tests.factories import OrganisationFactory, UserFactory, give, person

pytestmark = pytest.mark.django_db
EN = {"headers": {"accept-language": "en"}}


@needs_pin
def private(request):
    from django.http import HttpResponse

    return HttpResponse("private")


urlpatterns = [*real_urls, path("private/", private)]


@pytest.fixture
def house():
    return OrganisationFactory()


@pytest.fixture
def contact(house):
    return person(Role.CONTACT, house)


@pytest.fixture
def mentee(house):
    return person(Role.MENTEE, house, login_email=None, name="Mina Muster")


@pytest.fixture
def letter(contact, mentee):
    return letters.issue_letter_code(actor=contact, user=mentee)


def by_qr(code) -> Client:
    browser = Client()
    browser.post(reverse("accounts:letter_open", args=[code]))
    return browser


def test_the_code_is_readable_and_kept_as_a_hash_only(letter, mentee):
    code, pin = letter
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}", code)
    assert re.fullmatch(r"\d{4}", pin)
    row = str(LetterCode.objects.values().get())
    assert code not in row and code.replace("-", "") not in row


def test_a_look_at_the_qr_address_does_nothing(letter, client):
    page = client.get(reverse("accounts:letter_open", args=[letter[0]]), **EN)
    assert "Open my page" in page.text
    assert signed_in_as(client) is None
    assert LetterCode.objects.get().last_used_at is None


def test_the_button_signs_in(letter, mentee):
    browser = by_qr(letter[0])
    assert signed_in_as(browser) == str(mentee.pk)
    assert browser.session["way_in"] == "letter"
    assert browser.session["pin_ok"] is False


def test_typing_the_code_signs_in(letter, mentee, client):
    typed = letter[0].lower().replace("-", " ")
    assert client.post(reverse("accounts:letter"), {"code": typed}).status_code == 302
    assert signed_in_as(client) == str(mentee.pk)


@pytest.mark.parametrize("typed", ["", "ABCD", "ABCD-EFGH-JKMN", "'; drop", "1" * 40])
def test_any_other_code_gets_one_sentence(letter, client, typed):
    response = client.post(reverse("accounts:letter"), {"code": typed}, **EN)
    assert response.status_code == 400
    assert "code is not known" in response.text or "Please write the code" in response.text
    assert signed_in_as(client) is None


def test_guessing_letters_ends(letter, client):
    for _try in range(20):
        assert client.post(reverse("accounts:letter"), {"code": "ABCD-EFGH-JKMN"}).status_code == 400
    response = client.post(reverse("accounts:letter"), {"code": letter[0]}, **EN)
    assert response.status_code == 429
    assert "too often" in response.text
    assert signed_in_as(client) is None


@pytest.mark.urls("tests.accounts.test_letters")
def test_beyond_appointments_the_pin_is_asked(letter):
    browser = by_qr(letter[0])
    response = browser.get("/private/?a=1")
    assert response.url == reverse("accounts:pin") + "?next=%2Fprivate%2F%3Fa%3D1"
    assert browser.post(reverse("accounts:pin"), {"pin": "x", "next": "/private/?a=1"}).status_code == 400
    assert browser.get("/private/").status_code == 302
    response = browser.post(reverse("accounts:pin"), {"pin": letter[1], "next": "/private/?a=1"})
    assert response.url == "/private/?a=1"
    assert browser.get("/private/").content == b"private"


def test_my_account_is_beyond(letter):
    assert by_qr(letter[0]).get(reverse("accounts:me")).url.startswith(reverse("accounts:pin"))


def test_five_wrong_pins_lock_until_there_is_a_new_letter(letter, contact, mentee):
    browser = by_qr(letter[0])
    wrong = "0000" if letter[1] != "0000" else "1111"
    for _try in range(5):
        assert browser.post(reverse("accounts:pin"), {"pin": wrong}).status_code == 400
    response = browser.post(reverse("accounts:pin"), {"pin": letter[1]}, **EN)
    assert response.status_code == 410
    assert "wrong five times" in response.text
    again = by_qr(letter[0])
    assert again.post(reverse("accounts:pin"), {"pin": letter[1]}).status_code == 410
    code, pin = letters.issue_letter_code(actor=contact, user=mentee)
    assert by_qr(code).post(reverse("accounts:pin"), {"pin": pin}).status_code == 302


def test_a_right_pin_gives_the_tries_back(letter):
    public_id = LetterCode.objects.get().public_id
    for _round in range(3):
        for _try in range(4):
            with pytest.raises(WrongInput):
                letters.use_pin(public_id, "x")
        letters.use_pin(public_id, letter[1])
    LetterCode.objects.update(pin_tries=5)
    with pytest.raises(Gone):
        letters.use_pin(public_id, letter[1])


def test_revoking_ends_what_the_letter_opened_and_nothing_else(letter, contact, mentee):
    mentee.login_email = "mina@example.org"
    mentee.save()
    opened, stranger = by_qr(letter[0]), Client()
    stranger.force_login(mentee)
    letters.revoke_letter_code(actor=contact, user=mentee)
    assert signed_in_as(stranger)
    assert opened.get(reverse("accounts:me")).url.startswith(reverse("accounts:login"))
    assert signed_in_as(by_qr(letter[0])) is None
    assert AuditEntry.objects.filter(verb="way_in.letter_revoked", actor=contact.public_id).count() == 1


def test_the_owner_makes_a_lost_letter_void(letter, mentee):
    browser = by_qr(letter[0])
    browser.post(reverse("accounts:pin"), {"pin": letter[1]})
    assert browser.get(reverse("accounts:letter_end")).status_code == 200
    browser.post(reverse("accounts:letter_end"))
    assert LetterCode.objects.get().revoked_at
    assert sessions.sessions_of(mentee) == []


def test_a_new_letter_replaces_the_old_one(letter, contact, mentee):
    letters.issue_letter_code(actor=contact, user=mentee)
    assert signed_in_as(by_qr(letter[0])) is None


def test_an_old_letter_opens_nothing(letter):
    LetterCode.objects.update(expires_at=clock.now() - dt.timedelta(seconds=1))
    assert signed_in_as(by_qr(letter[0])) is None


def test_nobody_prints_letters_for_strangers_colleagues_or_themselves(contact, mentee, house):
    elsewhere = person(Role.CONTACT, OrganisationFactory())
    for actor, user, refusal in (
        (elsewhere, mentee, OutOfScope),
        (mentee, contact, OutOfScope),
        (contact, contact, OutOfScope),
        (contact, UserFactory(), OutOfScope),
        (contact, person(Role.CHECKER, house), NotAllowed),
    ):
        with pytest.raises(refusal):
            letters.issue_letter_code(actor=actor, user=user)
    give(mentee, Role.VOLUNTEER, OrganisationFactory())
    with pytest.raises(NotAllowed):
        letters.issue_letter_code(actor=contact, user=mentee)
    assert not LetterCode.objects.exists()
    with pytest.raises(OutOfScope):
        letters.revoke_letter_code(actor=elsewhere, user=mentee)


def test_a_letter_of_somebody_who_became_staff_opens_nothing(letter, mentee, house):
    give(mentee, Role.CHECKER, house)
    assert signed_in_as(by_qr(letter[0])) is None


def test_a_letter_session_is_short(letter):
    browser = by_qr(letter[0])
    assert browser.session.get_expiry_age() <= sessions.LETTER_SESSION_SECONDS


@pytest.mark.parametrize("place", ["/l", "/l/"])
def test_the_address_printed_on_the_letter_leads_to_the_field_for_the_code(client, place):
    answer = client.get(place, follow=True)
    assert answer.status_code == 200
    assert answer.request["PATH_INFO"] == reverse("accounts:letter")
