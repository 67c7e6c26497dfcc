"""Any sequence of steps keeps the promises: places, circle and needs always say the same as the tandems."""

from contextlib import suppress

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from accounts.enums import Answered
from common.errors import Refusal
from mentees.enums import NeedStatus
from mentees.models import Helper, Need
from mentors.enums import ACCOMPANIED, HOLDING, Declining, Side, TandemEnd
from mentors.models import MentorProfile, Place, Tandem
from mentors.services import tandems
from tests.mentors import way

pytestmark = pytest.mark.django_db
STEPS = ["propose", "yes", "no", "noted", "undo", "withdraw", "meet", "try", "agree", "end", "expire"]


def step(house, needs, mentors, name, which, side):
    """One attempt; a refusal is an answer, too."""
    rows = list(Tandem.objects.order_by("pk"))
    tandem = rows[which % len(rows)] if rows else None
    with suppress(Refusal):
        if name == "propose":
            need, mentor = needs[which % len(needs)], mentors[which // len(needs) % len(mentors)]
            return house.propose(need, mentor)
        if name == "expire":
            Tandem.objects.proposed().filter(pk=tandem and tandem.pk).update(answer_by="2020-01-01T00:00Z")
            return tandems.expire_overdue()
        return tandem and ON_ONE[name](house, tandem, side)


ON_ONE = {
    "yes": lambda house, tandem, side: way.yes(tandem, side),
    "no": lambda house, tandem, side: way.no(tandem, side, Declining.NO_REASON),
    "noted": lambda house, tandem, side: tandems.answer(
        actor=house.contact, tandem=tandem, side=side, yes=True, how=Answered.PHONE
    ),
    "undo": lambda house, tandem, side: tandems.take_back(actor=way.user_of(tandem, side), tandem=tandem, side=side),
    "withdraw": lambda house, tandem, side: tandems.withdraw(actor=house.contact, tandem=tandem),
    "meet": lambda house, tandem, side: way.meet(house, tandem),
    "try": lambda house, tandem, side: tandems.start_trial(actor=house.contact, tandem=tandem),
    "agree": lambda house, tandem, side: way.agree(tandem, side),
    "end": lambda house, tandem, side: tandems.end_tandem(
        actor=way.user_of(tandem, side), tandem=tandem, reason=TandemEnd.DID_NOT_FIT
    ),
}


def holds():
    """The promises of the tables."""
    holding = Tandem.objects.filter(status__in=HOLDING)
    assert set(Place.objects.values_list("tandem", flat=True)) == set(holding.values_list("pk", flat=True))
    for profile in MentorProfile.objects.order_by("pk"):
        assert Place.objects.filter(volunteer=profile.volunteer).count() <= profile.capacity
    accompanied = Tandem.objects.filter(status__in=ACCOMPANIED)
    assert sorted(Helper.objects.open().values_list("cause_id", flat=True)) == sorted(
        accompanied.values_list("public_id", flat=True)
    )
    matched = Need.objects.filter(status=NeedStatus.MATCHED)
    assert set(matched.values_list("pk", flat=True)) == set(accompanied.values_list("need", flat=True))


# Long enough to reach a running tandem; drawn towards going on, so that few sequences are only refusals.
steps = st.lists(
    st.tuples(
        st.sampled_from(["propose", "yes", "meet", "try", "agree", *STEPS]), st.integers(0, 5), st.sampled_from(Side)
    ),
    min_size=8,
    max_size=24,
)


@pytest.fixture
def stage(db):
    house = way.House(places=2)
    mentors = [house.mentor, house.new_mentor(places=1)]
    needs = [house.need, house.new_need(), house.new_need()]
    return house, needs, mentors


def test_any_sequence_of_steps_keeps_the_promises(stage):
    house, needs, mentors = stage

    @given(steps)
    def walk(sequence):
        mark = transaction.savepoint()
        try:
            for name, which, side in sequence:
                step(house, needs, mentors, name, which, side)
                holds()
        finally:
            transaction.savepoint_rollback(mark)

    walk()
