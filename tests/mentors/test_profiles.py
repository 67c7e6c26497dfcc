"""What a mentor says about accompanying: who may say it, what it means for places, and that nothing is half written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from accounts.audit import sentences
from accounts.enums import Answered, Role
from accounts.models import AuditEntry
from accounts.purposes import SHARED_POOL
from accounts.scope import forget
from accounts.services import consents
from common.errors import NotAllowed, OutOfScope, WrongInput
from mentors import rules, terms
from mentors.enums import Side
from mentors.models import MentorField, MentorInterest, MentorProfile, Place
from mentors.queries import mentoring, pairs, places
from mentors.queries.places import Places
from mentors.services.profiles import edit_mentoring
from tests import factories
from tests.mentors import way
from volunteers.enums import EngagementKind, EngagementStatus
from volunteers.models import Volunteer

pytestmark = pytest.mark.django_db
SAID = {
    "capacity": 3,
    "elsewhere": 1,
    "wished_gender": "woman",
    "fields": ["care", "metal"],
    "interests": ["music"],
}


@pytest.fixture
def house():
    return way.House(places=1)


@pytest.fixture
def volunteer(house):
    return house.mentor.volunteer


def rows(model):
    return list(model.objects.order_by("pk").values())


def noted():
    return [rows(model) for model in (MentorProfile, MentorField, MentorInterest)]


def test_she_says_it_herself_and_says_something_else_later(volunteer):
    edit_mentoring(actor=volunteer.user, volunteer=volunteer, **SAID)
    assert mentoring.said_by(volunteer) == SAID
    kept = MentorField.objects.get(field="metal").pk
    later = SAID | {"fields": ["metal", "it"], "interests": [], "capacity": None, "wished_gender": ""}
    edit_mentoring(actor=volunteer.user, volunteer=volunteer, **later)
    assert mentoring.said_by(volunteer) == later | {"fields": ["it", "metal"]}
    assert MentorField.objects.get(field="metal").pk == kept


def test_her_organisation_notes_it_as_told(house, volunteer):
    edit_mentoring(actor=house.contact, volunteer=volunteer, how=Answered.PHONE, **SAID)
    entry = AuditEntry.objects.get(verb="mentor.changed")
    assert (entry.actor, entry.subject, entry.about) == (
        house.contact.public_id,
        volunteer.public_id,
        {"how": "phone"},
    )
    ((_entry, sentence),) = sentences([entry])
    assert volunteer.user.name in sentence and house.contact.name in sentence


@pytest.mark.parametrize(
    "wrong",
    [
        {"capacity": -1},
        {"capacity": terms.MOST_PLACES + 1},
        {"elsewhere": terms.MOST_ELSEWHERE + 1},
        {"wished_gender": "nobody"},
        {"fields": ["care", "magic"]},
        {"interests": ["magic"]},
    ],
)
def test_what_cannot_be_changes_nothing(volunteer, wrong):
    edit_mentoring(actor=volunteer.user, volunteer=volunteer, **SAID)
    before = noted()
    with pytest.raises(WrongInput) as refusal:
        edit_mentoring(actor=volunteer.user, volunteer=volunteer, **(SAID | {"capacity": 2} | wrong))
    assert refusal.value.field in wrong
    assert noted() == before


def test_nobody_speaks_for_somebody_else(house, volunteer):
    for actor, how in ((house.contact, Answered.SELF), (volunteer.user, Answered.PHONE)):
        with pytest.raises(NotAllowed):
            edit_mentoring(actor=actor, volunteer=volunteer, how=how, **SAID)
    assert MentorProfile.objects.get().capacity == 1


def test_only_who_keeps_her_as_a_mentor_notes_it(house, volunteer):
    stranger = factories.person(Role.CONTACT, factories.OrganisationFactory())
    tutoring = factories.EngagementFactory(volunteer=volunteer, kind=EngagementKind.TUTOR)
    elsewhere = factories.person(Role.CONTACT, tutoring.organisation)
    coordinator = factories.person(Role.COORDINATOR, factories.CentreFactory(area=house.organisation.area))
    consents.give(actor=volunteer.user, user=volunteer.user, purpose=SHARED_POOL, how=Answered.SELF, language="de")
    for actor, refusal in ((stranger, OutOfScope), (elsewhere, NotAllowed), (coordinator, NotAllowed)):
        with pytest.raises(refusal):
            edit_mentoring(actor=actor, volunteer=volunteer, how=Answered.PHONE, **SAID)
    assert MentorProfile.objects.get().capacity == 1
    assert rules.can_edit_mentoring(house.contact, volunteer)


def test_who_is_no_mentor_has_no_page_and_a_list_is_no_yes(client):
    guide = factories.EngagementFactory(kind=EngagementKind.GUIDE)
    listed = factories.EngagementFactory(status=EngagementStatus.IMPORTED, confirmed_at=None)
    for engagement in (guide, listed):
        user = engagement.volunteer.user
        assert not rules.can_edit_mentoring(user, engagement.volunteer)
        assert client_of(client, user).get("/my-help/mentoring").status_code == 404
        assert client_of(client, user).post("/my-help/mentoring", {"capacity": 3}).status_code == 404
    assert not MentorProfile.objects.exists()


def client_of(client, user):
    return factories.sign_in(client, user, second_step=True)


def test_fewer_places_than_people_and_everybody_stays(house, volunteer, client):
    MentorProfile.objects.update(capacity=3)
    tandems = [house.propose(house.new_need()) for _ in range(2)]
    answer = client_of(client, volunteer.user).post("/my-help/mentoring", {"capacity": 1, "elsewhere": 0}, follow=True)
    said = [str(message) for message in answer.context["messages"]]
    assert any("1 " in words for words in said[1:])
    assert Place.objects.filter(tandem__in=tandems).count() == 2
    assert places.of(volunteer) == Places(capacity=1, held=2)
    forget(house.contact)
    with pytest.raises(WrongInput):
        house.propose(house.new_need())
    assert pairs.candidates(house.contact, house.need)[0] == []
    # The first who goes makes no room yet, the second does.
    for tandem, works in zip(tandems, (False, True), strict=True):
        way.no(tandem, Side.MENTOR)
        assert bool(places.of(volunteer).free) == works
    house.propose()


def test_the_desk_sees_how_many_places_are_free(house, volunteer, client):
    MentorProfile.objects.update(capacity=3)
    house.propose(house.new_need())
    page = client_of(client, house.contact).get(f"/helpers/{volunteer.public_id}").content.decode()
    assert "2 von 3 Plätzen frei" in page
    page = client_of(client, house.contact).get(f"/matching/{house.need.public_id}").content.decode()
    assert "2 von 3 Plätzen frei" in page
    posted = {"capacity": 2, "elsewhere": "", "how": "paper", "fields_known": ["it"], "interests": ["sport"]}
    client_of(client, house.contact).post(f"/helpers/{volunteer.public_id}/mentoring", posted)
    assert places.of(volunteer).free == 1
    assert AuditEntry.objects.get(verb="mentor.changed").about == {"how": "paper"}


def test_her_own_page_leads_there(volunteer, client):
    page = client_of(client, volunteer.user).get("/my-help").content.decode()
    assert 'href="/my-help/mentoring"' in page
    assert "1 von 1 Platz frei" in page


def test_free_places_of_many_cost_two_queries(house, django_assert_num_queries):
    people = [house.new_mentor(places=2).volunteer_id for _ in range(3)]
    with django_assert_num_queries(2):
        found = places.places_of(people)
    assert [found[person].free for person in people] == [2, 2, 2]
    assert places.of(Volunteer.objects.get(pk=factories.VolunteerFactory().pk)).free == 1


class PlacesAreNeverOverbooked(TestCase):
    """However often she changes her mind: nobody new beyond her word, and nobody has to go."""

    @given(st.lists(st.one_of(st.tuples(st.integers(0, 3), st.integers(0, 2)), st.none()), max_size=8))
    def test_any_sequence(self, sequence):
        house = way.House(places=1)
        volunteer = house.mentor.volunteer
        for said in sequence:
            there = places.of(volunteer)
            if said:
                capacity, elsewhere = said
                edit_mentoring(actor=volunteer.user, volunteer=volunteer, capacity=capacity, elsewhere=elsewhere)
                assert places.of(volunteer).held == there.held
            elif there.free:
                house.propose(house.new_need())
                assert places.of(volunteer).held == there.held + 1
            else:
                with pytest.raises(WrongInput):
                    house.propose(house.new_need())
                assert places.of(volunteer).held == there.held
