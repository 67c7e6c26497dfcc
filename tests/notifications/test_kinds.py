"""What the rooms declare: every kind can be said in every language and gives nothing away."""

import pytest
from django.conf import settings
from django.utils import translation

from accounts.enums import Channel
from notifications import registry
from notifications.registry import ALWAYS, SMS_MAY_SAY, placeholders

KINDS = [kind for kind in registry.kinds() if not kind.key.startswith("tests.")]
TEXTS = ("label", "subject", "title", "text", "sms")
LANGUAGES = [code for code, _name in settings.ALL_LANGUAGES]
in_all_languages = pytest.mark.parametrize("language", LANGUAGES)
of_all_kinds = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)


def test_the_rooms_have_something_to_say():
    assert KINDS


@of_all_kinds
@in_all_languages
def test_a_translation_uses_the_same_words(kind, language):
    for name in TEXTS:
        with translation.override("en"):
            wanted = placeholders(getattr(kind, name))
        with translation.override(language):
            assert placeholders(getattr(kind, name)) == wanted, name


@of_all_kinds
@in_all_languages
def test_nothing_personal_stands_in_subject_and_sms(kind, language):
    with translation.override(language):
        assert not placeholders(kind.subject)
        assert placeholders(kind.sms) <= SMS_MAY_SAY
        assert len(str(kind.sms)) < 140


@of_all_kinds
def test_the_key_names_the_room(kind):
    assert (
        kind.key.split(".")[0] in {"accounts", "mentees", "mentors", "network", "portal", "volunteers"}
        and len(kind.key) <= 60
    )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"subject": "News of {name}"}, "subject"),
        ({"sms": "{name} waits"}, "SMS"),
        ({"sms": ""}, "no words"),
    ],
)
def test_a_kind_that_would_give_something_away_is_refused(kind, changes, words):
    with pytest.raises(ValueError, match=words):
        kind("tests.evil", channels=frozenset({Channel.SMS}), **changes)


def test_a_key_is_given_once(kind):
    kind("tests.once")
    with pytest.raises(ValueError, match="two kinds"):
        kind("tests.once")


def test_the_words_that_are_always_there_may_stand_in_an_sms():
    assert ALWAYS <= SMS_MAY_SAY
