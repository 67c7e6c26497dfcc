"""The ranked list, its sentences, what stands in the way of those left, and the scarcity report."""

from dataclasses import replace

import pytest
from django.utils import translation
from hypothesis import given

from bench import cards as crowd
from mentors.matching import (
    Clearance,
    Gender,
    Level,
    Point,
    Question,
    Rule,
    Spoken,
    against,
    assign,
    explain,
    obstacles,
    rank,
    scarcity,
)
from tests.mentors.plain_matching import broken, fits, mentee_cards, mentor_cards
from tests.mentors.test_matching_rules import PERSON, WOMAN


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


@given(mentee_cards(3), mentor_cards())
def test_the_list_has_exactly_who_fits_the_best_first_equals_by_id(mentees, mentors):
    for mentee in mentees:
        found = rank(mentee, mentors)
        assert {one.mentor for one in found} == {mentor.id for mentor in mentors if fits(mentee, mentor)}
        assert [(-one.points, one.mentor) for one in found] == sorted((-one.points, one.mentor) for one in found)
        assert rank(mentee, mentors, limit=2) == found[:2]
        assert rank(mentee, mentors[::-1]) == found
        assert all(one.reasons for one in found)


def test_reasons_say_what_is_shared_and_what_to_ask():
    mentor = replace(
        WOMAN,
        languages=(Spoken("ar", Level.NATIVE),),
        place=Point(0, 0),
        experience=((1, 3),),
        fields=frozenset({"care"}),
        interests=frozenset({"music"}),
    )
    mentee = replace(
        PERSON,
        languages=(Spoken("ar", Level.NATIVE), Spoken("de", Level.A1)),
        place=Point(5, 0),
        field="care",
        interests=frozenset({"music", "sport"}),
    )
    assert rank(mentee, [mentor])[0].reasons == [
        "Both speak Arabic well.",
        "The way takes about 20 minutes.",
        "1 free hour a week in common.",
        "Knows the occupation field.",
        "3 people accompanied in this phase.",
        "1 interest in common.",
        "Accompanies 0 people now.",
    ]
    asked = rank(replace(mentee, phase=None, areas=(), free=None, wishes=Gender.FEMALE), [replace(mentor, gender=None)])
    assert asked[0].questions == (Question.PHASE, Question.AREA, Question.GENDER, Question.TIME)
    assert [sentence for sentence in asked[0].reasons if sentence.startswith("Ask first")] == asked[0].reasons[-4:]


def test_reasons_speak_the_readers_language_when_read():
    (found,) = rank(PERSON, [WOMAN])
    english = found.reasons
    with translation.override("de"):
        german = found.reasons
    assert english != german and len(english) == len(german)


@pytest.mark.parametrize(
    ("levels", "said"),
    [
        ((Level.A1, Level.NATIVE), "Both speak a little German."),
        ((Level.B1, Level.C1), "Both speak German."),
        ((Level.B2, Level.NATIVE), "Both speak German well."),
    ],
)
def test_depth_is_the_lower_of_both_levels(levels, said):
    ours, theirs = levels
    found = explain(
        replace(PERSON, languages=(Spoken("de", ours),)), replace(WOMAN, languages=(Spoken("de", theirs),)), 1
    )
    assert found.reasons[0] == said


def test_an_engagement_that_is_not_there_cannot_be_explained():
    with pytest.raises(LookupError):
        explain(PERSON, WOMAN, 99)


@given(mentee_cards(), mentor_cards())
def test_obstacles_are_the_smallest_sets_of_broken_rules(mentees, mentors):
    for mentee, found in zip(mentees, obstacles(mentees, mentors), strict=True):
        fewest = {m.id: min((broken(mentee, m, e) for e in m.engagements), key=len) for m in mentors}
        helpful = [len(rules) for rules in fewest.values() if Rule.EXCLUDED not in rules]
        assert (found.mentee, found.need) == (mentee.id, mentee.need)
        assert found.possible == any(fits(mentee, mentor) for mentor in mentors)
        assert bool(found.remedies) == bool(helpful)
        for remedy in found.remedies:
            assert len(remedy.rules) == min(helpful)
            for mentor in (one for one in mentors if one.id in remedy.mentors):
                assert set(remedy.rules) in [broken(mentee, mentor, engaged) for engaged in mentor.engagements]
        named = sum(len(remedy.mentors) for remedy in found.remedies)
        assert named == sum(1 for number in helpful if number == min(helpful))


@given(mentee_cards(), mentor_cards())
def test_whoever_is_left_has_an_obstacle(mentees, mentors):
    found = assign(mentees, mentors)
    left = [one for one in mentees if (one.id, one.need) in set(found.unmatched())]
    for one in obstacles(left, mentors, given=found.given()):
        assert not one.possible
        assert one.against or not mentors


