"""Lists of people who look for help: told once to whoever keeps them; a new need of somebody known is kept."""

import pytest

from accounts.enums import Role
from mentees.enums import MenteeEnd, NeedEnd, Source
from mentees.models import Mentee, Need
from mentees.services.needs import close_need
from mentees.services.people import end_mentee
from mentors.import_notices import SEEKERS
from notifications.models import Notice
from tests.factories import ProgrammeFactory, person
from tests.mentors.imports.conftest import people_tables
from tests.mentors.lists.files import csv_file

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("phases")]
HEADINGS = ["Name", "Telefon", "Sprachen", "Was wird gesucht?"]


def wishes(*rows):
    return csv_file([HEADINGS, *([name, phone, "Arabisch", wish] for name, phone, wish in rows)])


SAMIR = ("Samir Ahmadi", "0176 04069563", "Ausbildungsplatz Pflege")
HANA = ("Hana Tadesse", "0176 04069746", "Hilfe Berufsschule")


def topics():
    return sorted(Need.objects.values_list("mentee__user__name", "topic"))


def told():
    return sorted(Notice.objects.filter(kind=SEEKERS.key).values_list("user__name", "event"))


def test_new_requests_are_told_once_to_everybody_else_who_keeps_them(take, house, contact):
    colleague = person(Role.CONTACT, house, name="Deniz Demir")
    taken = take(wishes(SAMIR, HANA))
    assert (taken.new, Mentee.objects.filter(source=Source.LIST).count()) == (2, 2)
    assert told() == [(colleague.name, taken.public_id)]
    take(wishes(SAMIR, HANA))
    assert told() == [(colleague.name, taken.public_id)]


def test_a_list_of_helpers_tells_nobody(take, house):
    person(Role.CONTACT, house)
    take(csv_file([["Name", "Telefon"], ["Anna Weiß", "0176 04069563"]]))
    assert told() == []


def test_what_somebody_known_looks_for_now_is_kept_beside_the_rest(take, house):
    person(Role.CONTACT, house, name="Deniz Demir")
    take(wishes(SAMIR))
    more = take(wishes((*SAMIR[:2], "Wohnung")))
    assert (more.new, more.known) == (0, 1)
    assert topics() == [("Samir Ahmadi", "housing"), ("Samir Ahmadi", "training_place")]
    assert ("Deniz Demir", more.public_id) in told()
    before = people_tables()
    take(wishes((*SAMIR[:2], "Wohnung")))
    assert people_tables() == before


def test_two_rows_of_one_person_are_one_person_with_two_needs(take):
    taken = take(wishes(SAMIR, (*SAMIR[:2], "Wohnung"), SAMIR))
    assert (taken.new, taken.known, Mentee.objects.count()) == (1, 2, 1)
    assert topics() == [("Samir Ahmadi", "housing"), ("Samir Ahmadi", "training_place")]


def test_what_is_over_is_not_opened_again_by_a_list(take, contact):
    take(wishes(SAMIR, HANA))
    close_need(actor=contact, need=Need.objects.get(mentee__user__name="Samir Ahmadi"), reason=NeedEnd.NOT_NEEDED)
    end_mentee(actor=contact, mentee=Mentee.objects.get(user__name="Hana Tadesse"), reason=MenteeEnd.OWN_WISH)
    before = people_tables()
    take(wishes(SAMIR, (*HANA[:2], "Wohnung")))
    assert people_tables() == before


def test_who_keeps_one_programme_gets_to_know_nobody_of_another_one_by_a_list(take, house):
    own, other = ProgrammeFactory(organisation=house), ProgrammeFactory(organisation=house)
    take(wishes(SAMIR), programme=other)
    stranger = person(Role.CONTACT, own)
    more = take(wishes((*SAMIR[:2], "Wohnung")), programme=own, actor=stranger)
    assert more.known == 1
    assert sorted(Need.objects.values_list("topic", "programme")) == [("housing", None), ("training_place", other.pk)]
    assert not Mentee.objects.kept_by(stranger).exists()


def test_nobody_looks_for_help_by_her_own_list(take, contact, house):
    take(wishes(SAMIR))
    Mentee.objects.update(user=contact)
    before = topics()
    take(wishes((contact.name, SAMIR[1], "Wohnung")))
    assert topics() == before
