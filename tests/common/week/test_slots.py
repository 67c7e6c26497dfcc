import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.week import Slot, mask, minutes, normalised, overlap, without

DAY = 24 * 60


@st.composite
def a_slot(draw, step=1):
    start = draw(st.integers(0, DAY // step - 1))
    end = draw(st.integers(start + 1, DAY // step))
    return Slot(draw(st.integers(0, 6)), start * step, end * step)


weeks = st.lists(a_slot() | a_slot(step=30), max_size=8)


def every_minute(slots):
    return {(weekday, minute) for weekday, start, end in slots for minute in range(start, end)}


@given(weeks, weeks)
def test_sets_of_minutes_are_the_oracle(some, others):
    a, b = every_minute(some), every_minute(others)
    assert every_minute(normalised(some)) == a
    assert every_minute(overlap(some, others)) == a & b
    assert every_minute(without(some, others)) == a - b
    assert minutes(some) == len(a)


@given(weeks)
def test_normalised_slots_neither_touch_nor_change_again(slots):
    once = normalised(slots)
    assert normalised(once) == once
    assert all(a.weekday < b.weekday or a.end < b.start for a, b in itertools.pairwise(once))


@given(weeks, weeks)
def test_masks_meet_exactly_where_both_are_free_for_a_whole_hour(some, others):
    both = [a & b for a, b in zip(mask(some), mask(others), strict=True)]
    common = every_minute(overlap(some, others))
    hours = [
        (weekday, hour)
        for weekday in range(7)
        for hour in range(6, 24)
        if all((weekday, minute) in common for minute in range(hour * 60, hour * 60 + 60))
    ]
    assert sum(half.bit_count() for half in both) == len(hours)
    assert tuple(both) == mask(overlap(some, others))


def test_a_mask_has_a_bit_for_each_whole_hour_and_fits_a_signed_column():
    assert mask([Slot(0, 6 * 60, 7 * 60)]) == (1, 0)
    assert mask([Slot(6, 23 * 60, 24 * 60)]) == (0, 1 << 62)
    assert mask([Slot(2, 14 * 60 + 1, 16 * 60)]) == mask([Slot(2, 15 * 60, 16 * 60 + 59)])
    assert mask(Slot(day, 0, DAY) for day in range(7)) == (2**63 - 1, 2**63 - 1)
    assert mask([]) == mask([Slot(1, 3 * 60, 5 * 60)]) == (0, 0)


@pytest.mark.parametrize("slot", [Slot(7, 0, 60), Slot(0, 60, 60), Slot(0, -1, 60), Slot(0, 0, DAY + 1)])
def test_what_is_no_slot_is_refused(slot):
    with pytest.raises(ValueError, match="not a slot"):
        normalised([slot])
