"""The desk's pages of lists, from the upload to taking over; and what evil files leave behind: nothing."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from accounts.models import AuditEntry
from mentors.enums import ImportState
from mentors.models import ListImport
from mentors.queries.decisions import undecided
from mentors.sealed_lists import preview_of
from mentors.services.imports import taking
from tests.factories import EngagementFactory, ProgrammeFactory, person
from tests.mentors.imports.conftest import LISTS, a_list, kept_files, people_tables, row
from tests.mentors.lists.files import csv_file, zip_file
from tests.support.people import sign_in
from volunteers.models import Volunteer

pytestmark = pytest.mark.django_db
ANNA = row("Weiß", "Anna", phone="017604069563", when="flexibel")
NOBODY = row("Ohne", "Nummer")
DIAKONIE = (LISTS / "ausbildungspaten_diakonie.csv").read_bytes()


@pytest.fixture
def desk(contact):
    return sign_in(contact, second=True)


@pytest.fixture
def send(desk, house):
    """Upload through the page; gives the answer."""

    def send(content, name="liste.csv", **more):
        said = {"whose": house.public_id, "responsible": "Ayla Kaya", "file": SimpleUploadedFile(name, content)}
        return desk.post(reverse("mentors:list_new"), {**said, **more})

    return send


def address(name, list_import, *more):
    return reverse(f"mentors:{name}", args=[list_import.public_id, *more])


def test_from_the_upload_to_people(desk, send):
    there = send(a_list(ANNA, NOBODY))
    kept = ListImport.objects.get()
    assert there.url == address("list", kept)
    page = desk.get(there.url).content.decode()
    assert "Anna Weiß" in page and "freie Zeit" in page
    assert "Ohne" not in desk.get(f"{there.url}?show=new").content.decode()
    assert desk.post(address("list_take", kept)).url == there.url
    assert Volunteer.objects.get().user.name == "Anna Weiß"
    over = desk.get(there.url).content.decode()
    assert address("list_refused", kept) in over and "Anna" not in over


def test_deciding_walks_through_all_unclear_rows(desk, send):
    send(DIAKONIE)
    kept = ListImport.objects.get()
    first, *others = undecided(preview_of(kept.preview).marks, {})
    there = desk.post(address("list_row", kept, first), {"decision": "new"})
    assert there.url == address("list_row", kept, others[0])
    for number in others:
        there = desk.post(address("list_row", kept, number), {"decision": "skip"})
    assert there.url == address("list", kept)
    desk.post(address("list_row", kept, first), {"decision": ""})
    assert kept.decisions.count() == len(others)


def test_refused_rows_are_downloaded_with_reasons_corrected_and_sent_again(desk, send):
    send(a_list(ANNA, NOBODY))
    kept = ListImport.objects.get()
    answer = desk.get(address("list_refused", kept))
    assert answer["Cache-Control"] == "private, no-store"
    assert AuditEntry.objects.filter(is_look=True, subject=kept.public_id).exists()
    sheet = load_workbook(io.BytesIO(answer.content)).active
    headings, refused = list(sheet.values)
    assert refused[:2] == ("Ohne", "Nummer") and refused[-1]
    corrected = [*(cell or "" for cell in refused[:3]), "0176 04069999", *(cell or "" for cell in refused[4:])]
    send(csv_file([headings, corrected]))
    assert ListImport.objects.latest("pk").new == 1


def test_what_columns_mean_can_be_corrected(desk, send):
    send(csv_file([["Name", "Wie", "Religion"], ["Weiß, Anna", "0176 04069563", "x"]]))
    kept = ListImport.objects.get()
    page = desk.get(address("list", kept)).content.decode()
    assert "Religion" in page
    form = desk.get(address("list_columns", kept)).content.decode()
    assert "s0-c1" in form and "s0-c2" not in form
    desk.post(
        address("list_columns", kept), {"s0-kind": "mentor", "s0-c0": "name", "s0-c1": "phone", "s0-c2": "remark"}
    )
    kept.refresh_from_db()
    assert (kept.state, kept.new) == (ImportState.READY, 1)


def test_at_least_one_sheet_stays(desk, send):
    send(a_list(ANNA))
    kept = ListImport.objects.get()
    assert desk.post(address("list_columns", kept), {"s0-kind": "mentor", "s0-out": "on"}).status_code == 400
    kept.refresh_from_db()
    assert kept.state == ImportState.READY


BOMB = zip_file(("xl/workbook.xml", b"0" * 70_000_000))


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"PK\x03\x04 broken", "liste.xlsx"),
        (BOMB, "liste.xlsx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600, "liste.xls"),
        (b"%PDF-1.7", "liste.csv"),
        (b"nothing of use", "liste.csv"),
    ],
)
def test_an_evil_file_leaves_nothing(desk, send, django_capture_on_commit_callbacks, content, name):
    before = people_tables()
    with django_capture_on_commit_callbacks(execute=True):
        there = send(content, name)
    kept = ListImport.objects.get()
    assert (kept.state, kept.file, kept.preview) == (ImportState.FAILED, "", "")
    assert 'role="alert"' in desk.get(there.url).content.decode()
    assert people_tables() == before and kept_files() == []


@pytest.mark.parametrize("content", [b"", b"a" * (10 * 1024 * 1024 + 1)])
def test_empty_and_too_big_files_are_not_even_kept(send, content):
    assert send(content).status_code == 400
    assert not ListImport.objects.exists() and kept_files() == []


def test_somebody_must_answer_for_the_data_before_anything_is_uploaded(send):
    assert send(a_list(ANNA), responsible="").status_code == 400
    assert not ListImport.objects.exists()


def test_formulas_and_markup_are_refused_and_shown_as_text(desk, send):
    send(a_list(row("<script>alert(1)</script>", "Anna", phone="017604069563")))
    kept = ListImport.objects.get()
    page = desk.get(address("list", kept)).content.decode()
    assert kept.refused == 1 and "<script>alert" not in page


def test_a_list_is_thrown_away(desk, send, django_capture_on_commit_callbacks):
    before = people_tables()
    with django_capture_on_commit_callbacks(execute=True):
        send(a_list(ANNA))
        kept = ListImport.objects.get()
        assert desk.post(address("list_drop", kept)).url == reverse("mentors:lists")
    assert people_tables() == before and kept_files() == []
    assert desk.get(address("list", kept)).status_code == 200


def test_how_far_the_worker_is(desk, send):
    send(a_list(ANNA))
    kept = ListImport.objects.get()
    ListImport.objects.update(state=ImportState.READING, done=20, rows=80)
    page = desk.get(address("list", kept)).content.decode()
    bar = desk.get(address("list_progress", kept), headers={"HX-Request": "true"}).content.decode()
    for shown in (page, bar):
        assert 'value="20"' in shown and 'max="80"' in shown
    # Without script the page loads itself anew.
    assert "http-equiv" in page
    ListImport.objects.update(state=ImportState.READY, rows=1, done=1)
    there = desk.get(address("list_progress", kept), headers={"HX-Request": "true"})
    assert there["HX-Redirect"] == address("list", kept)


def test_a_page_of_rows_costs_the_same_for_one_and_for_many(desk, send, django_assert_max_num_queries):
    send(a_list(ANNA))
    send(a_list(*(row("Weiß", f"Anna {n}", phone=f"0176 0406{n:04}") for n in range(60))))
    for kept in ListImport.objects.order_by("pk"):
        with django_assert_max_num_queries(14):
            assert desk.get(address("list", kept)).status_code == 200


def test_two_providers_learn_nothing_of_each_other(take, upload, contact, house, other_house, send, desk):
    """The same list at both: each sees only new people; pages, counts and messages name nobody of the other."""
    stranger = person("contact", other_house, name="Jonas Fremd")
    take(DIAKONIE)
    ours = ListImport.objects.latest("pk")
    theirs = take(DIAKONIE, house=other_house, actor=stranger)
    counts = ("rows", "new", "known", "unclear", "refused")
    assert [getattr(theirs, name) for name in counts] == [getattr(ours, name) for name in counts]
    assert Volunteer.objects.count() == ours.new + theirs.new
    there = sign_in(stranger, second=True)
    pages = [there.get(reverse(f"mentors:{name}")).content.decode() for name in ("lists", "unconfirmed")]
    assert not any(house.name in page or contact.name in page for page in pages)
    assert there.get(address("list", ours)).status_code == 404


def test_candidates_of_another_programme_are_not_shown_to_its_neighbour(house):
    mine, other = ProgrammeFactory(organisation=house), ProgrammeFactory(organisation=house)
    known = EngagementFactory(programme=other, contact_phone="+4917604069563", contact_email="secret@example.org")
    keeper = sign_in(person("contact", mine), second=True)
    said = {"whose": mine.public_id, "responsible": "Ayla", "file": SimpleUploadedFile("l.csv", a_list(ANNA))}
    assert keeper.post(reverse("mentors:list_new"), said).status_code == 302
    page = keeper.get(address("list_row", ListImport.objects.get(), 1)).content.decode()
    assert known.volunteer.user.name not in page and "secret@example.org" not in page


def test_only_own_places_are_offered(desk, send, other_house):
    assert send(a_list(ANNA), whose=other_house.public_id).status_code == 400
    assert not ListImport.objects.exists()


def test_taking_over_twice_by_two_people_says_so(desk, send, contact):
    send(a_list(ANNA))
    kept = ListImport.objects.get()
    taking.begin(actor=contact, list_import=kept)
    page = desk.post(address("list_take", kept), follow=True)
    assert page.status_code == 200 and Volunteer.objects.count() == 1


def test_equal_questions_stand_in_one_line_that_leads_to_its_rows(desk, send):
    said = row("Grün", "Ida", phone="017604069564", when="Mo ab 16 Uhr")
    send(a_list(ANNA, said, NOBODY))
    there = address("list", ListImport.objects.get())
    page = desk.get(there)
    asked = {one.show: one.rows for one in page.context["to_ask"]}
    # The refused row is not asked anything.
    assert asked["ask-availability"] == 1 and asked["ask-accompanies"] == 2
    assert page.content.decode().count("?show=ask-accompanies") == 1
    names = [row.name for row in desk.get(there, {"show": "ask-availability"}).context["rows"]]
    assert names == ["Anna Weiß"]
    assert len(desk.get(there, {"show": "ask-accompanies"}).context["rows"]) == 2
    assert not desk.get(there, {"show": "ask-nonsense"}).context["rows"]


def test_a_list_of_one_person_without_headings_is_taken_as_somebody_says(desk, send):
    send("Weiß;Anna;0176 04069563;anna@example.org\r\n".encode())
    kept = ListImport.objects.get()
    assert kept.state == ImportState.READY
    columns = {"s0-header": "-1", "s0-kind": "mentor", "s0-c0": "last", "s0-c1": "first", "s0-c2": "phone"}
    assert desk.post(address("list_columns", kept), columns | {"s0-c3": "mail"}).status_code == 302
    kept.refresh_from_db()
    assert (kept.rows, kept.new) == (1, 1)
