"""Nothing under 5 in public, and nothing that a difference gives away."""

from hypothesis import given
from hypothesis import strategies as st

from common.small_numbers import published, total

tables = st.dictionaries(st.text("abcdefgh", min_size=1, max_size=2), st.integers(0, 30), max_size=8)


def test_one_small_cell_takes_the_next_smallest_with_it():
    assert published({"a": 3, "b": 7, "c": 20}) == {"a": None, "b": None, "c": 20}


def test_nothing_small_hides_nothing():
    assert published({"a": 5, "b": 0}) == {"a": 5, "b": 0}


def test_two_small_ones_that_are_many_enough_hide_each_other():
    assert published({"a": 4, "b": 3, "c": 9}) == {"a": None, "b": None, "c": 9}


@given(tables)
def test_no_difference_to_the_sum_is_small(counts):
    said = published(counts)
    assert not [cell for cell, count in said.items() if count is not None and 0 < count < 5]
    hidden = [counts[cell] for cell in said if said[cell] is None]
    others = [count for count in counts.values() if count >= 5]
    if hidden and (others or len(hidden) > 1) and total(counts) is not None:
        assert sum(hidden) >= 5 and len(hidden) > 1


@given(tables)
def test_order_changes_nothing(counts):
    assert published(dict(reversed(counts.items()))) == published(counts)


@given(tables)
def test_a_small_sum_is_not_said(counts):
    assert total(counts) == (None if 0 < sum(counts.values()) < 5 else sum(counts.values()))
