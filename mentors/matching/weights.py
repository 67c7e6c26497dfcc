"""How much each soft factor counts: all of it, in one place.

A factor's value lies between 0 and 1. Points are whole numbers, so that sums are exact and equal input gives equal
output; a perfect pair has about `SCALE` points.
"""

from enum import StrEnum

from mentors.matching.cards import Level, Mobility

SCALE = 4000


class Factor(StrEnum):
    LANGUAGE = "language"
    WAY = "way"
    TIME = "time"
    FIELD = "field"
    EXPERIENCE = "experience"
    INTERESTS = "interests"
    LOAD = "load"
    WAITING = "waiting"
    CERTAINTY = "certainty"


WEIGHTS: dict[Factor, float] = {
    Factor.LANGUAGE: 0.24,
    Factor.WAY: 0.16,
    Factor.TIME: 0.15,
    Factor.FIELD: 0.13,
    Factor.EXPERIENCE: 0.10,
    Factor.INTERESTS: 0.06,
    Factor.LOAD: 0.08,
    Factor.WAITING: 0.04,
    Factor.CERTAINTY: 0.04,
}

# Depth of the language two people share: the lower of their levels.
DEPTH: dict[Level, float] = {
    Level.A0: 0.0,
    Level.A1: 0.15,
    Level.A2: 0.35,
    Level.UNKNOWN: 0.5,
    Level.B1: 0.6,
    Level.B2: 0.8,
    Level.C1: 0.9,
    Level.C2: 1.0,
    Level.NATIVE: 1.0,
}
WITH_INTERPRETER = 0.1

# From door to door in km/h, and the minutes before one moves at all.
SPEED: dict[Mobility, float] = {
    Mobility.FOOT: 4.5,
    Mobility.BICYCLE: 14,
    Mobility.TRANSIT: 25,
    Mobility.CAR: 45,
}
START: dict[Mobility, float] = {Mobility.FOOT: 0, Mobility.BICYCLE: 2, Mobility.TRANSIT: 10, Mobility.CAR: 5}
ASSUMED_MOBILITY = Mobility.TRANSIT
NEAR, FAR = 10, 90
UNKNOWN_WAY = 0.3

ENOUGH_HOURS = 4
UNKNOWN_TIME = 0.2
UNKNOWN_FIELD = 0.4
ENOUGH_EXPERIENCE = 4
ENOUGH_INTERESTS = 3
LONG_WAIT = 180
# At most so many things to ask first lower a proposal.
QUESTIONS = 4


def points(factor: Factor, value: float) -> int:
    """Whole points of a factor's value."""
    return round(value * WEIGHTS[factor] * SCALE)


# What one open question costs, and what one common hour brings.
QUESTION_POINTS = points(Factor.CERTAINTY, 1 / QUESTIONS)
HOUR_POINTS = points(Factor.TIME, (1 - UNKNOWN_TIME) / ENOUGH_HOURS)
