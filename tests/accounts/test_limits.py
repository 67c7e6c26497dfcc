"""Limits of sending and guessing (security 10 to 12): shared rows, no lock-out on purpose."""

import datetime as dt

import pytest
import time_machine
from django.core import mail
from django.test import Client, RequestFactory
from django.urls import reverse

from accounts import tasks, throttle
from accounts.models import AddressNotice, SignInAttempt
from accounts.services import codes
from common import clock, gateways, limits
from common.models import Tally
from tests.accounts.conftest import answer, ask, newest_mail_code, signed_in_as

pytestmark = pytest.mark.django_db
EN = {"headers": {"accept-language": "en"}}


def from_address(number: int) -> dict:
    return {"REMOTE_ADDR": f"198.51.{number // 250}.{number % 250 + 1}"}


def test_a_thousand_requests_send_at_most_three_sms(bilal, outbox, monkeypatch):
    with time_machine.travel("2026-11-22 20:59:30Z", tick=True):
        for number in range(1000):
            Client().post(reverse("accounts:login"), {"address": "0176 12345678"}, **from_address(number))
    assert 1 <= len(outbox()) <= 3
    assert SignInAttempt.objects.count() <= 3


def test_never_more_than_three_sms_in_any_hour(bilal, outbox):
    browser = Client()
    start = dt.datetime(2026, 11, 22, 12, 50, tzinfo=dt.UTC)
    sent = []
    for minutes in range(0, 180, 5):
        with time_machine.travel(start + dt.timedelta(minutes=minutes), tick=False):
            before = len(outbox())
            ask(browser, "0176 12345678")
            sent += [minutes] * (len(outbox()) - before)
    assert len(sent) >= 4
    assert all(sum(first <= other < first + 60 for other in sent) <= 3 for first in sent)


def test_a_stranger_cannot_use_up_somebodys_codes(anna, sign_in, client):
    sign_in(anna, client)
    client.post(reverse("accounts:logout"))
    mail.outbox.clear()
    for number in range(30):
        response = Client().post(reverse("accounts:login"), {"address": anna.login_email}, **from_address(number), **EN)
    assert response.status_code == 429
    assert "too many codes" in response.text
    assert len(mail.outbox) <= 5
    assert ask(client, anna.login_email).status_code == 302
    assert answer(client, newest_mail_code()).status_code == 302
    assert signed_in_as(client) == str(anna.pk)


def test_guesses_of_a_stranger_do_not_touch_my_code(anna, client):
    ask(client, anna.login_email)
    code = newest_mail_code()
    stranger = Client()
    ask(stranger, anna.login_email)
    for _try in range(8):
        answer(stranger, "1")
    assert answer(client, code).status_code == 302


def test_unknown_addresses_meet_the_same_limits():
    seen = []
    for number in range(8):
        seen.append(Client().post(reverse("accounts:login"), {"address": "x@example.org"}, **from_address(number)))
    assert [response.status_code for response in seen] == [302] * 5 + [429] * 3


def test_one_sender_cannot_try_the_whole_town():
    for number in range(60):
        assert ask(Client(), f"person{number}@example.org").status_code == 302
    assert ask(Client(), "next@example.org").status_code == 429
    assert Client().post(reverse("accounts:login"), {"address": "n@example.org"}, **from_address(1)).status_code == 302


def test_only_a_proxy_of_ours_names_the_sender(settings):
    request = RequestFactory().post("/", REMOTE_ADDR="198.51.100.7", headers={"x-forwarded-for": "203.0.113.9"})
    assert throttle.sender_of(request) == "198.51.100.7"
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    assert throttle.sender_of(request) == "203.0.113.9"
    forged = RequestFactory().post("/", headers={"x-forwarded-for": "192.0.2.1, 203.0.113.9"})
    assert throttle.sender_of(forged) == "203.0.113.9"


def test_a_home_with_ipv6_is_one_sender():
    one = RequestFactory().get("/", REMOTE_ADDR="2001:db8:1:2::1")
    other = RequestFactory().get("/", REMOTE_ADDR="2001:db8:1:2:ffff::9")
    assert throttle.sender_of(one) == throttle.sender_of(other) == "2001:db8:1:2::"


def test_counters_hold_no_address(anna):
    ask(Client(), anna.login_email)
    assert "anna" not in str(list(Tally.objects.values()))


