"""Codes people read from paper and type: 12 characters of Crockford's base 32, 60 random bits."""

import secrets

from django.utils.crypto import salted_hmac

# No I, L, O, U: nothing to mistake.
SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 12
_FORGIVEN = str.maketrans({"O": "0", "I": "1", "L": "1"})


def new_code() -> str:
    """A fresh code, without separators."""
    return "".join(secrets.choice(SIGNS) for _sign in range(LENGTH))


def tidy(typed: str) -> str:
    """What was typed, as it was printed: capitals, no separators, look-alikes put right. "" if it can be no code."""
    signs = "".join(sign for sign in typed.upper().translate(_FORGIVEN) if sign.isascii() and sign.isalnum())
    return signs if len(signs) == LENGTH and set(signs) <= set(SIGNS) else ""


def spoken(code: str) -> str:
    """In groups of four: "ABCD-EFGH-JKMN"."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def digest(purpose: str, code: str) -> str:
    """What may be stored of a code: a hash keyed with SECRET_KEY and the purpose."""
    return salted_hmac(purpose, code, algorithm="sha256").hexdigest()
