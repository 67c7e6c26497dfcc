"""Broken, encrypted, empty, too big, a bomb: in every format one clear sentence, and nothing is written or kept."""

import pytest
from django.urls import reverse

from common.errors import WrongInput
from mentors.enums import ImportState
from mentors.import_words import problem_of
from mentors.lists.reading.book import MOST_BYTES, Trouble
from mentors.models import ListImport
from mentors.services.imports import reading, taking, uploads
from tests.mentors.imports.conftest import kept_files, people_tables
from tests.mentors.lists.files import ANNA, HEADINGS, cell, csv_file, ods_file, xlsx_file, zip_file
from tests.mentors.lists.test_evil_files import OLE, bomb, endless_rows
from tests.support.people import sign_in

pytestmark = pytest.mark.django_db
XLSX = xlsx_file([HEADINGS, ANNA])
ODS = ods_file("".join(map(cell, HEADINGS)), "".join(map(cell, ANNA)))
CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:{last};Anna\r\nTEL:{phone}\r\nEND:VCARD\r\n"
FILES = {
    "broken CSV": (lambda: b"\xff\xfeN\x00a", Trouble.BROKEN),
    "broken XLSX": (lambda: XLSX[: len(XLSX) // 2], Trouble.BROKEN),
    "broken ODS": (lambda: ODS[: len(ODS) // 2], Trouble.BROKEN),
    "broken vCard": (lambda: b"BEGIN:VCARD\r\n\0\0\0\0", Trouble.BROKEN),
    "encrypted XLSX": (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), Trouble.ENCRYPTED),
    "encrypted ODS": (lambda: ods_file(locked=True), Trouble.ENCRYPTED),
    "encrypted archive": (lambda: b"7z\xbc\xaf" + bytes(64), Trouble.UNKNOWN_KIND),
    "empty CSV": (lambda: b";;;\r\n", Trouble.EMPTY),
    "empty XLSX": (xlsx_file, Trouble.EMPTY),
    "empty ODS": (ods_file, Trouble.EMPTY),
    "bomb as XLSX": (bomb, Trouble.BOMB),
    "bomb as ODS": (endless_rows, Trouble.BOMB),
    "bomb in an archive": (lambda: zip_file(("content.xml", b"0" * 70_000_000)), Trouble.BOMB),
    "endless CSV": (lambda: b"Name;Telefon\n" + b"A;1\n" * 25_000, Trouble.TOO_LONG),
    "endless vCard": (lambda: CARD.format(last="W", phone="1").encode() * 25_000, Trouble.TOO_LONG),
}
FORMULA, MARKUP = "=HYPERLINK(1)", "<script>alert(1)</script>"


@pytest.mark.parametrize("name", FILES)
def test_nothing_of_a_hostile_file_is_written_or_kept(house, contact, name, django_capture_on_commit_callbacks):
    make, trouble = FILES[name]
    content, before = make(), people_tables()
    with django_capture_on_commit_callbacks(execute=True):
        kept = uploads.upload(
            actor=contact, organisation=house, responsible="Ayla Kaya", content=content, is_read_here=True
        )
        kept = reading.read(list_import=kept)
    assert (kept.state, kept.problem) == (ImportState.FAILED, trouble)
    assert problem_of(kept.problem).endswith(".")
    assert people_tables() == before and kept_files() == []
    with pytest.raises(WrongInput):
        taking.begin(actor=contact, list_import=kept)
    assert people_tables() == before


@pytest.mark.parametrize("size", [0, MOST_BYTES + 1, 100 * 1024 * 1024])
@pytest.mark.parametrize("begins", [b"", b"PK\x03\x04", b"BEGIN:VCARD\r\n"])
def test_an_empty_file_and_one_of_100_megabytes_are_refused_unread(house, contact, begins, size):
    content, before = (begins + bytes(size))[:size], people_tables()
    with pytest.raises(WrongInput):
        uploads.upload(actor=contact, organisation=house, responsible="Ayla Kaya", content=content)
    assert people_tables() == before and kept_files() == [] and not ListImport.objects.exists()


def _rows(last):
    return [HEADINGS, [last, *ANNA[1:]], ["Kaya", "Nour", "", "0176 04069746", *[""] * 5]]


FORMATS = {
    "CSV": lambda last: csv_file(_rows(last)),
    "XLSX": lambda last: xlsx_file(_rows(last)),
    "ODS": lambda last: ods_file(*("".join(cell(text.replace("<", "&lt;")) for text in row) for row in _rows(last))),
    "vCard": lambda last: "".join(
        CARD.format(last=name, phone=phone) for name, phone in ((last, "0176 04069563"), ("Kaya", "0176 04069746"))
    ).encode(),
}


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("evil", [FORMULA, MARKUP])
def test_formulas_and_markup_in_cells_refuse_their_row_alone(upload, contact, kind, evil):
    kept = upload(FORMATS[kind](evil))
    assert (kept.state, kept.rows, kept.new, kept.refused) == (ImportState.READY, 2, 1, 1)
    taking.begin(actor=contact, list_import=kept)
    assert not any(evil in row for rows in people_tables().values() for row in rows)


def test_the_page_says_what_is_wrong(house, contact, upload):
    kept = upload(b";;;\r\n")
    page = sign_in(contact, second=True).get(reverse("mentors:list", args=[kept.public_id])).content.decode()
    assert problem_of(Trouble.EMPTY) in page
