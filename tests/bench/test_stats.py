import pytest

from bench.result import at_least, at_most, compared
from bench.stats import ratio_of_medians


def test_ratio_of_medians_lies_in_its_interval():
    found = ratio_of_medians([60, 61, 59, 62, 58], [100, 99, 101, 102, 98])
    assert found.ratio == pytest.approx(0.6)
    assert found.low <= found.ratio <= found.high


def test_both_sides_need_the_same_rounds():
    with pytest.raises(ValueError, match="same number"):
        ratio_of_medians([1.0], [1.0, 2.0])


@pytest.mark.parametrize(
    ("bound", "low", "high", "verdict"),
    [
        (at_least(0.6), 0.50, 0.59, "short"),
        (at_least(0.6), 0.55, 0.61, "ok"),
        (at_least(0.6), 0.60, 0.70, "ok"),
        (at_most(2), 2.01, 2.50, "short"),
        (at_most(2), 1.90, 2.50, "ok"),
    ],
)
def test_short_only_when_the_whole_interval_lies_beyond(bound, low, high, verdict):
    assert bound.verdict(low, high) == verdict


def test_a_row_without_bound_has_no_verdict():
    assert compared("x", unit="ms", ours=[1.0], reference=[2.0], bound=None).verdict == ""
