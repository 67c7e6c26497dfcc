"""What was agreed to stays what was read: a changed text is a new version."""

import hashlib

import pytest
from django.utils import translation

from accounts import consents

# Did you change what a text means? Raise its version in `accounts/purposes.py`, and write the new line here.
KNOWN = {
    "passing_on": (1, "16aa54f54e"),
    "photo": (2, "c5431abb82"),
    "phone_number": (1, "60a790a539"),
    "gender_wish": (2, "9aec28c6f0"),
    "accessibility": (1, "ac667ec4e6"),
    "interpreter": (1, "2dd8af9c2a"),
    "shared_pool": (1, "bd8c5f8cb5"),
    "confidentiality": (1, "93a27ccaa0"),
    "helper_circle": (1, "82f3b06977"),
    "young_person": (1, "8a061e0da4"),
    "sms_reminders": (1, "b321593181"),
}


def fingerprint(purpose) -> str:
    """Of the English words the person's language is translated from."""
    with translation.override("en"):
        return hashlib.sha256(f"{purpose.title}|{purpose.text}".encode()).hexdigest()[:10]


def test_a_text_is_never_changed_without_a_new_version():
    assert {p.code: (p.version, fingerprint(p)) for p in consents.purposes()} == KNOWN


@pytest.mark.parametrize("language", ["de", "de-simple", "ar"])
def test_every_text_can_be_read_in_every_language(language):
    with translation.override("en"):
        english = [(str(p.title), str(p.text), str(p.ending)) for p in consents.purposes()]
    with translation.override(language):
        read = [(str(p.title), str(p.text), str(p.ending)) for p in consents.purposes()]
    assert not [pair for pair in zip(english, read, strict=True) if set(pair[0]) & set(pair[1])]


def test_codes_fit_their_columns():
    assert all(len(purpose.code) <= 30 for purpose in consents.purposes())
