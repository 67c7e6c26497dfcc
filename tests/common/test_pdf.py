"""Letters: words are data, the direction is right, the window shows the address."""

import re
import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common import pdf

GERMAN = pdf.Text("de", "Ihre Einladung", ["Guten Tag,", "kommen Sie vorbei."])
ARABIC = pdf.Text("ar", "دعوتك", ["مرحبا Anna Muster،", "رقم الهاتف: 0571 12345"])
ADDRESS = ["Anna Muster", "Hauptstr. 1", "32423 Minden"]
CODE = ("https://example.org/invitation/abc", "K7QM-4TRW")


def tags(content: bytes) -> set[bytes]:
    return set(re.findall(rb"/(MarkInfo|StructTreeRoot|Lang|pdfuaid)", content))


def languages_in(content: bytes) -> set[bytes]:
    """The languages a screen reader is told of."""
    return set(re.findall(rb"/Lang ?\((\w+)[^)]*\)", content))


def text_of(content: bytes) -> str:
    """The text of a PDF, read by poppler."""
    run = subprocess.run(["pdftotext", "-layout", "-", "-"], input=content, capture_output=True, check=True)
    return run.stdout.decode()


@pytest.mark.parametrize("texts", [[GERMAN], [ARABIC], [ARABIC, GERMAN]], ids=["de", "ar", "both"])
def test_a_letter_is_a_tagged_pdf(texts):
    content = pdf.letter(texts, ADDRESS, *CODE)
    assert content.startswith(b"%PDF-1.7")
    assert {b"MarkInfo", b"StructTreeRoot", b"Lang"} <= tags(content)
    assert b"pdfuaid:part" in content


def test_a_letter_without_address_and_code_is_fine():
    assert pdf.letter([pdf.Text("de-simple", "Hallo", ["Kommen Sie."])]).startswith(b"%PDF")


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
    texts = [pdf.Text("de", evil, [evil])]
    words = pdf._letter(texts, [evil], None, evil)
    assert words["address"] == [evil] and words["code"] == evil
    pages = pdf.letter_pictures(texts, [evil], None, evil)
    assert len(pages) == 1 and pages[0].startswith(b"\x89PNG")


@given(st.text(max_size=60))
def test_any_text_makes_a_letter(text):
    assert pdf.letter([pdf.Text("ar", text, [text])], [text], short_code=text or None).startswith(b"%PDF")


def test_direction_overrides_and_control_characters_are_dropped():
    assert pdf.clean("a\u202eb\x07c\u2028\nd\u2068e\u2069") == "abc\u2028\nd\u2068e\u2069"


def test_a_letter_speaks_the_readers_language_and_german():
    assert [pdf.languages_of(code) for code in ("ar", "en")] == [["ar", "de"], ["en", "de"]]
    assert [pdf.languages_of(code) for code in ("de", "de-simple")] == [["de"], ["de-simple"]]


def test_each_language_has_its_words_and_its_direction():
    arabic, german = pdf._letter([ARABIC, GERMAN], ADDRESS, *CODE)["texts"]
    assert (arabic["right_to_left"], german["right_to_left"]) == (True, False)
    assert (arabic["subject"], german["subject"]) == (ARABIC.subject, GERMAN.subject)
    assert arabic["scan"] != german["scan"]


def test_a_second_language_stands_below_or_on_the_next_page():
    alone = pdf.letter_pictures([ARABIC], ADDRESS, *CODE)
    below = pdf.letter_pictures([ARABIC, GERMAN], ADDRESS, *CODE)
    long = pdf.Text("de", GERMAN.subject, ["Kommen Sie vorbei."] * 12)
    assert [len(pages) for pages in (alone, below)] == [1, 1]
    assert alone != below
    assert len(pdf.letter_pictures([ARABIC, long], ADDRESS, *CODE)) == 2
    assert languages_in(pdf.letter([ARABIC, GERMAN], ADDRESS, *CODE)) == {b"ar", b"de"}


def test_nothing_is_fetched_and_no_file_outside_is_read():
    template = (pdf.HERE / "papers" / "letter.typ").read_text()
    assert "@preview" not in template and "read(" not in template and "import" not in template


def test_the_reader_finds_the_words(tmp_path):
    """With poppler on the machine also its reading of the text is compared."""
    content = pdf.letter([GERMAN], ADDRESS, *CODE)
    if shutil.which("pdftotext"):
        text = text_of(content)
        assert "Ihre Einladung" in text and "Hauptstr. 1" in text and "K7QM-4TRW" in text.replace(" ", "")
    assert len(content) < 100_000