def test_the_house_sends_no_more_sms_than_it_can_pay(bilal, outbox, settings):
    settings.SMS_DAILY_LIMIT = 1
    browser = Client()
    assert ask(browser, "0176 12345678").status_code == 302
    assert ask(browser, "0176 12345678").status_code == 302
    assert len(outbox()) == 1


def test_a_gateway_that_is_down_delays_no_page_and_is_tried_again(anna, monkeypatch):
    monkeypatch.setattr("common.jobs.enqueue", lambda *args: None)

    def down(*args):
        raise gateways.GatewayError("gateway_down")

    ask(Client(), anna.login_email)
    attempt = SignInAttempt.objects.get()
    with monkeypatch.context() as broken:
        broken.setattr("common.gateways.send_mail", down)
        with pytest.raises(gateways.GatewayError):
            tasks.deliver_code(attempt.pk)
    attempt.refresh_from_db()
    assert attempt.sealed and attempt.sent_at is None
    tasks.deliver_code(attempt.pk)
    tasks.deliver_code(attempt.pk)
    assert len(mail.outbox) == 1
    attempt.refresh_from_db()
    assert attempt.sealed == "" and attempt.sent_at


def test_a_code_that_is_too_old_is_not_sent(anna, monkeypatch):
    monkeypatch.setattr("common.jobs.enqueue", lambda *args: None)
    ask(Client(), anna.login_email)
    SignInAttempt.objects.update(expires_at=clock.now())
    tasks.deliver_code(SignInAttempt.objects.get().pk)
    assert mail.outbox == []
    assert SignInAttempt.objects.get().sealed == ""


def test_codes_are_forgotten_after_a_day(anna):
    ask(Client(), anna.login_email)
    tasks.forget_old()
    assert SignInAttempt.objects.count() == 1
    SignInAttempt.objects.update(created_at=clock.now() - dt.timedelta(hours=25))
    AddressNotice.objects.create(user=anna, about="changed", channel="mail", sealed="an address nobody reached")
    AddressNotice.objects.update(created_at=clock.now() - dt.timedelta(hours=25))
    tasks.forget_old()
    assert not SignInAttempt.objects.exists()
    # That a way in was changed is known for 90 days, the address is not.
    assert AddressNotice.objects.get().sealed == ""
    AddressNotice.objects.update(created_at=clock.now() - dt.timedelta(days=91))
    tasks.forget_old()
    assert not AddressNotice.objects.exists()


def test_dead_sessions_are_forgotten(anna, sign_in):
    from allauth.usersessions.models import UserSession
    from django.contrib.sessions.models import Session

    alive, dead = sign_in(anna), sign_in(anna)
    Session.objects.filter(session_key=dead.session.session_key).update(expire_date=clock.now())
    tasks.forget_old()
    assert [row.session_key for row in UserSession.objects.all().order_by("pk")] == [alive.session.session_key]


def test_slots_free_themselves_one_by_one(db):
    start = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)
    taken = []
    for minute in range(0, 130, 10):
        with time_machine.travel(start + dt.timedelta(minutes=minute), tick=False):
            taken.append(limits.slot("test", "x", limit=2, seconds=3600))
    assert taken == [True, True, False, False, False, False] * 2 + [True]


@pytest.mark.parametrize(
    "path",
    [
        *(
            "signup/",
            "login/",
            "logout/",
            "password/change/",
            "password/set/",
            "password/reset/",
            "email/",
            "inactive/",
        ),
        *(
            "password/reset/done/",
            "password/reset/key/1-abc/",
            "confirm-email/",
            "confirm-email/abc/",
            "reauthenticate/",
        ),
        *("phone/verify/", "phone/change/", "login/code/", "login/code/confirm/", "2fa/", "2fa/totp/activate/"),
        *("2fa/webauthn/signup/", "3rdparty/", "3rdparty/signup/", "3rdparty/login/error/"),
    ],
)
def test_pages_of_the_library_are_closed(client, anna, path):
    assert client.get(f"/account/{path}").status_code == 404
    client.force_login(anna)
    assert client.get(f"/account/{path}").status_code == 404
    assert client.post(f"/account/{path}", {"email": "x@example.org", "password": "x"}).status_code == 404


def test_a_password_opens_nothing(anna, client):
    from django.contrib.auth import authenticate

    anna.set_password("correct horse")
    anna.save()
    assert authenticate(username=anna.public_id, email=anna.login_email, password="correct horse") is None
    assert codes.TRIES == 5
