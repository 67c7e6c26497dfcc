"""Mentors and mentees of a county that does not exist, as cards for matching; equal numbers give equal cards."""

import random
from collections.abc import Iterator

from mentors.matching.cards import Clearance, Engaged, Gender, Level, MenteeCard, MentorCard, Mobility, Point, Spoken

PHASES = 8
COUNTY, TOWNS, QUARTERS = 0, 11, 6
FIRST = ("ar", "prs", "kmr", "uk", "ti", "tr", "so", "fa", "ps", "ru", "en", "fr", "bg", "ro", "pl", "sq")
FIELDS, INTERESTS = 24, 18
SPOKEN = (Level.A1, Level.A2, Level.B1, Level.B2, Level.C1)


def place(town: int, quarter: int) -> Point:
    """Towns lie on a grid of 9 km, quarters around their middle."""
    return Point(town % 4 * 9 + quarter % 3 * 1.5, town // 4 * 9 + quarter // 3 * 1.5)


def mentors(count: int) -> Iterator[MentorCard]:
    draw = random.Random(1)
    for number in range(1, count + 1):
        town, quarter = draw.randrange(TOWNS), draw.randrange(QUARTERS)
        known = draw.sample(range(PHASES), draw.randint(0, 3))
        yield MentorCard(
            id=number,
            engagements=(_engagement(draw, number, town),),
            active=True,
            confirmed=True,
            capacity=draw.randint(1, 3),
            load=draw.choice((0, 0, 1, 2)),
            place=place(town, quarter) if draw.random() < 0.95 else None,
            mobility=draw.choice((*Mobility, None)),
            gender=draw.choice((Gender.FEMALE, Gender.MALE, Gender.FEMALE, Gender.MALE, None)),
            wishes=Gender.FEMALE if draw.random() < 0.03 else None,
            languages=_languages(draw, Level.NATIVE) if draw.random() < 0.9 else (),
            fields=frozenset(draw.sample(range(FIELDS), draw.randint(0, 2))),
            experience=tuple((phase, draw.randint(1, 6)) for phase in sorted(known)),
            interests=frozenset(draw.sample(range(INTERESTS), draw.randint(0, 3))),
            free=week(draw, 20) if draw.random() < 0.7 else None,
        )


def _engagement(draw: random.Random, number: int, town: int) -> Engaged:
    few = draw.random() < 0.4
    return Engaged(
        programme=number % 40,
        phases=frozenset(draw.sample(range(PHASES), 5)) if few else frozenset(range(PHASES)),
        areas=frozenset({COUNTY}) if draw.random() < 0.8 else frozenset({town + 1, (town + 1) % TOWNS + 1}),
        onboarded=True,
        trained=True,
        clearance=Clearance.MINORS if draw.random() < 0.8 else Clearance.NONE,
    )


def mentees(count: int) -> Iterator[MenteeCard]:
    draw = random.Random(2)
    for number in range(1, count + 1):
        town, quarter = draw.randrange(TOWNS), draw.randrange(QUARTERS)
        minor = draw.random() < 0.12
        yield MenteeCard(
            id=number,
            need=number,
            phase=draw.randrange(PHASES) if draw.random() < 0.95 else None,
            areas=(100 + town * QUARTERS + quarter, town + 1, COUNTY),
            place=place(town, quarter),
            mobility=draw.choice((*Mobility, None)),
            languages=_languages(draw, draw.choice(SPOKEN)),
            interpreter=draw.random() < 0.1,
            gender=draw.choice((Gender.FEMALE, Gender.MALE, Gender.MALE, None)),
            wishes=draw.choice((Gender.FEMALE, Gender.MALE)) if draw.random() < 0.15 else None,
            field=draw.randrange(FIELDS) if draw.random() < 0.7 else None,
            interests=frozenset(draw.sample(range(INTERESTS), draw.randint(0, 3))),
            free=week(draw, 12) if draw.random() < 0.7 else None,
            minor=minor,
            waiting=int(draw.expovariate(1 / 60)),
            excluded=frozenset({draw.randint(1, 5500)}) if draw.random() < 0.02 else frozenset(),
        )


def _languages(draw: random.Random, german: Level) -> tuple[Spoken, ...]:
    found = {code: draw.choice((Level.B2, Level.C1, Level.NATIVE)) for code in draw.sample(FIRST, draw.randint(0, 2))}
    return (Spoken("de", german), *(Spoken(code, found[code]) for code in sorted(found)))


def week(draw: random.Random, hours: int) -> tuple[int, int]:
    """Some afternoons and evenings of a week of 7 × 18 hours, as two masks."""
    mask = 0
    for _ in range(hours // 4):
        day, hour = draw.randrange(7), draw.randrange(7, 14)
        mask |= 0b1111 << (day * 18 + hour)
    return mask & (1 << 64) - 1, mask >> 64
