"""Read, write and compile catalogues. One line per field and no dates, so that merges stay quiet."""

import os
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import denormalize, escape, read_po

from common.catalogues.extract import Key

GERMAN_PLURALS = "nplurals=2; plural=(n != 1);"
ARABIC_PLURALS = "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"
# Folder under `locale/` and its plural rule.
PLURALS = {"de": GERMAN_PLURALS, "de_Simple": GERMAN_PLURALS, "ar": ARABIC_PLURALS}


@dataclass(frozen=True)
class Entry:
    """One word and its translation: one form, or as many as the language has plurals."""

    key: Key
    forms: tuple[str, ...] = ()
    fuzzy: bool = False

    @property
    def done(self) -> bool:
        return bool(self.forms) and all(self.forms) and not self.fuzzy


@dataclass
class _Reading:
    """The entry being read."""

    fields: dict[str, str] = field(default_factory=dict)
    fuzzy: bool = False
    last: str = ""

    def entry(self) -> Entry:
        forms = [text for name, text in sorted(self.fields.items()) if name.startswith("msgstr")]
        key = (self.fields.get("msgctxt", ""), self.fields.get("msgid", ""), self.fields.get("msgid_plural", ""))
        return Entry(key, tuple(forms) if any(forms) else (), self.fuzzy)


def po_file(root: Path, folder: str) -> Path:
    return root / "locale" / folder / "LC_MESSAGES" / "django.po"


def parse(text: str) -> dict[Key, Entry]:
    """The entries of a catalogue. Forgives what a union merge leaves behind: the fuller of two doubles stays."""
    found: dict[Key, Entry] = {}
    for entry in _entries(text):
        known = found.get(entry.key)
        if entry.key[1] and (known is None or (entry.done and not known.done)):
            found[entry.key] = entry
    return found


def _entries(text: str):
    now = _Reading()
    for line in (*text.splitlines(), 'msgid ""'):
        word, _space, rest = line.strip().partition(" ")
        if word == "#,":
            now = yield from _next(now, if_has="msgid")
            now.fuzzy = "fuzzy" in rest
        elif word in {"msgctxt", "msgid"}:
            now = yield from _next(now, if_has="msgid" if word == "msgid" else "msg")
            now.fields[word], now.last = denormalize(rest), word
        elif word.startswith("msg"):
            now.fields[word], now.last = now.fields.get(word) or denormalize(rest), word
        elif word.startswith('"') and now.last:
            now.fields[now.last] += denormalize(line.strip())


def _next(now: _Reading, *, if_has: str):
    """Hand out the entry read so far when a new one begins, and give the reading to go on with."""
    if not any(name.startswith(if_has) for name in now.fields):
        return now
    yield now.entry()
    return _Reading()


def render(folder: str, entries: list[Entry]) -> str:
    """A catalogue as text, sorted by word."""
    blocks = [_header(folder), *(_block(entry, folder) for entry in sorted(entries, key=_order))]
    return "\n\n".join(blocks) + "\n"


def _order(entry: Entry):
    context, singular, plural = entry.key
    return singular, context, plural


def _header(folder: str) -> str:
    fields = {
        "Language": folder,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS[folder],
    }
    lines = [escape(f"{name}: {value}\n") for name, value in fields.items()]
    return "\n".join(['msgid ""', 'msgstr ""', *lines])


def _block(entry: Entry, folder: str) -> str:
    context, singular, plural = entry.key
    lines = ["#, fuzzy"] if entry.fuzzy else []
    lines += [f"msgctxt {escape(context)}"] if context else []
    lines.append(f"msgid {escape(singular)}")
    if not plural:
        return "\n".join([*lines, f"msgstr {escape(entry.forms[0] if entry.forms else '')}"])
    forms = [*entry.forms, *[""] * 6][: plural_forms(folder)]
    return "\n".join(
        [
            *lines,
            f"msgid_plural {escape(plural)}",
            *(f"msgstr[{i}] {escape(form)}" for i, form in enumerate(forms)),
        ]
    )


def plural_forms(folder: str) -> int:
    """How many forms a counted word has in this language."""
    return int(PLURALS[folder].removeprefix("nplurals=")[0])


def updated(root: Path, folder: str, words: set[Key]) -> str:
    """The catalogue as it should be now: known translations kept, new words added, old ones dropped."""
    path = po_file(root, folder)
    known = parse(path.read_text(encoding="utf-8")) if path.exists() else {}
    entries = [known.get(key, Entry(key)) for key in words]
    return render(folder, [replace(e, forms=e.forms[:1]) if not e.key[2] else e for e in entries])


def compile_stale(locale: Path) -> list[Path]:
    """Compile every catalogue below `locale` whose `.mo` is missing or older; gives the `.mo` files written."""
    written = []
    for source in sorted(locale.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime_ns < source.stat().st_mtime_ns:
            _compile(source, target)
            written.append(target)
    return written


def _compile(source: Path, target: Path) -> None:
    folder = source.parent.parent.name
    clean = render(folder, list(parse(source.read_text(encoding="utf-8")).values()))
    catalogue = read_po(BytesIO(clean.encode()), abort_invalid=True)
    # Several test processes may compile at once: each writes its own file and moves it into place.
    scratch = target.with_suffix(f".{os.getpid()}.tmp")
    with scratch.open("wb") as out:
        write_mo(out, catalogue)
    scratch.replace(target)
