"""The code by mail or SMS: who gets in, who does not, and what the page says."""

import datetime as dt

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import SignInAttempt
from common import clock
from tests.accounts.conftest import answer, ask, digits_in, newest_mail_code, signed_in_as

pytestmark = pytest.mark.django_db


def age(attempt: SignInAttempt, minutes: int) -> None:
    SignInAttempt.objects.filter(pk=attempt.pk).update(expires_at=clock.now() - dt.timedelta(minutes=minutes))


def test_a_mail_code_opens_the_door(client, anna):
    response = ask(client, " Anna@Example.ORG ")
    assert response.url == reverse("accounts:login_code")
    assert answer(client, newest_mail_code()).url == "/"
    assert signed_in_as(client) == str(anna.pk)


@pytest.mark.parametrize(
    "typed", ["0176 12345678", "+49 176 12345678", "0049 (0)176/12345678", "+49 (0)176-123 456 78", "٠١٧٦١٢٣٤٥٦٧٨"]
)
def test_a_number_may_be_written_as_people_write_it(client, bilal, outbox, typed):
    assert ask(client, typed).status_code == 302
    assert answer(client, digits_in(outbox()[-1])).status_code == 302
    assert signed_in_as(client) == str(bilal.pk)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "Please write your e-mail"),
        ("anna@", "not complete"),
        ("0571 1234567", "cannot receive an SMS"),
        ("0900 5 123456", "cannot receive an SMS"),
        ("12", "for example 0176"),
        ("hello", "for example 0176"),
    ],
)
def test_what_is_no_address_gets_one_clear_sentence(client, anna, typed, says):
    response = client.post(reverse("accounts:login"), {"address": typed}, headers={"accept-language": "en"})
    assert response.status_code == 400
    assert says in response.text
    assert not SignInAttempt.objects.exists()


def test_unknown_looks_and_works_like_known(client, anna):
    known, unknown = Client(), Client()
    pages = []
    for browser, address in ((known, "anna@example.org"), (unknown, "nobody@example.org")):
        response = ask(browser, address)
        assert (response.status_code, response.url) == (302, reverse("accounts:login_code"))
        pages.append(browser.get(response.url).text.replace(address, "…"))
    strip = [page.split("csrfmiddlewaretoken")[0] for page in pages]
    assert strip[0] == strip[1]
    assert len(mail.outbox) == 1
    assert mail.outbox[0].to == ["anna@example.org"]
    assert SignInAttempt.objects.count() == 2
    assert SignInAttempt.objects.filter(sealed="").count() == 2


def test_known_and_unknown_cost_the_same_queries(anna, monkeypatch):
    monkeypatch.setattr("common.jobs.async_task", lambda *args: None)
    # The very first request makes the sender's counter row.
    ask(Client(), "third@example.org")
    counted = []
    for address in ("anna@example.org", "nobody@example.org"):
        with CaptureQueriesContext(connection) as queries:
            ask(Client(), address)
        counted.append([query["sql"].split()[0] for query in queries])
    assert counted[0] == counted[1]


def test_a_blocked_person_is_unknown(client, anna):
    anna.is_active = False
    anna.save()
    ask(client, anna.login_email)
    assert mail.outbox == []


def test_an_unverified_phone_is_no_way_in(client, bilal, outbox):
    bilal.login_phone_verified = False
    bilal.save()
    ask(client, "017612345678")
    assert outbox() == []


def test_a_code_opens_once(client, anna):
    ask(client, anna.login_email)
    code = newest_mail_code()
    waiting = client.session["sign_in"]
    answer(client, code)
    thief = Client()
    session = thief.session
    session["sign_in"] = waiting
    session.save()
    thief.cookies["sessionid"] = session.session_key
    response = answer(thief, code, headers={"accept-language": "en"})
    assert response.status_code == 410
    assert "used already" in response.text
    assert signed_in_as(thief) is None


def test_a_code_belongs_to_the_browser_that_asked(client, anna):
    ask(client, anna.login_email)
    other = Client()
    response = answer(other, newest_mail_code())
    assert response.url == reverse("accounts:login")
    ask(other, "nobody@example.org")
    assert answer(other, newest_mail_code()).status_code == 400
    assert signed_in_as(other) is None


