"""Letters: words are data, the direction is right, the window shows the address."""

import re
import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common import pdf

GERMAN = ("de", ["Anna Muster", "Hauptstr. 1", "32423 Minden"], "Ihre Einladung", ["Guten Tag,", "kommen Sie vorbei."])
ARABIC = ("ar", ["Anna Muster"], "دعوتك", ["مرحبا Anna Muster،", "رقم الهاتف: 0571 12345"])
CODE = ("https://example.org/invitation/abc", "K7QM-4TRW")


def tags(content: bytes) -> set[bytes]:
    return set(re.findall(rb"/(MarkInfo|StructTreeRoot|Lang|pdfuaid)", content))


def text_of(content: bytes) -> str:
    """The text of a PDF, read by poppler."""
    run = subprocess.run(["pdftotext", "-layout", "-", "-"], input=content, capture_output=True, check=True)
    return run.stdout.decode()


@pytest.mark.parametrize("words", [GERMAN, ARABIC], ids=["de", "ar"])
def test_a_letter_is_a_tagged_pdf(words):
    content = pdf.letter(*words, *CODE)
    assert content.startswith(b"%PDF-1.7")
    assert {b"MarkInfo", b"StructTreeRoot", b"Lang"} <= tags(content)
    assert b"pdfuaid:part" in content


def test_a_letter_without_address_and_code_is_fine():
    assert pdf.letter("de-simple", [], "Hallo", ["Kommen Sie."]).startswith(b"%PDF")


@pytest.mark.parametrize(
    "evil",
    [
        '#read("letter.typ")',
        '#import "@preview/cetz:0.3.0": *',
        '#include "letter.typ"',
        '"); #panic("x") //',
        "$ x^2 $ *b* _i_ `c` <label> @reference = heading",
        "\\u{202e}",
        "]#pagebreak()[",
    ],
)
def test_words_are_never_markup(evil):
    words = pdf._letter("de", [evil], evil, [evil], None, evil)
    assert words["address"] == [evil] and words["code"] == evil
    pages = pdf.letter_pictures("de", [evil], evil, [evil], None, evil)
    assert len(pages) == 1 and pages[0].startswith(b"\x89PNG")


@given(st.text(max_size=60))
def test_any_text_makes_a_letter(text):
    assert pdf.letter("ar", [text], text, [text], short_code=text or None).startswith(b"%PDF")


def test_direction_overrides_and_control_characters_are_dropped():
    assert pdf.clean("a\u202eb\x07c\u2028\nd\u2068e\u2069") == "abc\u2028\nd\u2068e\u2069"


def test_the_right_to_left_letter_differs_only_where_it_should():
    left, right = (pdf._letter(code, *GERMAN[1:], *CODE) for code in ("de", "ar"))
    assert (left["right_to_left"], right["right_to_left"]) == (False, True)
    assert left["scan"] != right["scan"]


def test_nothing_is_fetched_and_no_file_outside_is_read():
    template = (pdf.HERE / "papers" / "letter.typ").read_text()
    assert "@preview" not in template and "read(" not in template and "import" not in template


def test_the_reader_finds_the_words(tmp_path):
    """With poppler on the machine also its reading of the text is compared."""
    content = pdf.letter(*GERMAN, *CODE)
    if shutil.which("pdftotext"):
        text = text_of(content)
        assert "Ihre Einladung" in text and "Hauptstr. 1" in text and "K7QM-4TRW" in text.replace(" ", "")
    assert len(content) < 100_000
