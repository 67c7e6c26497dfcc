"""What is wrong with a translation: missing, other placeholders, or plain German that is not plain."""

import re
import string
from collections.abc import Iterator

from common.catalogues.po import Entry

NAMED = re.compile(r"%\((\w+)\)[#0\- +]?[\d.]*[diouxXeEfFgGcrsa]")
POSITIONAL = re.compile(r"(?<!%)(?:%%)*(%[#0\- +]?[\d.]*[dsfi])")
# Wiener Sachtextformel: about the school year a text suits; 4 is easiest. Shorter texts give no honest figure.
HARDEST = 6.0
FEWEST_WORDS = 8


def problems(folder: str, entries: list[Entry]) -> Iterator[str]:
    """One sentence per problem of a catalogue."""
    for entry in entries:
        word = entry.key[1]
        if folder == "de" and not entry.done:
            yield f"{folder}: no finished German for “{word}”"
        for form in filter(None, entry.forms):
            if not same_placeholders(entry, form):
                yield f"{folder}: other placeholders than in “{word}”: “{form}”"
            if folder == "de_Simple" and (level := hardness(form)) > HARDEST:
                yield f"{folder}: too hard ({level:.1f}, at most {HARDEST:.0f}): “{form}”"


def same_placeholders(entry: Entry, form: str) -> bool:
    """True if the form can stand where the word stands. A plural form may leave the number out ("two persons")."""
    _context, singular, plural = entry.key
    expected = placeholders(singular) | placeholders(plural)
    given = placeholders(form)
    if not plural:
        return given == expected
    return given <= expected and {p for p in expected if p.startswith("%")} <= given


def placeholders(text: str) -> set[str]:
    """Names in `%(name)s` and `{name}`, and counted positions like `%d1`."""
    positions = POSITIONAL.findall(NAMED.sub("", text))
    return {
        *NAMED.findall(text),
        *(f"{mark}{number}" for number, mark in enumerate(positions)),
        *(f"{{{name}}}" for name in _braces(text)),
    }


def _braces(text: str) -> set[str]:
    try:
        return {name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name is not None}
    except ValueError:
        return set()


def hardness(text: str) -> float:
    """Wiener Sachtextformel of a German text; 0 for texts under eight words."""
    import textstat

    plain = NAMED.sub("Anna", re.sub(r"\{\w*\}", "Anna", re.sub(r"<[^>]+>", "", text)))
    if len(plain.split()) < FEWEST_WORDS:
        return 0.0
    textstat.set_lang("de")
    return textstat.wiener_sachtextformel(plain, variant=1)
