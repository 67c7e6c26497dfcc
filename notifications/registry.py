"""Kinds of notice. Each room declares its own in `notices.py`, which is loaded at start (the only inversion)."""

import datetime as dt
import string
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from accounts.enums import Channel
from notifications.enums import Replies

# What the lock screen of a shared phone may show (security 14).
SMS_MAY_SAY = frozenset({"link", "code", "day", "time", "place", "house"})
# Words every text may use without a resolver.
ALWAYS = frozenset({"link", "code", "house"})

Words = Mapping[str, str]
Resolver = Callable[[Iterable[str]], Mapping[str, str | Words]]


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of notice. All texts are lazy translations with named placeholders.

    `resolve` says how each ref becomes words, in one query for many: public ids in, {id: word} out, or {id: {name:
    word}} where one thing gives several words. An id that is not in the answer is gone: the notice is dropped.
    `{link}`, `{code}` and `{house}` are always there. `link` gives the path of the page the notice is about.
    """

    key: str
    label: str
    subject: str
    title: str
    text: str
    sms: str = ""
    resolve: Mapping[str, Resolver] = field(default_factory=dict)
    link: Callable[[Mapping[str, str]], str] = lambda refs: ""
    channels: frozenset[Channel] = frozenset({Channel.IN_APP, Channel.MAIL})
    # The receiver may switch its channels off (never the page of notices itself).
    optional: bool = True
    # People without e-mail get it by SMS (a phone-only mentee gets her appointments).
    sms_without_mail: bool = False
    replies: Replies = Replies.CONTACT
    # After this it is of no use any more.
    valid: dt.timedelta = dt.timedelta(days=3)
    # Who of the staff may see how it was delivered and print the letter: (user, refs).
    is_staff: Callable[[object, Mapping[str, str]], bool] = lambda user, refs: False

    def offered(self) -> list[Channel]:
        """The channels a receiver can choose from."""
        ways = [Channel.MAIL] if Channel.MAIL in self.channels else []
        return [*ways, Channel.SMS] if self.sms else ways


_KINDS: dict[str, Kind] = {}


def register(kind: Kind) -> Kind:
    """Declare a kind, and give it back. Raises `ValueError` when its texts would give something away."""
    if kind.key in _KINDS:
        raise ValueError(f"two kinds of notice are called {kind.key}")
    if placeholders(kind.subject):
        raise ValueError(f"{kind.key}: a subject says nothing personal, so it has no placeholders")
    if too_much := placeholders(kind.sms) - SMS_MAY_SAY:
        raise ValueError(f"{kind.key}: an SMS may not say {sorted(too_much)}")
    if Channel.SMS in kind.channels and not kind.sms:
        raise ValueError(f"{kind.key}: no words for the SMS")
    _KINDS[kind.key] = kind
    return kind


def get(key: str) -> Kind:
    """The kind with this key. Raises `LookupError` when no room declares it any more."""
    return _KINDS[key]


def kinds() -> list[Kind]:
    """All kinds, by key."""
    return [_KINDS[key] for key in sorted(_KINDS)]


def placeholders(text) -> set[str]:
    """The names in braces of a text, in the current language."""
    return {name for _literal, name, _spec, _conversion in string.Formatter().parse(str(text)) if name is not None}
