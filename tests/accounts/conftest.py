"""People and browsers for the sign-in tests."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts.models import User


@pytest.fixture(autouse=True)
def new_people_read_english(monkeypatch):
    """Signing in turns the pages to the person's language; the sentences tested here are the English ones."""
    monkeypatch.setattr(User._meta.get_field("language"), "_get_default", lambda: "en")


@pytest.fixture
def anna(db):
    return User.objects.create_user(name="Anna Beispiel", login_email="anna@example.org")


@pytest.fixture
def bilal(db):
    return User.objects.create_user(name="Bilal Muster", login_phone="+4917612345678", login_phone_verified=True)


@pytest.fixture
def outbox(settings):
    """The SMS that left, oldest first."""
    for old in settings.OUTBOX_DIR.glob("*.sms"):
        old.unlink()
    return lambda: [path.read_text() for path in sorted(settings.OUTBOX_DIR.glob("*.sms"))]


def digits_in(text: str) -> str:
    return re.search(r"\b\d{6}\b", text)[0]


def ask(browser: Client, typed: str, **extra):
    return browser.post(reverse("accounts:login"), {"address": typed}, **extra)


def answer(browser: Client, code: str, **extra):
    return browser.post(reverse("accounts:login_code"), {"code": code}, **extra)


def newest_mail_code() -> str:
    return digits_in(mail.outbox[-1].body)


def signed_in_as(browser: Client) -> str | None:
    return browser.session.get("_auth_user_id")


@pytest.fixture
def sign_in():
    """Sign a person in with a code by mail, as a browser does."""

    def enter(user, browser=None):
        browser = browser or Client()
        ask(browser, user.login_email)
        assert answer(browser, newest_mail_code()).status_code == 302
        return browser

    return enter
