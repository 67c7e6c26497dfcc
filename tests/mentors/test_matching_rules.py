"""The hard rules and the points, as the rows compute them, against their plain reading."""

from dataclasses import fields, replace

import pytest
from hypothesis import given

from mentors.matching import Clearance, Engaged, Gender, MenteeCard, MentorCard, Rule, Spoken, explain, rank
from mentors.matching.columns import Pool, Queue
from mentors.matching.obstacles import RULES, Broken
from mentors.matching.scores import REFUSED, Scores
from mentors.matching.weights import SCALE, WEIGHTS, Factor, points
from tests.mentors.plain_matching import broken, mentee_cards, mentor_cards

WOMAN = MentorCard(
    id=1,
    engagements=(Engaged(programme=1, phases=frozenset({1}), areas=frozenset({1}), onboarded=True, trained=True),),
    active=True,
    confirmed=True,
    capacity=1,
    gender=Gender.FEMALE,
    languages=(Spoken("de"),),
    free=(1, 0),
)
PERSON = MenteeCard(id=1, need=1, phase=1, areas=(11, 1), languages=(Spoken("de"),), gender=Gender.MALE, free=(1, 0))


def columns(pool, mentors):
    """(column, mentor, engagement) for each column of the pool."""
    by_id = {mentor.id: mentor for mentor in mentors}
    for column in range(len(pool)):
        mentor = by_id[int(pool.ids[pool.owner[column]])]
        yield column, mentor, next(e for e in mentor.engagements if e.programme == pool.programmes[column])


@given(mentee_cards(), mentor_cards())
def test_every_rule_agrees_with_its_plain_reading(mentees, mentors):
    queue, pool = Queue(mentees), Pool(mentors, closed=True)
    rows = Broken(queue, pool)
    for place, mentee in enumerate(sorted(mentees, key=lambda one: (one.id, one.need))):
        row = rows.row(place)
        for column, mentor, engaged in columns(pool, mentors):
            said = {rule for number, rule in enumerate(RULES) if row[column] >> number & 1}
            assert said == broken(mentee, mentor, engaged)


@given(mentee_cards(), mentor_cards())
def test_points_refuse_exactly_what_a_rule_refuses_and_equal_the_explanation(mentees, mentors):
    queue, pool = Queue(mentees), Pool(mentors)
    scores = Scores(queue, pool)
    seen = {(mentor.id, engaged.programme) for _, mentor, engaged in columns(pool, mentors)}
    for place, mentee in enumerate(sorted(mentees, key=lambda one: (one.id, one.need))):
        row = scores.row(place)
        for mentor in mentors:
            for engaged in mentor.engagements:
                if (mentor.id, engaged.programme) not in seen:
                    assert broken(mentee, mentor, engaged)
        for column, mentor, engaged in columns(pool, mentors):
            assert (row[column] >= 0) == (not broken(mentee, mentor, engaged))
            if row[column] >= 0:
                found = explain(mentee, mentor, engaged.programme)
                waiting = points(Factor.WAITING, found.bars[7].value)
                assert found.bars[7].factor == Factor.WAITING
                assert row[column] == found.points - waiting
                assert all(0 <= bar.value <= 1 for bar in found.bars)
                assert found.points == pytest.approx(sum(b.value * b.weight for b in found.bars) * SCALE, abs=6)


@pytest.mark.parametrize(
    "unknown",
    [
        {"phase": None},
        {"areas": ()},
        {"gender": None},
        {"free": None},
        {"languages": ()},
        {"place": None, "mobility": None},
        {"field": None, "interests": frozenset()},
    ],
)
def test_what_a_mentee_does_not_say_excludes_nobody(unknown):
    mentor = replace(WOMAN, wishes=Gender.MALE)
    assert rank(replace(PERSON, **unknown), [mentor])
    assert not rank(replace(PERSON, phase=2), [mentor])


@pytest.mark.parametrize(
    "unknown", [{"gender": None}, {"free": None}, {"languages": ()}, {"place": None}, {"fields": frozenset()}]
)
def test_what_a_mentor_does_not_say_ranks_lower_and_excludes_nobody(unknown):
    mentee = replace(PERSON, wishes=Gender.FEMALE)
    known, asked = rank(mentee, [replace(WOMAN, id=2), replace(WOMAN, **unknown)]), list(unknown)
    assert {one.mentor for one in known} == {1, 2}
    if asked[0] in ("gender", "free"):
        assert [one.mentor for one in known] == [2, 1]
        assert known[1].questions and not known[0].questions


def test_a_known_and_empty_week_is_no_unknown_one():
    assert not rank(replace(PERSON, free=(0, 0)), [WOMAN])
    assert rank(replace(PERSON, free=None), [WOMAN])


def test_no_language_means_german_and_an_interpreter_helps():
    arabic = replace(WOMAN, languages=(Spoken("ar"),))
    assert not rank(replace(PERSON, languages=()), [arabic])
    assert rank(replace(PERSON, languages=(), interpreter=True), [arabic])


def test_a_minor_needs_the_clearance_for_minors_whatever_the_need_says():
    assert not rank(replace(PERSON, minor=True), [WOMAN])


def test_a_certificate_alone_is_not_enough_for_a_minor():
    seen = replace(WOMAN, engagements=(replace(WOMAN.engagements[0], clearance=Clearance.MINORS),))
    untrained = replace(seen, engagements=(replace(seen.engagements[0], trained=False),))
    assert rank(replace(PERSON, minor=True), [seen])
    assert not rank(replace(PERSON, minor=True), [untrained])
    assert rank(PERSON, [untrained])


def test_who_asked_at_a_programme_is_matched_there():
    at_two = replace(WOMAN, engagements=(replace(WOMAN.engagements[0], serves=frozenset({2})),))
    assert rank(replace(PERSON, programme=2), [at_two])
    assert not rank(replace(PERSON, programme=3), [at_two])
    assert not rank(replace(PERSON, programme=2), [WOMAN])
    assert rank(PERSON, [at_two])


def test_nationality_is_nowhere():
    named = {field.name for card in (MenteeCard, MentorCard, Engaged) for field in fields(card)}
    forbidden = ("nation", "citizen", "origin", "religion", "ethnic", "residence", "status", "country")
    assert not [name for name in named for word in forbidden if word in name]
    assert not [factor for factor in Factor for word in forbidden if word in factor]


def test_the_weights_are_whole():
    assert sum(WEIGHTS.values()) == pytest.approx(1)
    assert set(WEIGHTS) == set(Factor)
    assert sum(points(factor, 1) for factor in Factor) < -REFUSED
    assert set(RULES) == set(Rule)
