"""Write the trail, and make it readable.

`record()` writes inside the caller's transaction; `look()` and `look_all()` are the only INSERTs a GET may make
(security 30).
Each app names its verbs (`tells`) and how its ids become names (`names`) in its `AppConfig.ready`.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import AuditEntry

# A public id, a number, a day or a word of an enum; never a sentence.
_ID_OR_WORD = re.compile(r"[\w:.+-]{0,40}")

_SENTENCES: dict[str, str] = {}
_NAMES: dict[str, Callable[[Iterable[str]], dict[str, str]]] = {}


def tells(**sentences) -> None:
    """Declare verbs. The key uses `__` for the dot: `role__given=_("{actor} gave …")`."""
    _SENTENCES.update({key.replace("__", "."): text for key, text in sentences.items()})


def names(kind: str, resolve: Callable[[Iterable[str]], dict[str, str]]) -> None:
    """Declare how public ids of `kind` become names: takes ids, gives {id: name} in one query."""
    _NAMES[kind] = resolve


def named(kind: str, ids: Iterable[str]) -> dict[str, str]:
    """The names of these public ids, in one query; nothing for a kind nobody declared."""
    return _NAMES[kind](ids) if kind in _NAMES else {}


def record(verb: str, *, actor, subject, kind: str = "", organisation_id: int | None = None, **about: str) -> None:
    """Write one act. `actor` is a user or None (the machine); `about` holds ids and enum values, never texts.

    An `about` key that is a declared kind (`user`, `organisation`…) is shown by name when read.
    """
    record_all(verb, actor=actor, acts=[(subject, about)], kind=kind, organisation_id=organisation_id)


def record_all(
    verb: str,
    *,
    actor,
    acts: Iterable[tuple[Any, Mapping[str, str]]],
    kind: str = "",
    organisation_id: int | None = None,
) -> None:
    """Write the same act about many: (subject, about) each, as in `record`; one statement for some hundreds."""
    if verb not in _SENTENCES:
        raise LookupError(f"undeclared audit verb {verb}")
    told = [(subject, {key: str(value) for key, value in about.items()}) for subject, about in acts]
    if not all(_ID_OR_WORD.fullmatch(value) for _subject, about in told for value in about.values()):
        raise ValueError("the trail takes ids and closed words only")
    AuditEntry.objects.bulk_create(
        _entry(verb, actor, subject, kind, organisation_id, about, is_look=False) for subject, about in told
    )


def look(*, actor, subject, kind: str = "", organisation_id: int | None = None) -> None:
    """Write that somebody opened a person's data: a detail page, a file or an export.

    Of an export `subject` is the list of all people in it: one row each, written at once.
    """
    subjects = subject if isinstance(subject, list) else [subject]
    AuditEntry.objects.bulk_create(
        _entry("looked", actor, one, kind, organisation_id, {}, is_look=True) for one in subjects
    )


def look_all(*, actor, subjects: Iterable, organisation_id: int | None = None) -> None:
    """Write that somebody took many people's data along at once: one look per person, in one statement."""
    who = getattr(actor, "public_id", "")
    AuditEntry.objects.bulk_create(
        AuditEntry(
            verb="looked",
            actor=who,
            kind=subject._meta.model_name,
            subject=subject.public_id,
            organisation_id=organisation_id,
            about={},
            is_look=True,
        )
        for subject in subjects
    )


def _entry(verb, actor, subject, kind, organisation_id, about, *, is_look) -> AuditEntry:
    return AuditEntry(
        verb=verb,
        actor=getattr(actor, "public_id", ""),
        kind=kind or subject._meta.model_name,
        subject=subject.public_id,
        organisation_id=organisation_id,
        about=about,
        is_look=is_look,
    )


def sentences(entries: Iterable[AuditEntry]) -> list[tuple[AuditEntry, str]]:
    """Each entry with one readable sentence in the current language. One query per kind of thing named."""
    entries = list(entries)
    wanted: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        wanted["user"].add(entry.actor)
        wanted[entry.kind].add(entry.subject)
        for key, value in entry.about.items():
            wanted[key].add(value)
    found = {kind: named(kind, ids - {""}) for kind, ids in wanted.items() if kind in _NAMES}
    return [(entry, _sentence(entry, found)) for entry in entries]


def _sentence(entry: AuditEntry, found: dict[str, dict[str, str]]) -> str:
    def word(kind: str, value: str) -> str:
        return str(found[kind].get(value, _("(deleted)"))) if kind in found else value

    words = {key: word(key, value) for key, value in entry.about.items()}
    words["actor"] = word("user", entry.actor) if entry.actor else "Patennetz"
    words["subject"] = word(entry.kind, entry.subject)
    # A verb of a version that is gone still has its actor and subject.
    text = _SENTENCES.get(entry.verb) or _("{actor} did something with {subject}.")
    return str(text).format_map(defaultdict(str, words))
