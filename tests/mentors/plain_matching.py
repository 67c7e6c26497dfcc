"""Small worlds of cards, and the hard rules and the best assignment written down once more, as plainly as possible."""

from itertools import product

from hypothesis import strategies as st

from mentors.matching import (
    SCALE,
    WEIGHTS,
    Clearance,
    Engaged,
    Factor,
    Gender,
    Level,
    MenteeCard,
    MentorCard,
    Mobility,
    Point,
    Rule,
    Spoken,
)

PHASES, AREAS, THINGS, PROGRAMMES = (1, 2, 3), (10, 11, 12), "abcd", (21, 22)


def often(strategy, empty=None):
    return st.one_of(strategy, strategy, st.just(empty))


def some(of, most=3):
    return st.frozensets(st.sampled_from(of), max_size=most)


genders = often(st.sampled_from(Gender))
places = often(st.builds(Point, st.integers(0, 30), st.integers(0, 30)))
weeks = often(st.tuples(st.sampled_from((0, 1, 6, 2**63)), st.sampled_from((0, 1, 2**61))))
languages = st.lists(
    st.builds(Spoken, st.sampled_from(("de", "ar", "prs")), st.sampled_from(Level)),
    max_size=3,
    unique_by=lambda s: s[0],
).map(tuple)
engagements = st.builds(
    Engaged,
    programme=st.integers(1, 3),
    serves=some(PROGRAMMES),
    phases=some(PHASES),
    areas=some((1, *AREAS)),
    onboarded=st.sampled_from((True, True, False)),
    trained=st.booleans(),
    clearance=st.sampled_from(Clearance),
    demands=st.sampled_from((Clearance.NONE, Clearance.ADULTS)),
)


def mentor_cards(most=6, eager=False):
    """`eager`: nobody is paused, so that small worlds have pairs."""
    likely = st.just(True) if eager else st.sampled_from((True, True, True, False))
    card = st.builds(
        MentorCard,
        id=st.integers(1, 40),
        engagements=st.lists(engagements, min_size=1, max_size=2, unique_by=lambda e: e.programme).map(tuple),
        active=likely,
        confirmed=likely,
        capacity=st.integers(1 if eager else 0, 3),
        load=st.integers(0, 3),
        place=places,
        mobility=often(st.sampled_from(Mobility)),
        gender=genders,
        wishes=st.one_of(st.none(), st.none(), genders),
        languages=languages,
        fields=some(THINGS),
        experience=st.dictionaries(st.sampled_from(PHASES), st.integers(0, 6)).map(lambda d: tuple(d.items())),
        interests=some(THINGS, 4),
        free=weeks,
    )
    return st.lists(card, max_size=most, unique_by=lambda mentor: mentor.id)


def mentee_cards(most=6):
    card = st.builds(
        MenteeCard,
        id=st.integers(1, 40),
        need=st.integers(1, 9),
        phase=often(st.sampled_from(PHASES)),
        programme=st.one_of(st.none(), st.none(), st.sampled_from(PROGRAMMES)),
        areas=often(st.sampled_from(AREAS).map(lambda area: (area, 1)), ()),
        place=places,
        mobility=often(st.sampled_from(Mobility)),
        languages=languages,
        interpreter=st.sampled_from((False, False, True)),
        gender=genders,
        wishes=st.one_of(st.none(), st.none(), genders),
        field=often(st.sampled_from(THINGS)),
        interests=some(THINGS, 4),
        free=weeks,
        minor=st.sampled_from((False, False, True)),
        demands=st.sampled_from(Clearance),
        waiting=st.integers(0, 4),
        excluded=st.frozensets(st.integers(1, 40), max_size=3),
    )
    return st.lists(card, max_size=most, unique_by=lambda mentee: (mentee.id, mentee.need))


def broken(mentee: MenteeCard, mentor: MentorCard, engaged: Engaged) -> set[Rule]:
    """The issue's hard rules, one sentence each."""
    speaks = {s.code: s.level for s in mentee.languages} or {"de": Level.UNKNOWN}
    understands = {s.code: s.level for s in mentor.languages} or {"de": Level.NATIVE}
    needed = max(Clearance.MINORS if mentee.minor else mentee.demands, engaged.demands)
    both_known = mentee.free is not None and mentor.free is not None
    found = {
        Rule.ACTIVE: not mentor.active,
        Rule.CONFIRMED: not mentor.confirmed,
        Rule.ONBOARDED: not engaged.onboarded,
        Rule.CLEARANCE: engaged.clearance < needed,
        Rule.TRAINING: needed == Clearance.MINORS and not engaged.trained,
        Rule.CAPACITY: mentor.capacity <= 0,
        Rule.PROGRAMME: mentee.programme is not None and mentee.programme not in engaged.serves,
        Rule.PHASE: mentee.phase is not None and engaged.phases and mentee.phase not in engaged.phases,
        Rule.AREA: mentee.areas and engaged.areas and not set(mentee.areas) & engaged.areas,
        Rule.WISH_OF_MENTEE: mentee.wishes and mentor.gender and mentee.wishes != mentor.gender,
        Rule.WISH_OF_MENTOR: mentor.wishes and mentee.gender and mentor.wishes != mentee.gender,
        Rule.LANGUAGE: not mentee.interpreter
        and not any(level > Level.A0 and understands.get(code, Level.A0) > Level.A0 for code, level in speaks.items()),
        Rule.TIME: both_known and not any(a & b for a, b in zip(mentee.free, mentor.free, strict=True)),
        Rule.EXCLUDED: mentor.id in mentee.excluded,
    }
    return {rule for rule, stands in found.items() if stands}


def fits(mentee: MenteeCard, mentor: MentorCard) -> list[Engaged]:
    return [engaged for engaged in mentor.engagements if not broken(mentee, mentor, engaged)]


def load_points(mentor: MentorCard, more: int = 0) -> int:
    """Points for fair load when she accompanies so many more already."""
    value = 1 - (mentor.load + more) / (mentor.load + mentor.capacity)
    return round(value * WEIGHTS[Factor.LOAD] * SCALE)


def best_assignment(mentees, mentors, points) -> tuple[int, tuple[int, ...], int]:
    """(people, their waiting times from the longest, total) of the best of all assignments, by trying all.

    `points(mentee, mentor)` is None where no engagement fits.
    """
    options = [[None, *(m for m in mentors if points(mentee, m) is not None)] for mentee in mentees]
    best = (0, (), 0)
    for choice in product(*options):
        taken = [(mentee, mentor) for mentee, mentor in zip(mentees, choice, strict=True) if mentor]
        held = {mentor.id: sum(1 for _, other in taken if other.id == mentor.id) for _, mentor in taken}
        if any(held[mentor.id] > mentor.capacity for _, mentor in taken):
            continue
        total = sum(points(mentee, mentor) for mentee, mentor in taken)
        for mentor in {mentor.id: mentor for _, mentor in taken}.values():
            total -= sum(load_points(mentor) - load_points(mentor, more) for more in range(held[mentor.id]))
        waiting = tuple(sorted((mentee.waiting for mentee, _ in taken), reverse=True))
        best = max(best, (len(taken), waiting, total))
    return best
