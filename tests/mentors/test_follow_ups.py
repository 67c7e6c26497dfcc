"""Follow-ups: on any record one works with, of one's own organisation only."""

import datetime as dt

import pytest

from accounts.enums import Role
from common import clock
from common.errors import NotAllowed, OutOfScope, WrongInput
from mentors import passing_rules as rules
from mentors.enums import FollowUpKind
from mentors.models import FollowUp
from mentors.services import follow_ups
from tests import factories
from tests.mentors.passing_world import tandem_here
from tests.support.people import SEATS

pytestmark = pytest.mark.django_db
TOMORROW = dt.timedelta(days=1)


@pytest.fixture
def records(world):
    tandem = tandem_here(world)
    return {
        "mentee": tandem.mentee,
        "engagement": tandem.engagement,
        "tandem": tandem,
        "need": tandem.need,
        "programme": world.programme,
    }


def set_one(user, record, **more):
    given = {"kind": FollowUpKind.CALL, "due_on": clock.today() + TOMORROW} | more
    return follow_ups.set_follow_up(actor=user, record=record, **given)


@pytest.mark.parametrize("kind", ["mentee", "engagement", "tandem", "need", "programme"])
def test_on_every_kind_of_record(world, records, kind):
    made = set_one(world.person("contact"), records[kind], note="  bitte\n anrufen ")
    assert getattr(made, kind) == records[kind]
    assert (made.organisation, made.note) == (world.organisation, "bitte anrufen")


@pytest.mark.parametrize("kind", ["mentee", "engagement", "tandem", "need"])
@pytest.mark.parametrize("seat", ["contact@elsewhere", "coordinator", "referrer", "volunteer", "checker"])
def test_not_on_foreign_people(world, records, kind, seat):
    with pytest.raises(OutOfScope):
        set_one(world.person(seat), records[kind])
    assert not FollowUp.objects.exists()


def test_a_public_programme_is_everybodys_but_the_follow_up_is_ones_own(world, records):
    made = set_one(world.person("contact@elsewhere"), records["programme"])
    assert made.organisation == world.other_organisation
    assert not FollowUp.objects.visible_to(world.person("contact")).exists()
    with pytest.raises(NotAllowed):
        set_one(world.person("volunteer"), records["programme"])


@pytest.mark.parametrize(
    "wrong", [{"due_on": dt.date(2020, 1, 1)}, {"due_on": dt.date(2090, 1, 1)}, {"note": "x" * 161}]
)
def test_impossible_days_and_long_notes_are_refused(world, records, wrong):
    with pytest.raises(WrongInput):
        set_one(world.person("contact"), records["mentee"], **wrong)
    assert not FollowUp.objects.exists()


def test_done_undone_moved(world, records):
    contact = world.person("contact")
    made = [set_one(contact, records["mentee"]), set_one(contact, records["tandem"])]
    assert follow_ups.finish(actor=contact, follow_ups=made) == 2
    assert follow_ups.finish(actor=contact, follow_ups=made) == 0
    with pytest.raises(WrongInput):
        follow_ups.move(actor=contact, follow_up=made[0], due_on=clock.today())
    assert follow_ups.reopen(actor=contact, follow_ups=made[:1]) == 1
    moved = follow_ups.move(actor=contact, follow_up=made[0], due_on=clock.today())
    assert moved.due_on == clock.today() and FollowUp.objects.open().count() == 1


def test_nothing_picked_is_not_everything(world, records):
    set_one(world.person("contact"), records["mentee"])
    for act in (follow_ups.finish, follow_ups.reopen):
        with pytest.raises(WrongInput):
            act(actor=world.person("contact"), follow_ups=[])
    assert FollowUp.objects.open().count() == 1


def test_many_at_once_or_none(world, records):
    stranger = factories.MenteeFactory(intake=world.other_organisation)
    with pytest.raises(OutOfScope):
        follow_ups.set_many(
            actor=world.person("contact"),
            records=[records["mentee"], stranger],
            kind=FollowUpKind.LOOK,
            due_on=clock.today(),
        )
    assert not FollowUp.objects.exists()


def test_the_near_miss_sees_and_changes_nothing(world, records):
    made = set_one(world.person("contact"), records["mentee"])
    stranger = world.person("contact@elsewhere")
    for act in (
        lambda: follow_ups.finish(actor=stranger, follow_ups=[made]),
        lambda: follow_ups.move(actor=stranger, follow_up=made, due_on=clock.today()),
    ):
        with pytest.raises(OutOfScope):
            act()
    assert FollowUp.objects.get() == made and FollowUp.objects.get().done_at is None
    keeper = factories.person(Role.CONTACT, world.programme)
    for user in [keeper, *(world.person(seat) for seat in SEATS if seat != "signed_out")]:
        assert FollowUp.objects.visible_to(user).exists() == rules.can_see_follow_up(user, made), user
