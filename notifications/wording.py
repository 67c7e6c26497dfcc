"""The words of a notice, made when it is shown or sent, in the reader's language."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from common.gateways import Reason
from common.names import printable, set_apart
from notifications import registry
from notifications.models import Notice


class NoWords(Exception):
    """It cannot be written. `reason` says why."""

    def __init__(self, reason: Reason):
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Wording:
    """A notice in one language. `link` is absolute, or empty."""

    subject: str
    title: str
    text: str
    sms: str
    link: str


def write(notices: Sequence[Notice], language: str, *, link: str = "", code: str = "") -> list[Wording | NoWords]:
    """The words of each notice, or why there are none. One query per kind of thing named, however many notices.

    `link` and `code` stand for the kind's own link where only the receiver may know them.
    """
    with translation.override(language):
        found = _resolve(notices)
        return [_write_one(notice, found, link, code) for notice in notices]


def path(notice: Notice) -> str:
    """Where a notice leads inside the house; empty when nowhere."""
    kind = _kind(notice)
    return kind.link(notice.refs) if kind else ""


def mail_text(wording: Wording, kind: registry.Kind, language: str, *, can_choose: bool) -> str:
    """The plain text of a mail: words, link, who writes, what becomes of an answer."""
    with translation.override(language):
        about = {
            "wording": wording,
            "replies": kind.replies.label,
            "house": settings.KI_NAME,
            "contact": settings.KI_CONTACT,
            "choose": settings.SITE_URL + reverse("notifications:preferences") if can_choose else "",
        }
        return render_to_string("notifications/mail.txt", about).strip() + "\n"


def _resolve(notices: Iterable[Notice]) -> dict[registry.Resolver, dict[str, Any]]:
    wanted: dict[registry.Resolver, set[str]] = defaultdict(set)
    for notice in notices:
        kind = _kind(notice)
        for name, resolver in kind.resolve.items() if kind else ():
            wanted[resolver].add(notice.refs.get(name, ""))
    return {resolver: {"": {}, **resolver(ids - {""})} for resolver, ids in wanted.items()}


def _write_one(notice: Notice, found, link: str, code: str) -> Wording | NoWords:
    kind = _kind(notice)
    if kind is None:
        return NoWords(Reason.NOTHING_TO_SAY)
    words = {"house": settings.KI_NAME, "code": code}
    for name, resolver in kind.resolve.items():
        word = found[resolver].get(notice.refs.get(name, ""))
        if word is None:
            return NoWords(Reason.NOTHING_TO_SAY)
        words |= word if isinstance(word, Mapping) else {name: word}
    path = kind.link(notice.refs)
    words = {name: set_apart(printable(str(word))) for name, word in words.items()} | {"code": code}
    words["link"] = _absolute(link or path)
    try:
        texts = [str(text).format_map(words) for text in (kind.subject, kind.title, kind.text, kind.sms)]
    except (KeyError, ValueError, IndexError):
        return NoWords(Reason.NO_WORDS)
    return Wording(*texts, link=words["link"])


def _absolute(link: str) -> str:
    return settings.SITE_URL + link if link.startswith("/") else link


def _kind(notice: Notice) -> registry.Kind | None:
    try:
        return registry.get(notice.kind)
    except LookupError:
        return None
