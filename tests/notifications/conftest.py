"""Kinds of notice made for the tests, beside those of the rooms."""

import pytest
from django.utils.translation import gettext_lazy as _

from accounts.enums import Channel
from accounts.models import User
from notifications import registry
from notifications.registry import Kind

PLACES = {"p1": "Rodenbeck", "p2": "Bärenkämpen"}


def places(ids):
    return {pk: PLACES[pk] for pk in ids if pk in PLACES}


def sample(key, **changes):
    """A kind about a place, on all channels."""
    return Kind(
        **{
            "key": key,
            "label": "News of a place",
            "subject": _("German"),
            "title": "News from {place}",
            "text": "There is news from {place}.",
            "sms": "News: {place} {link}",
            "resolve": {"place": places},
            "link": lambda refs: "/somewhere/",
            "channels": frozenset({Channel.IN_APP, Channel.MAIL, Channel.SMS}),
            **changes,
        }
    )


@pytest.fixture
def kind(monkeypatch):
    """A kind on all channels; `kind(optional=False, …)` changes it."""
    monkeypatch.setattr(registry, "_KINDS", dict(registry._KINDS))

    def make(key="tests.news", **changes):
        return registry.register(sample(key, **changes))

    return make


@pytest.fixture
def person(db):
    """A person with both ways in; `person(login_phone=None)` changes her."""
    count = iter(range(1, 1000))

    def make(**fields):
        number = next(count)
        fields = {
            "name": f"Person {number}",
            "login_email": f"person{number}@example.org",
            "login_phone": f"+4915112345{number:03}",
            "login_phone_verified": True,
            **fields,
        }
        return User.objects.create_user(**fields)

    return make
