"""Memory of a child process: all of its work, nothing of what was before. Never a word about how fast anything is."""

import pytest

from bench.child import Child
from bench.client import Unexpected
from bench.rounds import alternate

LARGE, SLACK = 96, 24


def test_the_peak_of_the_work_is_counted_though_it_was_given_back():
    spent = Child("tests.bench.hungry:eats", LARGE)()
    assert spent.answer == LARGE * 2**20
    assert LARGE - 1 <= spent.grown <= LARGE + SLACK
    assert spent.peak > spent.grown
    assert spent.seconds > 0


def test_what_stood_ready_before_is_not_counted():
    ballast = bytearray(b"1") * (LARGE * 2**20)
    spent = Child("tests.bench.hungry:ate_before", LARGE)()
    assert spent.answer == "done"
    assert spent.grown < SLACK, "neither the preparation nor whoever started the child belongs to the work"
    del ballast


def test_children_take_turns_like_any_sample():
    large, small = alternate(Child("tests.bench.hungry:eats", LARGE), Child("tests.bench.hungry:eats", 1), rounds=2)
    assert len(large) == len(small) == 2
    assert min(one.grown for one in large) > max(one.grown for one in small)


def test_a_work_that_fails_says_why():
    with pytest.raises(Unexpected, match="nothing to eat"):
        Child("tests.bench.hungry:fails")()
