"""Many at once are the same rows and the same trail as one after the other; one refused, and nobody is written."""

import datetime as dt

import pytest

from accounts.enums import Role
from accounts.models import AuditEntry, User
from common.errors import NotAllowed, OutOfScope
from common.week import Slot
from tests.factories import AreaFactory, OrganisationFactory, ProgrammeFactory, person
from volunteers.enums import ClearanceHint, EngagementKind
from volunteers.models import ClearanceTask, Engagement, FreeTime, Volunteer, VolunteerLanguage
from volunteers.services import clearance, engagements, listed, people
from volunteers.services.listed import Listed, OneRefused

pytestmark = pytest.mark.django_db
MENTOR = EngagementKind.MENTOR
# What is drawn anew for every row.
_DRAWN = {"id", "public_id", "password", "created_at", "at", "user_id", "volunteer_id", "engagement_id", "subject"}
TABLES = (User, Volunteer, VolunteerLanguage, FreeTime, Engagement, ClearanceTask, AuditEntry)


@pytest.fixture
def house(db):
    return OrganisationFactory()


@pytest.fixture
def contact(house):
    return person(Role.CONTACT, house)


def a_few(area):
    overlapping = (Slot(0, 600, 720), Slot(0, 700, 800), Slot(3, 540, 600))
    return [
        Listed(name="Anna  Weiß", contact_email="anna@example.org ", contact_phone="+4917604069563"),
        Listed(name="Nour Kaya", gender="woman", mobility="car", area=area, languages=("ti", "ar"), slots=overlapping),
        Listed(name="Uwe Alt", slots=(), phone_only=True, born_on=dt.date(1950, 1, 31), hint=ClearanceHint.SAYS_NO),
        Listed(name="Eva Neu", hint=ClearanceHint.SAYS_YES, hint_month=dt.date(2025, 3, 7)),
    ]


def one_by_one(actor, organisation, programme, some):
    for one in some:
        volunteer = people.add_volunteer(
            actor=actor,
            name=one.name,
            gender=one.gender,
            mobility=one.mobility,
            area=one.area,
            languages=dict.fromkeys(one.languages),
            slots=one.slots,
        )
        engagement = engagements.start(
            actor=actor,
            volunteer=volunteer,
            kind=MENTOR,
            organisation=organisation,
            programme=programme,
            contact_email=one.contact_email,
            contact_phone=one.contact_phone,
            phone_only=one.phone_only,
            born_on=one.born_on,
        )
        if one.hint:
            clearance.open_task(actor=actor, engagement=engagement, hint=one.hint, month=one.hint_month)


def at_once(actor, organisation, programme, some):
    volunteers = listed.add_volunteers(actor=actor, people=some)
    pairs = list(zip(volunteers, some, strict=True))
    return listed.note_all(actor=actor, kind=MENTOR, organisation=organisation, programme=programme, people=pairs)


def new_rows(before):
    """Of every table the rows that came since, without what is drawn."""
    return {
        model.__name__: sorted(
            repr(sorted((name, value) for name, value in row.items() if name not in _DRAWN))
            for row in model._base_manager.exclude(pk__in=before[model]).values()
        )
        for model in TABLES
    }


def there():
    return {model: list(model._base_manager.order_by("pk").values_list("pk", flat=True)) for model in TABLES}


@pytest.mark.parametrize("in_programme", [True, False])
@pytest.mark.parametrize("by_house", [True, False])
def test_many_at_once_are_the_same_as_one_after_the_other(house, contact, in_programme, by_house):
    actor = None if by_house else contact
    programme = ProgrammeFactory(organisation=house) if in_programme else None
    some, start = a_few(AreaFactory(parent=house.area)), there()
    one_by_one(actor, house, programme, some)
    single, middle = new_rows(start), there()
    made = at_once(actor, house, programme, some)
    assert new_rows(middle) == single
    assert [engagement.volunteer.user.name for engagement in made] == ["Anna Weiß", "Nour Kaya", "Uwe Alt", "Eva Neu"]


@pytest.mark.parametrize(
    "wrong",
    [
        Listed(name=" "),
        Listed(name="A", gender="cat"),
        Listed(name="A", languages=("klingon",)),
        Listed(name="A", slots=(Slot(0, 800, 700),)),
    ],
)
def test_one_refused_is_named_and_nobody_is_written(contact, wrong):
    start = there()
    with pytest.raises(OneRefused) as refused:
        listed.add_volunteers(actor=contact, people=[Listed(name="Anna Weiß"), wrong])
    assert refused.value.index == 1
    assert there() == start


def test_who_is_too_young_is_named(house, contact):
    programme = ProgrammeFactory(organisation=house, minimum_age=60)
    some = [Listed(name="Uwe Alt", born_on=dt.date(1950, 1, 1)), Listed(name="Anna Weiß", born_on=dt.date(1990, 1, 1))]
    pairs = list(zip(listed.add_volunteers(actor=contact, people=some), some, strict=True))
    start = there()
    with pytest.raises(OneRefused) as refused:
        listed.note_all(actor=contact, kind=MENTOR, organisation=house, programme=programme, people=pairs)
    assert (refused.value.index, there()) == (1, start)


def test_nobody_notes_herself_nor_for_another_house(house, contact):
    (mine,) = listed.add_volunteers(actor=contact, people=[Listed(name="Anna Weiß")])
    own, mentee = Volunteer.objects.create(user=contact), person(Role.MENTEE, house)
    elsewhere = OrganisationFactory()
    start = there()
    about = {"actor": contact, "kind": MENTOR, "programme": None}
    with pytest.raises(NotAllowed):
        listed.note_all(**about, organisation=house, people=[(own, Listed(name="Ich"))])
    with pytest.raises(OutOfScope):
        listed.note_all(**about, organisation=elsewhere, people=[(mine, Listed(name="Anna"))])
    with pytest.raises(OutOfScope):
        listed.add_volunteers(actor=mentee, people=[Listed(name="Anna")])
    assert there() == start
