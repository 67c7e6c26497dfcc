"""200 guesses at once through a real server: five are compared (security 11). Without the claim on the row: more."""

import threading
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from urllib.parse import urlencode, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import SignInAttempt, User
from accounts.services import codes
from tests.accounts.conftest import ask, newest_mail_code

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def compared(monkeypatch):
    """Counts every comparison of a guess with the code."""
    seen, original = [], codes.is_right

    def counting(attempt, guess):
        seen.append(guess)
        return original(attempt, guess)

    monkeypatch.setattr(codes, "is_right", counting)
    return seen


@pytest.fixture
def waiting():
    """A browser that waits for a code."""
    User.objects.create_user(name="Anna Beispiel", login_email="anna@example.org")
    client = Client()
    ask(client, "anna@example.org")
    client.get(reverse("accounts:login_code"))
    return client


def guess_all(url: str, client: Client, guesses: list[str], *, at_once: int) -> list[int]:
    """Send all guesses through the server, `at_once` at a time, from one browser. Returns the statuses."""
    token = client.cookies["csrftoken"].value
    headers = {
        "Cookie": "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items()),
        "X-CSRFToken": token,
        "Content-Type": "application/x-www-form-urlencoded",
    }

    def guess(digits):
        connection = HTTPConnection(urlsplit(url).netloc, timeout=120)
        try:
            connection.request("POST", reverse("accounts:login_code"), urlencode({"code": digits}), headers)
            return connection.getresponse().status
        except ConnectionResetError:
            # The test server's queue was full; an attacker would knock again, too.
            return guess(digits)
        finally:
            connection.close()

    with ThreadPoolExecutor(at_once) as pool:
        return list(pool.map(guess, guesses))


def test_of_200_parallel_guesses_five_are_compared(live_server, waiting, compared):
    statuses = guess_all(live_server.url, waiting, [f"{number:06}" for number in range(200)], at_once=20)
    assert len(statuses) == 200
    assert len(compared) == 5
    assert SignInAttempt.objects.get().tries == 5


def test_negative_control_without_the_claim_more_are_compared(live_server, waiting, compared, monkeypatch):
    together = threading.Barrier(12)

    def look_then_write(public_id, purpose):
        attempt = SignInAttempt.objects.get(public_id=public_id)
        together.wait(60)
        if attempt.tries >= codes.TRIES:
            return False
        SignInAttempt.objects.filter(pk=attempt.pk).update(tries=attempt.tries + 1)
        return True

    monkeypatch.setattr(codes, "claim_try", look_then_write)
    guess_all(live_server.url, waiting, [f"{number:06}" for number in range(12)], at_once=12)
    assert len(compared) > 5


def test_a_right_code_sent_ten_times_at_once_opens_once(live_server, waiting, monkeypatch):
    used = []
    original = codes.use_code

    def counting(*args, **kwargs):
        attempt = original(*args, **kwargs)
        used.append(attempt.pk)
        return attempt

    monkeypatch.setattr(codes, "use_code", counting)
    guess_all(live_server.url, waiting, [newest_mail_code()] * 10, at_once=10)
    assert len(used) == 1
