"""Who is herself one of the two reads nothing of the other side in the trail; who keeps one programme, only its own."""

import pytest
from django.urls import reverse

from accounts.audit import sentences
from accounts.enums import Role
from mentees.services import referrals
from mentors.enums import Declining, Side
from mentors.models import Tandem
from mentors.services import tandems
from network.queries.trail import TrailFilters, trail_of
from tests import factories
from tests.mentees.referral_world import need_of
from tests.mentors import way
from tests.support.people import sign_in

pytestmark = pytest.mark.django_db


def verbs(user) -> list[str]:
    return sorted(trail_of(user, TrailFilters()).filter(kind="tandem").values_list("verb", flat=True))


def fresh_person(user):
    return type(user).objects.get(pk=user.pk)


@pytest.fixture
def house():
    return way.House(places=2)


@pytest.fixture
def colleague(house):
    return factories.person(Role.CONTACT, house.organisation)


def test_a_contact_who_is_the_mentor_does_not_read_the_mentees_no(house, colleague):
    mentor = house.mentor.volunteer.user
    factories.give(mentor, Role.CONTACT, house.organisation)
    tandem = house.propose()
    way.yes(tandem, Side.MENTOR)
    way.no(tandem, Side.MENTEE, Declining.NO_REASON)
    assert verbs(colleague) == ["tandem.declined", "tandem.proposed", "tandem.said_no", "tandem.said_yes"]
    assert verbs(fresh_person(mentor)) == ["tandem.said_yes"]


def test_nor_does_a_contact_who_is_the_mentee_read_the_mentors(house, colleague):
    mentee = house.mentee.user
    factories.give(mentee, Role.CONTACT, house.organisation)
    tandem = house.propose()
    way.yes(tandem, Side.MENTOR)
    tandems.take_back(actor=house.mentor.volunteer.user, tandem=tandem, side=Side.MENTOR)
    way.no(tandem, Side.MENTOR)
    assert verbs(fresh_person(mentee)) == []
    assert "tandem.said_no" in verbs(colleague)


def test_other_tandems_of_the_house_she_reads_as_ever(house, colleague):
    mentor = house.mentor.volunteer.user
    factories.give(mentor, Role.CONTACT, house.organisation)
    other = house.propose(house.new_need(), house.new_mentor())
    way.yes(other, Side.MENTOR)
    way.no(other, Side.MENTEE)
    assert verbs(fresh_person(mentor)) == verbs(colleague) != []
    assert not Tandem.objects.of(mentor).exists()


@pytest.fixture
def of_programme(world):
    return factories.give(factories.UserFactory(name="Nur eines"), Role.CONTACT, world.programme).user


def told_to(user) -> str:
    return " ".join(sentence for _entry, sentence in sentences(trail_of(user, TrailFilters())))


def test_who_keeps_one_programme_reads_no_names_of_the_rest_of_the_house(world, of_programme):
    inside = need_of(world, programme=world.programme)
    referrals.ask_person(actor=world.person("contact"), need=inside, programme=world.other_programme)
    house = way.House.__new__(way.House)
    house.organisation, house.contact = world.organisation, world.person("contact")
    need = factories.NeedFactory(
        mentee=factories.MenteeFactory(intake=world.organisation, user__name="Nebenan Geheim"), phase=world.phase
    )
    tandem = house.propose(need, house.new_mentor())
    way.yes(tandem, Side.MENTOR)
    way.no(tandem, Side.MENTEE)
    assert "Nebenan" in told_to(world.person("contact"))
    assert "Nebenan" not in told_to(of_programme) and not trail_of(of_programme, TrailFilters()).filter(kind="tandem")


def test_nor_whom_another_house_would_like_to_send_her(world):
    """Before the person's yes the receiving programme knows nothing of her, in the trail neither."""
    receiver = factories.give(factories.UserFactory(), Role.CONTACT, world.other_programme).user
    need = need_of(world)
    referrals.ask_person(actor=world.person("contact"), need=need, programme=world.other_programme)
    assert need.mentee.user.name in told_to(world.person("contact"))
    assert need.mentee.user.name not in told_to(receiver)
    assert not trail_of(receiver, TrailFilters()).filter(kind="need").exists()


def test_a_guessed_person_has_no_name_in_the_heading(world, of_programme):
    stranger = factories.UserFactory(name="Zainab Unbekannt")
    page = sign_in(of_programme, second=True).get(reverse("network:audit"), {"person": stranger.public_id})
    assert page.status_code == 200 and "Zainab" not in page.content.decode()
