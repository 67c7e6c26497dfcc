"""CSV: which encoding, which delimiter, which rows."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from charset_normalizer import from_bytes

from mentors.lists.reading.book import Sheet, Trouble, Unreadable
from mentors.lists.reading.cells import Rows, clean

DELIMITERS = ";,\t|^~\x1f:"
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Old DOS and Macintosh exports, and Turkish Windows.
_RARE = ["cp850", "mac_roman", "cp1254", "cp1250"]
# Umlauts of DOS and Macintosh, read as Windows writes: "J”rg", "MŸller", "BŠr".
_FOREIGN_UMLAUT = re.compile(r"[A-Za-z][„”Ÿ][a-z]|[a-z]Š[a-z]")
# Excel's own hint in the first line.
_HINT = re.compile(r"\s*\"?sep=(.)\"?[ \t]*(?:\r\n|\r|\n)", re.IGNORECASE)


def decoded(content: bytes) -> str:
    """The text: by its byte order mark, else UTF-16 by its zeros, UTF-8 if it is, else a code page of one byte."""
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _strictly(content, encoding)
    zeros = content[:4000].count(0)
    if zeros:
        even = content[:4000:2].count(0)
        return _strictly(content, "utf-16-be" if even > zeros / 2 else "utf-16-le")
    try:
        return content.decode()
    except UnicodeDecodeError:
        mended = content.decode(errors="replace")
        # UTF-8 with a damaged letter here and there: better a lost letter, which is asked, than "MÃ¼ller" everywhere.
        is_damaged = sum(1 for c in mended if c > "\x7f") > 2 * mended.count("\ufffd")
        return mended if is_damaged else _one_byte(content)


def _strictly(content: bytes, encoding: str) -> str:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        raise Unreadable(Trouble.BROKEN) from None
    if "\0" in text:
        raise Unreadable(Trouble.UNKNOWN_KIND)
    return text


def _one_byte(content: bytes) -> str:
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    if text and not _FOREIGN_UMLAUT.search(text):
        return text
    best = from_bytes(content[:50_000], cp_isolation=_RARE).best()
    try:
        return content.decode(best.encoding) if best else text or content.decode("cp850")
    except UnicodeDecodeError:
        raise Unreadable(Trouble.BROKEN) from None


def read_csv(text: str) -> list[Sheet]:
    """A CSV as one sheet. Raises `Unreadable` when it is no text at all."""
    sample = text[:4000]
    strange = sum(1 for c in sample if ord(c) < 32 and c not in "\t\r\n\x1f")
    if strange > 3 + len(sample) / 50 or text.lstrip()[:1] == "<":
        raise Unreadable(Trouble.UNKNOWN_KIND)
    hint = _HINT.match(text)
    delimiter = hint[1] if hint else _delimiter(text)
    rows = Rows()
    for number, cells in enumerate(_records(text[hint.end() :] if hint else text, delimiter)):
        for column, cell in enumerate(cells):
            rows.put(number + bool(hint), column, clean(cell))
    return [rows.sheet("")]


def _delimiter(text: str) -> str:
    """The one that gives most rows the same number of cells, more than one."""
    sample = text[:20_000]
    sample = sample[: sample.rfind("\n") + 1] or sample
    scores = {delimiter: _score(sample, delimiter) for delimiter in DELIMITERS if delimiter in sample}
    best = max(scores, key=scores.__getitem__, default=";")
    return best if scores.get(best, 0) > 0 else ";"


def _score(sample: str, delimiter: str) -> float:
    records = [cells for cells in _records(sample, delimiter) if len(cells) > 1]
    if not records:
        return 0
    widths = Counter(map(len, records))
    width, rows = max(widths.items(), key=lambda pair: (pair[1] * min(pair[0], 20), pair[0]))
    # The headings fill their row.
    fullest = max(sum(1 for cell in cells if cell.strip()) for cells in records)
    steady = rows * (1 + min(width, 20) / 10) - (len(records) - rows)
    # Times of day hold colons.
    return steady * fullest * (0.3 if delimiter == ":" else 1)


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    """The records; where quotes were left open, every line counts for itself, so that no row is swallowed."""
    lines = io.StringIO(text, newline="")
    try:
        yield from list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error as problem:
        loose = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        if "end of data" in str(problem) or "limit" in str(problem):
            loose = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=csv.QUOTE_NONE)
        try:
            yield from loose
        except csv.Error:
            raise Unreadable(Trouble.BROKEN) from None
