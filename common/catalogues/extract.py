"""Find every translatable word in the Python files and templates of the project."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.extract import DEFAULT_KEYWORDS, extract_python
from django.utils.translation.template import templatize

# Which arguments of each function are words; `(1, "c")` is a context.
KEYWORDS: dict[str, Any] = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
NOT_OURS = {"tests", "bench", "migrations", "static", "locale", "docs", "var", "node_modules"}
# Components take words as `:label="_('Save')"`, which Django's own reader takes for plain text.
_IN_ATTRIBUTE = re.compile(r""":[\w-]+="(_\('[^'"]*'\))[^"]*\"""")

# (context, msgid, msgid of the plural); the first and the last may be empty.
Key = tuple[str, str, str]


def extract(root: Path) -> set[Key]:
    """All words of the project below `root`. A word that is also counted somewhere stands there once, as counted."""
    words = {key for path in _files(root) for key in _words(path)}
    counted = {key[:2] for key in words if key[2]}
    return {key for key in words if key[2] or key[:2] not in counted}


def _files(root: Path) -> Iterator[Path]:
    for folder in root.iterdir():
        if folder.is_dir() and folder.name not in NOT_OURS and not folder.name.startswith("."):
            for path in folder.rglob("*"):
                if path.suffix in {".py", ".html", ".txt"} and not NOT_OURS.intersection(path.relative_to(root).parts):
                    yield path


def _words(path: Path) -> Iterator[Key]:
    text = path.read_text(encoding="utf-8")
    yield from python_words(text if path.suffix == ".py" else as_python(text, str(path)))


def as_python(text: str, origin: str = "") -> str:
    """A template as Python calls of gettext. Indentation is dropped: Python's tokenizer would trip over it."""
    calls = "\n".join(line.strip() for line in templatize(text, origin=origin).splitlines())
    return "\n".join([calls, *_IN_ATTRIBUTE.findall(text)])


def python_words(text: str) -> Iterator[Key]:
    """The words in a piece of Python."""
    for _line, function, arguments, _comments in extract_python(BytesIO(text.encode()), KEYWORDS, (), {}):
        given = list(arguments) if isinstance(arguments, tuple | list) else [arguments]
        context, singular, plural = _roles_of(KEYWORDS[str(function)])
        picked = [given[i - 1] if i and i <= len(given) else "" for i in (context, singular, plural)]
        # A word that is not a literal (None) is extracted where it is written.
        if picked[1] and None not in picked:
            yield tuple(picked)


def _roles_of(spec) -> tuple[int, int, int]:
    """Positions, from 1, of context, singular and plural in a call; 0 where there is none."""
    context, words = 0, []
    for part in spec or (1,):
        if isinstance(part, tuple):
            context = part[0]
        else:
            words.append(part)
    return context, words[0], words[1] if len(words) > 1 else 0
