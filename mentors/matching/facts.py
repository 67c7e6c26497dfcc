"""What one mentee and one mentor have in common, from their two cards: the ground of reasons and bars."""

from collections.abc import Iterator
from dataclasses import dataclass

from mentors.matching import cards, values
from mentors.matching.cards import Engaged, Level, MenteeCard, MentorCard
from mentors.matching.conditions import Question
from mentors.matching.weights import (
    ENOUGH_HOURS,
    HOUR_POINTS,
    QUESTION_POINTS,
    QUESTIONS,
    UNKNOWN_TIME,
    WEIGHTS,
    Factor,
    points,
)


@dataclass(frozen=True, slots=True)
class Bar:
    """One factor as a bar: its value between 0 and 1, and how much it counts."""

    factor: Factor
    value: float
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """None is unknown: `minutes` of way, common `hours` a week. `language` is the one both speak best, if any."""

    language: str | None
    depth: Level
    interpreter: bool
    minutes: float | None
    hours: int | None
    experience: int
    field: bool | None
    interests: int
    load: int
    places: int
    waiting: int
    questions: tuple[Question, ...]

    def bars(self) -> tuple[Bar, ...]:
        """All factors, in the order of `weights`."""
        found = {
            Factor.LANGUAGE: values.language(self.depth, self.interpreter),
            Factor.WAY: values.way(self.minutes),
            Factor.TIME: values.time(self.hours),
            Factor.FIELD: values.field(self.field is not None, bool(self.field)),
            Factor.EXPERIENCE: values.experience(self.experience),
            Factor.INTERESTS: values.interests(self.interests),
            Factor.LOAD: values.load(self.load, self.places),
            Factor.WAITING: values.waiting(self.waiting),
            Factor.CERTAINTY: 1 - len(self.questions) / QUESTIONS,
        }
        return tuple(Bar(factor, found[factor], weight) for factor, weight in WEIGHTS.items())

    def points(self) -> int:
        """All points, rounded factor by factor as the rows of `scores` are, and those for waiting."""
        known = min(self.hours or 0, ENOUGH_HOURS)
        exact = {
            Factor.TIME: points(Factor.TIME, UNKNOWN_TIME) + known * HOUR_POINTS,
            Factor.CERTAINTY: (QUESTIONS - len(self.questions)) * QUESTION_POINTS,
        }
        return sum(exact.get(bar.factor, points(bar.factor, bar.value)) for bar in self.bars())


def facts(mentee: MenteeCard, mentor: MentorCard, engaged: Engaged) -> Facts:
    language, depth = _language(mentee, mentor)
    known = mentee.field is not None and bool(mentor.fields)
    return Facts(
        language=language,
        depth=depth,
        interpreter=mentee.interpreter,
        minutes=_minutes(mentee, mentor),
        hours=_hours(mentee, mentor),
        experience=dict(mentor.experience).get(mentee.phase, 0),
        field=mentee.field in mentor.fields if known else None,
        interests=len(mentee.interests & mentor.interests),
        load=max(mentor.load, 0),
        places=max(mentor.load, 0) + max(mentor.capacity, 0),
        waiting=mentee.waiting,
        questions=tuple(_questions(mentee, mentor, engaged)),
    )


def _minutes(mentee: MenteeCard, mentor: MentorCard) -> float | None:
    if mentee.place is None or mentor.place is None:
        return None
    return values.minutes(values.km(mentee.place, mentor.place), mentee.mobility, mentor.mobility)


def _language(mentee: MenteeCard, mentor: MentorCard) -> tuple[str | None, Level]:
    theirs: dict[str, Level] = {}
    for code, level in cards.spoken(mentor.languages, unsaid=Level.NATIVE):
        theirs[code] = max(level, theirs.get(code, Level.A0))
    shared = [
        (min(level, theirs.get(code, Level.A0)), code)
        for code, level in cards.spoken(mentee.languages, unsaid=Level.UNKNOWN)
    ]
    # Of two as deep, the one they said before the German nobody asked about.
    depth, _said, code = max((level, code != cards.GERMAN, code) for level, code in shared)
    return (code, depth) if depth > Level.A0 else (None, Level.A0)


def _hours(mentee: MenteeCard, mentor: MentorCard) -> int | None:
    if mentee.free is None or mentor.free is None:
        return None
    return sum((one & other).bit_count() for one, other in zip(mentee.free, mentor.free, strict=True))


def _questions(mentee: MenteeCard, mentor: MentorCard, engaged: Engaged) -> Iterator[Question]:
    if mentee.phase is None or not engaged.phases:
        yield Question.PHASE
    if not mentee.areas or not engaged.areas:
        yield Question.AREA
    if (mentee.wishes and not mentor.gender) or (mentor.wishes and not mentee.gender):
        yield Question.GENDER
    if mentee.free is None or mentor.free is None:
        yield Question.TIME
