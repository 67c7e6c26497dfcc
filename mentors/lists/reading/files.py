"""A file by its content, never by its name."""

from mentors.lists.reading.archives import kind_of_archive
from mentors.lists.reading.book import MOST_BYTES, Book, Sheet, Trouble, Unreadable
from mentors.lists.reading.cards import is_cards, read_cards
from mentors.lists.reading.excel import read_xlsx
from mentors.lists.reading.opendocument import read_ods
from mentors.lists.reading.texts import decoded, read_csv

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHERS = (
    *(b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ"),
    *(b"{\\rtf", b"\x7fELF", b"MZ", b"SQLite format"),
)


def parse(content: bytes) -> Book:
    """Read a file in this process. Raises `Unreadable`, whatever is wrong with it."""
    if len(content) > MOST_BYTES:
        raise Unreadable(Trouble.TOO_BIG)
    if not content.strip():
        raise Unreadable(Trouble.EMPTY)
    try:
        book = _parse(content)
    except Unreadable:
        raise
    except MemoryError:
        raise Unreadable(Trouble.BOMB) from None
    except Exception:
        # Libraries raise what they like on damaged files.
        raise Unreadable(Trouble.BROKEN) from None
    if not any(sheet.rows for sheet in book.sheets):
        raise Unreadable(Trouble.EMPTY)
    return book


def _parse(content: bytes) -> Book:
    _refuse_others(content)
    if content.startswith(b"PK"):
        kind = kind_of_archive(content)
        return Book(kind, _filled(read_xlsx(content) if kind == "xlsx" else read_ods(content)))
    text = decoded(content)
    if is_cards(text):
        return Book("vcard", _filled(read_cards(text)))
    return Book("csv", _filled(read_csv(text)))


def _filled(sheets: list[Sheet]) -> tuple[Sheet, ...]:
    return tuple(sheet for sheet in sheets if sheet.rows)


def _refuse_others(content: bytes) -> None:
    if content.startswith(_OLE):
        is_locked = "EncryptedPackage".encode("utf-16-le") in content
        raise Unreadable(Trouble.ENCRYPTED if is_locked else Trouble.OLD_EXCEL)
    if b"%PDF-" in content[:1024]:
        raise Unreadable(Trouble.PDF)
    if content.startswith(_OTHERS):
        raise Unreadable(Trouble.UNKNOWN_KIND)
