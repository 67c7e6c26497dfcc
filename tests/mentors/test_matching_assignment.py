"""The best assignment: against all possible ones where they can be tried, and on both of its ways."""

from contextlib import contextmanager
from unittest import mock

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from bench import cards as crowd
from mentors.matching import assign, assignment, explain, explained
from mentors.matching.weights import Factor, points
from tests.mentors.plain_matching import best_assignment, fits, load_points, mentee_cards, mentor_cards


@contextmanager
def few_candidates(most):
    """The way for large numbers: so many candidates each, chosen twice, then a look at all pairs."""
    with mock.patch.multiple(assignment, ALL_PAIRS=0, FEW=most, FEWEST=1):
        yield


@contextmanager
def without_prices():
    """Everybody's candidates are the same few."""

    def nothing(queue, pool, *others):
        return np.zeros(len(pool.ids), np.int32)

    with mock.patch.multiple(assignment.prices, guessed=nothing, exact=nothing):
        yield


def worth(mentee, mentor):
    """Points of a pair by the best engagement that fits, without those for waiting."""
    found = [explain(mentee, mentor, engaged.programme) for engaged in fits(mentee, mentor)]
    return max((one.points - points(Factor.WAITING, one.bars[7].value) for one in found), default=None)


def measured(found, mentees):
    waiting = {(mentee.id, mentee.need): mentee.waiting for mentee in mentees}
    pairs = list(found.pairs())
    times = sorted((waiting[pair.mentee, pair.need] for pair in pairs), reverse=True)
    return len(pairs), tuple(times), found.total()


def check(found, mentees, mentors):
    """Nobody twice, no mentor over her places, no rule broken; the rest is named."""
    needs, by_id = {(m.id, m.need): m for m in mentees}, {m.id: m for m in mentors}
    pairs = list(found.pairs())
    assert len({(pair.mentee, pair.need) for pair in pairs}) == len(pairs)
    assert {(p.mentee, p.need) for p in pairs} | set(found.unmatched()) == set(needs)
    assert len(pairs) + len(found.unmatched()) == len(needs)
    for pair in pairs:
        fitting = fits(needs[pair.mentee, pair.need], by_id[pair.mentor])
        assert pair.programme in {engaged.programme for engaged in fitting}
    for mentor, places in found.given().items():
        assert places <= by_id[mentor].capacity
        assert places == sum(1 for pair in pairs if pair.mentor == mentor)


@settings(max_examples=150, deadline=None)
@given(mentee_cards(4), mentor_cards(4, eager=True))
def test_it_is_the_best_of_all_assignments(mentees, mentors):
    found = assign(mentees, mentors)
    check(found, mentees, mentors)
    assert measured(found, mentees) == best_assignment(mentees, mentors, worth)


@settings(max_examples=150, deadline=None)
@given(mentee_cards(5), mentor_cards(4, eager=True), st.integers(1, 3))
def test_with_few_candidates_as_many_and_the_longest_waiting_are_placed(mentees, mentors, most):
    with few_candidates(most):
        found = assign(mentees, mentors)
    check(found, mentees, mentors)
    people, waiting, total = best_assignment(mentees, mentors, worth)
    assert measured(found, mentees)[:2] == (people, waiting)
    assert found.total() <= total


@pytest.mark.parametrize(("people", "helpers"), [(60, 40), (60, 12)])
def test_whoever_found_no_place_among_the_best_is_looked_at_again(people, helpers):
    """All want the same two mentors; still as many are placed, and those waiting longest."""
    mentees, mentors = list(crowd.mentees(people)), list(crowd.mentors(helpers))
    exact = assign(mentees, mentors)
    with few_candidates(2), without_prices():
        found = assign(mentees, mentors)
    check(found, mentees, mentors)
    assert measured(found, mentees)[:2] == measured(exact, mentees)[:2]


@settings(max_examples=60, deadline=None)
@given(mentee_cards(), mentor_cards(), st.randoms(use_true_random=False), st.sampled_from((None, 1, 12)))
def test_the_order_of_the_cards_changes_nothing(mentees, mentors, random, most):
    def pairs():
        if most is None:
            return list(assign(mentees, mentors).pairs())
        with few_candidates(most):
            return list(assign(mentees, mentors).pairs())

    before = pairs()
    random.shuffle(mentees)
    random.shuffle(mentors)
    assert pairs() == before


@pytest.mark.parametrize(("people", "helpers"), [(400, 230), (400, 90)])
def test_a_crowd_with_few_candidates_comes_close_to_the_exact_optimum(people, helpers):
    """Once there are places for all, once for less than half."""
    mentees, mentors = list(crowd.mentees(people)), list(crowd.mentors(helpers))
    with mock.patch.object(assignment, "ALL_PAIRS", people * helpers):
        exact = assign(mentees, mentors)
    with few_candidates(12):
        found = assign(mentees, mentors)
    check(found, mentees, mentors)
    assert measured(found, mentees)[:2] == measured(exact, mentees)[:2]
    assert 0.999 * exact.total() <= found.total() <= exact.total()


def test_the_exact_way_agrees_with_scipy():
    """Everybody can be placed here, so points alone decide."""
    mentees, mentors = list(crowd.mentees(60)), list(crowd.mentors(60))
    seats = [(mentor, place) for mentor in mentors for place in range(mentor.capacity)]
    dense = np.full((len(mentees), len(seats)), -1e6)
    for row, mentee in enumerate(mentees):
        for column, (mentor, place) in enumerate(seats):
            found = worth(mentee, mentor)
            if found is not None:
                dense[row, column] = found - load_points(mentor) + load_points(mentor, place)
    rows, columns = linear_sum_assignment(dense, maximize=True)
    found = assign(mentees, mentors)
    assert len(list(found.pairs())) == len(mentees)
    assert found.total() == dense[rows, columns].sum()


def test_nobody_and_nothing():
    assert not list(assign([], []).pairs())
    mentees = list(crowd.mentees(3))
    alone = assign(mentees, [])
    assert len(alone.unmatched()) == 3
    assert not list(alone.pairs()) and alone.total() == 0 and alone.given() == {}
    with few_candidates(2):
        assert assign(mentees, []).unmatched() == alone.unmatched()


def test_a_mentor_with_two_cards_is_a_mistake():
    (mentor,) = crowd.mentors(1)
    with pytest.raises(ValueError, match="two cards"):
        assign([], [mentor, mentor])


def test_every_pair_explains_itself():
    mentees, mentors = list(crowd.mentees(40)), list(crowd.mentors(25))
    found = assign(mentees, mentors)
    proposals = explained(found, mentees, mentors)
    assert [(p.mentee, p.need, p.mentor, p.programme) for p in proposals] == [pair[:4] for pair in found.pairs()]
    assert all(proposal.reasons and all(proposal.reasons) for proposal in proposals)
