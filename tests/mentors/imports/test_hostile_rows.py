"""Script, formulas and characters that turn a line around, in every cell of a list (security 7 and 8)."""

import io
import re

import pytest
from django.apps import apps
from django.db import models
from django.urls import reverse
from openpyxl import load_workbook

from mentors.models import ImportNotice, ListImport
from mentors.services.imports import notices
from tests.factories import person
from tests.mentors.imports.conftest import a_list, row
from tests.mentors.lists.files import csv_file
from tests.support.people import sign_in
from volunteers.models import Volunteer

pytestmark = pytest.mark.django_db
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
ROOMS = ("accounts", "notifications", "volunteers", "mentees", "mentors")
TURNED = row(
    "\u202eWeiß\u2066",
    "An\u202ena",
    born="25.08.1990",
    phone="\u202d0176 04069563",
    mail="anna\u202e@example.org",
    languages="Arabisch\u2067",
    where="\u202bRodenbeck",
    when="Mo ab 16 Uhr\u202c",
    remark="spielt \u202eSchach",
)
CORPUS = ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", '=HYPERLINK("http://evil.example")', "@SUM(1)"]


def stored_texts():
    for model in (model for room in ROOMS for model in apps.get_app_config(room).get_models()):
        names = [f.name for f in model._meta.concrete_fields if isinstance(f, models.CharField | models.TextField)]
        for values in model._base_manager.values_list(*names) if names else ():
            yield from (f"{model._meta.label}: {value}" for value in values if isinstance(value, str))


def test_characters_that_turn_a_line_are_neither_kept_nor_sent(take, mailoutbox):
    take(a_list(TURNED), responsible="Ayla \u202eKaya")
    assert Volunteer.objects.get().user.name == "Anna Weiß"
    assert not [text for text in stored_texts() if TURNING.search(text)]
    for mail in mailoutbox:
        assert not TURNING.search(mail.message().as_string() + mail.subject + mail.body)


@pytest.mark.parametrize("evil", CORPUS)
@pytest.mark.parametrize("column", range(9))
def test_whatever_stands_in_a_cell_is_never_markup(take, desk_pages, evil, column):
    """Refused, dropped or kept as words: on every page about the list, and on the page behind its link."""
    cells = row("Weiß", "Anna", phone="0176 04069563", mail="anna@example.org")
    cells[column] = evil
    kept = take(a_list(cells, row("Berg", "Ida", phone="0176 04069564")))
    for page in desk_pages(kept):
        assert evil not in page and "<script>alert" not in page and "<img src=x" not in page


@pytest.mark.parametrize("evil", CORPUS)
def test_headings_are_words_too(upload, desk_pages, evil):
    kept = upload(csv_file([["Nachname", "Vorname", "Telefon", evil], ["Weiß", "Anna", "0176 04069563", "x"]]))
    assert kept.rows == 1
    for page in desk_pages(kept):
        assert evil not in page or evil.startswith(("=", "@"))
        assert "<script>alert" not in page and "<img src=x" not in page


@pytest.fixture
def desk_pages(client, contact):
    def pages(kept: ListImport):
        desk = sign_in(contact, second=True)
        places = [reverse(f"mentors:{name}") for name in ("lists", "unconfirmed")]
        places += [reverse(f"mentors:{name}", args=[kept.public_id]) for name in ("list", "list_columns")]
        places += [reverse("mentors:list_row", args=[kept.public_id, number]) for number in (1, 2)]
        yield from (desk.get(place).content.decode() for place in places)
        for notice in ImportNotice.objects.filter(list_import=kept).order_by("pk"):
            page = reverse("mentors:my_data", args=[notices.code_of(notice)])
            yield client.get(page).content.decode()

    return pages


@pytest.mark.parametrize("column", range(9))
def test_two_providers_see_the_same_whatever_the_other_knows(upload, take, contact, house, other_house, column):
    """One cell of theirs is exactly ours: preview, counts and what becomes of the row do not differ by it (37)."""
    ours = row("Weiß", "Anna", born="25.08.1990", phone="0176 04069563", mail="anna@example.org", remark="Chor")
    stranger = person("contact", other_house)
    theirs = row("Berg", "Ida", phone="0151 23456789")
    theirs[column] = ours[column] or theirs[column]
    before = _seen(upload(a_list(theirs), house=other_house, actor=stranger))
    take(a_list(ours))
    after = _seen(upload(a_list(theirs), house=other_house, actor=stranger))
    assert before == after
    taken = take(a_list(theirs), house=other_house, actor=stranger)
    assert (taken.new, taken.known, taken.unclear) == (before["new"], before["known"], before["unclear"])


def _seen(kept) -> dict:
    return {name: getattr(kept, name) for name in ("rows", "new", "known", "unclear", "refused", "problem")}


def test_search_lists_and_files_of_one_provider_never_name_anothers_people(take, house, other_house, contact):
    """Both imported the same person; neither finds the other's record by name, number or mail, in any list or file."""
    stranger = person("contact", other_house)
    take(a_list(row("Weiß", "Anna", phone="0176 04069563", mail="anna@example.org")))
    take(
        a_list(row("Weiß", "Anna", phone="0151 23456789", mail="a.weiss@example.org")),
        house=other_house,
        actor=stranger,
    )
    assert Volunteer.objects.count() == 2
    for who, foreign in ((contact, "23456789"), (stranger, "04069563")):
        client = sign_in(who, second=True)
        for query in ("?q=Wei%C3%9F", "?q=anna", "?q=%2B4915123456789", "?q=a.weiss@example.org", "?q=017604069563"):
            shown = client.get(reverse("volunteers:helpers") + query).content.decode().partition("<main")[2]
            # What she asked for stands in the field again.
            page = re.sub(r'value="[^"]*"', "", shown)
            assert foreign not in page and page.count("/helpers/") - page.count("/helpers/list") <= 4
        file = client.get(reverse("volunteers:helpers_download")).content
        assert _words(file).count("Anna Weiß") == 1 and foreign not in " ".join(_words(file)).replace(" ", "")


def _words(file: bytes) -> list[str]:

    return [str(cell.value) for line in load_workbook(io.BytesIO(file)).active for cell in line]
