"""Papers as tagged PDF (PDF/UA-1). Words go in as data, never as markup; nothing is fetched from anywhere."""

import io
import json
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import segno
import typst
from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from common import clock

HERE = Path(__file__).parent
# Line ends stay; anything else that steers a terminal or turns the direction of writing goes (security 8).
_KEPT = {"\n", "\u200c", "\u200d", "\u2066", "\u2068", "\u2069"}


@dataclass(frozen=True, slots=True)
class Text:
    """What a letter says, in one language, which decides the direction of writing and the date, too."""

    language: str
    subject: str
    paragraphs: Sequence[str]


def letter(
    texts: Sequence[Text],
    address_lines: Sequence[str] = (),
    qr_text: str | None = None,
    short_code: str | None = None,
) -> bytes:
    """A letter for a window envelope, from the house (KI_NAME, KI_CONTACT) to the address, as PDF.

    The first of `texts` carries the code, explained in all of them; the others follow below it, or on the next page.
    `qr_text` is a link to scan, `short_code` what a person without a camera types at the same address without its code.
    """
    (pdf,) = _pages("letter", _letter(texts, address_lines, qr_text, short_code), "pdf")
    return pdf


def letter_pictures(*args, **kwargs) -> list[bytes]:
    """The same letter as one PNG per page, to look at. Takes what `letter` takes."""
    return _pages("letter", _letter(*args, **kwargs), "png")


def languages_of(reader: str) -> list[str]:
    """The languages a letter is written in: the reader's own first, then German for whoever helps with it."""
    return [reader] if reader.split("-")[0] == "de" else [reader, "de"]


def qr_svg(text: str) -> str:
    """A QR code with medium error correction, as SVG."""
    drawn = io.BytesIO()
    segno.make_qr(text, error="m").save(drawn, kind="svg", xmldecl=False, border=2)
    return drawn.getvalue().decode()


def _typed(link: str | None) -> str:
    """The address a person types: short, without scheme and code ("patennetz.example.org/i")."""
    return (link.rpartition("/")[0] if link else settings.SITE_URL).partition("://")[2]


def _letter(texts, address_lines=(), qr_text=None, short_code=None) -> dict:
    contact = [part.strip() for part in settings.KI_CONTACT.replace("\n", ",").split(",") if part.strip()]
    return {
        "house": settings.KI_NAME,
        "contact": contact,
        "sender": " · ".join([settings.KI_NAME, *contact]),
        "address": [clean(line) for line in address_lines] or [""],
        "texts": [_text(text) for text in texts],
        "qr": qr_svg(qr_text) if qr_text else None,
        "place": _typed(qr_text),
        "code": clean(short_code) if short_code else None,
    }


def _text(text: Text) -> dict:
    with translation.override(text.language):
        return {
            "language": text.language.split("-")[0],
            "right_to_left": translation.get_language_bidi(),
            "date": date_format(clock.today(), "DATE_FORMAT"),
            "subject": clean(text.subject) or settings.KI_NAME,
            "paragraphs": [clean(paragraph) for paragraph in text.paragraphs],
            "scan": _("Scan this picture with the camera of your phone."),
            "type_code": _("Or open this address and type the code:"),
        }


def clean(text: str) -> str:
    """Without control and direction-override characters, line ends kept."""
    return "".join(c for c in text if c in _KEPT or unicodedata.category(c) not in {"Cc", "Cf", "Cs"})


def _pages(paper: str, words: dict, kind: Any) -> list[bytes]:
    standards = ["ua-1"] if kind == "pdf" else []
    try:
        return _compile(paper, words, kind, standards)
    except typst.TypstError:
        # The standard refuses a letter our fonts cannot draw; a name in a rare script must not stop the post.
        return _compile(paper, words, kind, [])


def _compile(paper: str, words: dict, kind: Any, standards: Any) -> list[bytes]:
    compiler = typst.Compiler(
        (HERE / "papers" / f"{paper}.typ").read_bytes(),
        root=HERE / "papers",
        font_paths=_fonts(),
        sys_inputs={paper: json.dumps(words)},
    )
    pages: Any = compiler.compile(format=kind, pdf_standards=standards, ppi=110)
    return pages if isinstance(pages, list) else [pages]


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[HERE / "fonts"])
