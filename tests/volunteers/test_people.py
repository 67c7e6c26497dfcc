import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import AuditEntry, User
from common.errors import NotAllowed, OutOfScope, WrongInput
from common.week import Slot, normalised
from tests.factories import AreaFactory, UserFactory, VolunteerFactory
from volunteers.models import FreeTime, Volunteer
from volunteers.services import people

pytestmark = pytest.mark.django_db


def told(volunteer):
    rows = volunteer.free_times.order_by("weekday", "starts")
    return tuple(Slot(row.weekday, row.starts, row.ends) for row in rows)


def test_somebody_new_with_all_she_said(contact):
    area = AreaFactory()
    made = people.add_volunteer(
        actor=contact,
        name="  Vera   Freiwillig ",
        language="ar",
        gender="woman",
        mobility="bike",
        area=area,
        introduction="Ich koche\u202e gern.",
        languages={"ar": 3, "de": None},
        slots=[Slot(0, 600, 720), Slot(0, 700, 800)],
    )
    assert (made.user.name, made.user.language, made.area, made.gender) == ("Vera Freiwillig", "ar", area, "woman")
    assert made.introduction == "Ich koche gern."
    assert dict(made.languages.values_list("code", "level")) == {"ar": 3, "de": None}
    assert told(made) == (Slot(0, 600, 800),)
    assert made.free_time_known
    assert not made.user.has_way_in


def test_unknown_time_is_not_no_time(contact):
    unknown = people.add_volunteer(actor=contact, name="A")
    none = people.add_volunteer(actor=contact, name="B", slots=[])
    assert (unknown.free_time_known, none.free_time_known) == (False, True)
    people.set_free_time(actor=none.user, volunteer=none, slots=None)
    none.refresh_from_db()
    assert not none.free_time_known


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": "  "},
        {"languages": {"xx": 1}},
        {"languages": {"de": 9}},
        {"slots": [Slot(7, 0, 10)]},
        {"gender": "other"},
        {"mobility": "horse"},
        {"introduction": "x" * 201},
    ],
)
def test_wrong_input_leaves_nothing_behind(contact, wrong):
    before = (User.objects.count(), AuditEntry.objects.count())
    with pytest.raises(WrongInput):
        people.add_volunteer(actor=contact, **{"name": "Vera", **wrong})
    assert (User.objects.count(), AuditEntry.objects.count()) == before


@pytest.mark.parametrize("seat", ["volunteer", "mentee", "checker", "finance", "administrator"])
def test_only_who_keeps_a_house_adds_people(world, seat):
    with pytest.raises(OutOfScope):
        people.add_volunteer(actor=world.person(seat), name="Vera")
    assert not Volunteer.objects.exists()


def test_a_profile_is_changed_by_herself_and_her_keepers(take_in, contact, stranger, checker):
    volunteer = take_in().volunteer
    said = {"gender": "", "mobility": "bus", "area": None, "introduction": "Hallo"}
    for actor in (volunteer.user, contact, None):
        assert people.edit_profile(actor=actor, volunteer=volunteer, **said).mobility == "bus"
    for actor in (stranger, checker, UserFactory()):
        with pytest.raises(OutOfScope):
            people.edit_profile(actor=actor, volunteer=volunteer, **said | {"introduction": "fremd"})
        with pytest.raises(OutOfScope):
            people.set_languages(actor=actor, volunteer=volunteer, languages={"de": 1})
        with pytest.raises(OutOfScope):
            people.set_free_time(actor=actor, volunteer=volunteer, slots=[])
    volunteer.refresh_from_db()
    assert volunteer.introduction == "Hallo"
    assert not volunteer.languages.exists()


def test_the_centre_sees_who_joined_the_pool_and_changes_nothing(world):
    from accounts.enums import Answered
    from accounts.purposes import SHARED_POOL
    from accounts.services import consents
    from tests.factories import EngagementFactory

    volunteer = EngagementFactory(organisation=world.organisation).volunteer
    user = volunteer.user
    consents.give(actor=user, user=user, purpose=SHARED_POOL, how=Answered.SELF, language="de")
    with pytest.raises(NotAllowed):
        people.set_languages(actor=world.person("coordinator"), volunteer=volunteer, languages={"de": 1})


def test_becoming_a_helper_twice_is_one_record(contact):
    user = UserFactory()
    first = people.become_volunteer(actor=contact, user=user)
    assert people.become_volunteer(actor=contact, user=user) == first
    assert AuditEntry.objects.filter(verb="volunteer.added").count() == 1


@given(
    st.lists(
        st.builds(
            lambda day, start, length: Slot(day, start, min(1440, start + length)),
            st.integers(0, 6),
            st.integers(0, 1439),
            st.integers(1, 600),
        ),
        max_size=12,
    )
)
def test_free_time_comes_back_as_it_was_given(slots):
    volunteer = VolunteerFactory()
    people.set_free_time(actor=volunteer.user, volunteer=volunteer, slots=slots)
    assert told(volunteer) == normalised(slots)
    assert FreeTime.objects.filter(volunteer=volunteer).count() == len(normalised(slots))