def test_an_old_code_is_refused_with_its_reason(client, anna):
    ask(client, anna.login_email)
    age(SignInAttempt.objects.get(), 1)
    response = answer(client, newest_mail_code(), headers={"accept-language": "en"})
    assert response.status_code == 410
    assert "too old" in response.text
    assert signed_in_as(client) is None


def test_the_sixth_try_is_refused_even_if_right(client, anna):
    ask(client, anna.login_email)
    code = newest_mail_code()
    wrong = "000000" if code != "000000" else "111111"
    for _try in range(4):
        response = answer(client, wrong, headers={"accept-language": "en"})
        assert response.status_code == 400
        assert "not right" in response.text
    assert "Five wrong codes" in answer(client, wrong, headers={"accept-language": "en"}).text
    response = answer(client, code, headers={"accept-language": "en"})
    assert response.status_code == 410
    assert "Five wrong codes" in response.text
    assert signed_in_as(client) is None


def test_the_fifth_try_still_counts(client, anna):
    ask(client, anna.login_email)
    code = newest_mail_code()
    for _try in range(4):
        answer(client, "1")
    assert answer(client, code).status_code == 302


def test_a_new_code_makes_the_old_one_void(client, anna):
    ask(client, anna.login_email)
    old = newest_mail_code()
    client.post(reverse("accounts:login_code"), {"action": "again"})
    new = newest_mail_code()
    if old != new:
        assert answer(client, old).status_code == 400
    assert answer(client, new).status_code == 302


@pytest.mark.parametrize("typed", ["123 456", "123-456", "١٢٣٤٥٦"])
def test_digits_may_be_written_with_gaps_or_in_arabic(client, anna, monkeypatch, typed):
    monkeypatch.setattr("accounts.services.codes.secrets.randbelow", lambda n: 123456)
    ask(client, anna.login_email)
    assert answer(client, typed).status_code == 302


def test_the_message_says_nothing_personal(client, anna):
    ask(client, anna.login_email, headers={"accept-language": "en"})
    message = mail.outbox[0]
    assert message.subject == "Your code"
    assert "Anna" not in message.body


def test_the_message_is_in_the_language_of_the_page(anna):
    browser = Client()
    browser.cookies["language"] = "ar"
    ask(browser, anna.login_email)
    assert SignInAttempt.objects.get().language == "ar"


def test_the_row_keeps_neither_code_nor_address(client, anna):
    ask(client, anna.login_email)
    code = newest_mail_code()
    row = str(SignInAttempt.objects.values().get())
    assert code not in row
    assert "anna@" not in row


def test_next_leads_back_but_never_away(client, anna):
    client.post(reverse("accounts:login"), {"address": anna.login_email, "next": "/notices/"})
    assert answer(client, newest_mail_code()).url == "/notices/"
    other = Client()
    other.post(reverse("accounts:login"), {"address": anna.login_email, "next": "https://evil.example/"})
    assert answer(other, newest_mail_code()).url == "/"


def test_the_session_gets_a_new_key(client, anna):
    ask(client, anna.login_email)
    before = client.session.session_key
    answer(client, newest_mail_code())
    assert client.session.session_key != before
    assert Client().get("/").status_code == 200


def test_signing_out_asks_first_and_empties_the_browser(client, anna, sign_in):
    sign_in(anna, client)
    assert client.get(reverse("accounts:logout")).status_code == 200
    assert signed_in_as(client)
    response = client.post(reverse("accounts:logout"))
    assert response["Clear-Site-Data"] == '"cache", "storage"'
    assert signed_in_as(client) is None


def test_extra_fields_change_nothing(client, anna):
    client.post(reverse("accounts:login"), {"address": anna.login_email, "is_demo": "1", "name": "X", "user": "1"})
    client.post(reverse("accounts:login_code"), {"code": newest_mail_code(), "is_demo": "1", "way": "letter"})
    anna.refresh_from_db()
    assert (anna.name, anna.is_demo) == ("Anna Beispiel", False)
    assert client.session["way_in"] == "code"
