"""Seal what has to wait in a table for a moment: an address, a code, a link only its receiver may know."""

import base64

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac


def seal(text: str) -> str:
    """Encrypt and sign with SECRET_KEY. Empty stays empty."""
    return _box().encrypt(text.encode()).decode() if text else ""


def unseal(sealed: str) -> str:
    """The text again. Raises `ValueError` when it was sealed with another key or changed."""
    if not sealed:
        return ""
    return unseal_bytes(sealed.encode()).decode()


def seal_bytes(content: bytes) -> bytes:
    """Encrypt and sign a whole file with SECRET_KEY."""
    return _box().encrypt(content)


def unseal_bytes(sealed: bytes) -> bytes:
    """The file again. Raises `ValueError` when it was sealed with another key or changed."""
    try:
        return _box().decrypt(sealed)
    except InvalidToken:
        raise ValueError("not sealed by this installation") from None


def _box() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet(Fernet(_key(secret)) for secret in keys)


def _key(secret: str) -> bytes:
    return base64.urlsafe_b64encode(salted_hmac("common.seals", "", secret=secret, algorithm="sha256").digest())
