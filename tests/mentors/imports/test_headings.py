"""Lists without headings, or with headings elsewhere: a person says where they are and what the columns mean."""

import pytest
from django.urls import reverse

from mentors.enums import ImportState
from mentors.models import ListShape
from mentors.sealed_lists import preview_of
from mentors.services.imports import taking, uploads
from tests.mentors.imports.conftest import people_tables
from tests.mentors.lists.files import csv_file
from tests.support.people import sign_in
from volunteers.models import Volunteer

pytestmark = pytest.mark.django_db
BARE = csv_file([["Weiß", "Anna", "0176 04069563"], ["Kaya", "Nour", "0176 04069746"], ["Alt", "Uwe", "0571 12345"]])
# Two rows that could be headings; the upper one is a title of the department.
ODD = csv_file([["Name", "Telefon", "Stand"], ["Wer", "Wie", "Wann"], ["Weiß, Anna", "0176 04069563", "Mo ab 16 Uhr"]])


def test_a_list_without_headings_is_mapped_by_hand(upload, contact):
    kept = upload(BARE)
    assert (kept.state, kept.rows, kept.refused) == (ImportState.READY, 3, 3)
    page = sign_in(contact, second=True).get(reverse("mentors:list_columns", args=[kept.public_id])).content.decode()
    assert "Weiß" in page and "Anna" in page
    sent = {"s0-header": "-1", "s0-kind": "mentor", "s0-c0": "last", "s0-c1": "first", "s0-c2": "phone"}
    sign_in(contact, second=True).post(reverse("mentors:list_columns", args=[kept.public_id]), sent)
    kept.refresh_from_db()
    assert (kept.state, kept.new, kept.refused) == (ImportState.READY, 3, 0)
    taking.begin(actor=contact, list_import=kept)
    assert sorted(Volunteer.objects.values_list("user__name", flat=True)) == ["Anna Weiß", "Nour Kaya", "Uwe Alt"]
    # Without headings there is nothing to know the next list by.
    assert not ListShape.objects.exists()


def test_another_row_holds_the_headings(upload, contact):
    kept = upload(ODD)
    assert (kept.rows, kept.refused) == (2, 1)
    address = reverse("mentors:list_columns", args=[kept.public_id])
    sign_in(contact, second=True).post(
        address, {"s0-header": "1", "s0-kind": "mentor", "s0-c0": "name", "s0-c1": "phone"}
    )
    kept.refresh_from_db()
    (part,) = preview_of(kept.preview).parts
    assert [column.heading for column in part.layout.columns] == ["Wer", "Wie", "Wann"]
    # What the columns meant under the other headings is proposed anew, not taken along.
    assert kept.mapping[""] == {"out": False, "kind": "mentor", "header": 1}
    sent = {"s0-header": "1", "s0-kind": "mentor", "s0-c0": "name", "s0-c1": "phone", "s0-c2": "availability"}
    sign_in(contact, second=True).post(address, sent)
    kept.refresh_from_db()
    assert (kept.rows, kept.new) == (1, 1)


@pytest.mark.parametrize("header", ["99", "-2", "eins"])
def test_only_a_row_that_is_there_can_hold_the_headings(upload, contact, header):
    kept, client = upload(BARE), sign_in(contact, second=True)
    before = people_tables()
    answer = client.post(
        reverse("mentors:list_columns", args=[kept.public_id]), {"s0-header": header, "s0-kind": "mentor"}
    )
    assert answer.status_code == 400
    kept.refresh_from_db()
    assert (kept.mapping, kept.state) == ({}, ImportState.READY) and people_tables() == before


def test_a_headings_row_past_the_end_leaves_no_people_and_breaks_nothing(upload, contact):
    kept = upload(BARE)
    uploads.change_columns(actor=contact, list_import=kept, mapping={"": {"header": 500}})
    kept.refresh_from_db()
    assert (kept.state, kept.rows) == (ImportState.READY, 0)
