"""Two providers with the same people on their lists learn nothing of each other, whatever stands on the lists."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.enums import Role
from mentors.models import ImportNotice, ListImport
from mentors.sealed_lists import preview_of
from mentors.services.imports import reading, taking, uploads
from tests.factories import OrganisationFactory, person
from tests.mentors.imports.conftest import a_list, row
from volunteers.models import Engagement, Volunteer

pytestmark = pytest.mark.django_db
# Few names, days and numbers: the same person, and nearly the same, stand on both lists all the time.
somebody = st.builds(
    row,
    st.sampled_from(["Weiß", "Weiss", "Kaya"]),
    st.sampled_from(["Anna", "Gül"]),
    born=st.sampled_from(["", "25.08.1990", "26.08.1990"]),
    phone=st.sampled_from(["0176 04069563", "+4917604069563", "0176 04069564"]),
    mail=st.sampled_from(["", "anna@example.org"]),
)
people = st.lists(somebody, min_size=1, max_size=3)


def read(house, rows) -> ListImport:
    about = {"organisation": house, "responsible": "Ayla Kaya", "is_read_here": True}
    return reading.read(list_import=uploads.upload(actor=None, content=a_list(*rows), **about))


def says(found: ListImport) -> list:
    """All a preview tells about its rows: what becomes of each, why, and who it may be."""
    return [(one.outcome, one.doubt, one.candidates) for one in preview_of(found.preview).preview().rows]


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ours=people, theirs=people)
def test_what_one_house_brought_changes_nothing_at_the_other(ours, theirs):
    here, there = OrganisationFactory(), OrganisationFactory()
    contacts = [person(Role.CONTACT, house) for house in (here, there)]
    alone = says(read(there, theirs))
    taking.take_clear_rows(actor=None, list_import=read(here, ours))
    beside = read(there, theirs)
    assert says(beside) == alone

    kept = says(read(here, ours))
    taking.take_clear_rows(actor=None, list_import=beside)
    assert says(read(here, ours)) == kept
    for contact, house, other in zip(contacts, (here, there), (there, here), strict=True):
        assert not Engagement.objects.visible_to(contact).exclude(organisation=house).exists()
        assert not Volunteer.objects.visible_to(contact).filter(engagements__organisation=other).exists()
        assert not ListImport.objects.visible_to(contact).exclude(organisation=house).exists()
        assert not ImportNotice.objects.kept_by(contact).exclude(list_import__organisation=house).exists()