def test_the_smallest_change_is_said():
    expired = [replace(WOMAN, id=number) for number in (1, 2, 3)]
    paused = replace(WOMAN, id=4, active=False, confirmed=False)
    (found,) = obstacles([replace(PERSON, demands=Clearance.ADULTS)], [*expired, paused])
    assert found.against == {Rule.ACTIVE: 1, Rule.CONFIRMED: 1, Rule.CLEARANCE: 4}
    assert [str(remedy) for remedy in found.remedies] == [
        "3 mentors would be possible. Missing: a valid certificate of conduct."
    ]


def test_for_a_minor_the_training_is_named_beside_the_certificate():
    bare = replace(WOMAN, engagements=(replace(WOMAN.engagements[0], trained=False),))
    seen = replace(bare, id=2, engagements=(replace(bare.engagements[0], clearance=Clearance.MINORS),))
    (found,) = obstacles([replace(PERSON, minor=True)], [bare, seen])
    assert found.against == {Rule.CLEARANCE: 1, Rule.TRAINING: 2}
    assert [str(remedy) for remedy in found.remedies] == [
        "1 mentor would be possible. Missing: the training for young people."
    ]


def test_another_programme_is_an_obstacle():
    (found,) = obstacles([replace(PERSON, programme=2)], [WOMAN])
    assert found.against == {Rule.PROGRAMME: 1}


def test_a_place_given_meanwhile_is_an_obstacle():
    (found,) = obstacles([PERSON], [WOMAN], given={1: 1})
    assert [remedy.rules for remedy in found.remedies] == [(Rule.CAPACITY,)]


def test_whoever_is_excluded_is_no_remedy():
    (found,) = obstacles([replace(PERSON, excluded=frozenset({1}))], [WOMAN])
    assert found.against == {Rule.EXCLUDED: 1} and not found.remedies
    assert against(Rule.EXCLUDED)


def test_every_rule_has_its_sentence():
    assert len({against(rule) for rule in Rule}) == len(Rule)


def left(people, **card):
    found = [replace(PERSON, id=number, **card) for number in range(people)]
    expired = [replace(WOMAN, id=number, engagements=WOMAN.engagements) for number in range(1, 7)]
    return list(zip(found, obstacles(found, expired), strict=True))


def test_scarcity_sums_up_who_is_looked_for():
    dari = (Spoken("prs", Level.NATIVE), Spoken("de", Level.A1))
    report = scarcity([*left(7, minor=True), *left(3, minor=True, languages=dari)])
    assert report.people == 10
    assert [(one.people, one.wanted.language, one.wanted.area) for one in report.shortages] == [
        (7, "de", 11),
        (3, "prs", 11),
    ]
    assert report.shortages[0].remedies == {Rule.CLEARANCE: 6}
    assert report.shortages[0].call(area="Rodenbeck", phase="Reading") == (
        "7 people wait for a mentor: speaks German, near Rodenbeck, Reading. "
        "6 mentors would be possible. Missing: a valid certificate of conduct."
    )
    (wish,) = scarcity(left(1, minor=True, wishes=Gender.FEMALE, areas=())).shortages
    assert wish.call().startswith("1 person waits for a mentor: a woman, speaks German.")


def test_the_public_report_hides_small_numbers_and_what_betrays_them():
    dari = (Spoken("prs", Level.NATIVE), Spoken("de", Level.A1))
    report = scarcity([*left(7, minor=True), *left(9, phase=1, minor=True, areas=(12, 1)), *left(3, languages=dari)])
    public = report.public()
    assert public.people == 19
    assert [one.people for one in public.shortages] == [9]
    assert scarcity(left(3, minor=True)).public().people is None


def test_a_scarce_county_is_summed_up():
    mentees, mentors = list(crowd.mentees(120)), list(crowd.mentors(20))
    found = assign(mentees, mentors)
    over = [one for one in mentees if (one.id, one.need) in set(found.unmatched())]
    report = scarcity(zip(over, obstacles(over, mentors, given=found.given()), strict=True))
    assert report.people == len(over) == sum(one.people for one in report.shortages) > 50
    assert all(one.people >= 5 for one in report.public().shortages)


def test_of_two_languages_as_deep_the_one_they_said_is_named():
    """With other languages said and German not, German is a guess: nobody is told that both speak it."""
    said = (Spoken("ar", Level.UNKNOWN), Spoken("de", Level.UNKNOWN))
    (found,) = rank(replace(PERSON, languages=said), [replace(WOMAN, languages=said)])
    assert found.reasons[0] == "Both speak Arabic."
