"""Who could accompany whom: pure, without database, clock or settings. The machine proposes, a person decides.

    cards in       `MentorCard` (with an `Engaged` per programme), `MenteeCard`: frozen, filled by the caller
    for one        `rank(mentee, mentors)` → `Proposal`s, the best first, with `.reasons`, `.bars`, `.questions`
    for all        `assign(mentees, mentors)` → `Assignment`: `.pairs()`, `.unmatched()`, `.given()`, `.total()`;
                   `explained(assignment, mentees, mentors)` → its pairs as `Proposal`s
    for the rest   `obstacles(left, mentors, given=assignment.given())` → which `Rule` stands in the way of each, and
                   the smallest changes that would help (`Remedy`); `scarcity(zip(left, found))` sums them up,
                   `.public()` without small numbers

Hard rules are in `conditions`, soft factors in `values` and `weights`. Unknown is never no: it ranks lower and is asked
first. Sentences are made when read, in the reader's language. Points are shown, never stored.
Why it is built so: docs/decisions/018-matching.md.
"""

from mentors.matching.assignment import Assignment, Pair, assign
from mentors.matching.cards import (
    Clearance,
    Engaged,
    Gender,
    Level,
    MenteeCard,
    MentorCard,
    Mobility,
    Point,
    Spoken,
    Week,
)
from mentors.matching.conditions import Question, Rule
from mentors.matching.facts import Bar, Facts
from mentors.matching.obstacles import Obstacles, Remedy, obstacles
from mentors.matching.ranking import Proposal, explain, explained, rank
from mentors.matching.reasons import against
from mentors.matching.scarcity import Scarcity, Shortage, Wanted, scarcity
from mentors.matching.weights import SCALE, WEIGHTS, Factor

__all__ = [
    "SCALE",
    "WEIGHTS",
    "Assignment",
    "Bar",
    "Clearance",
    "Engaged",
    "Factor",
    "Facts",
    "Gender",
    "Level",
    "MenteeCard",
    "MentorCard",
    "Mobility",
    "Obstacles",
    "Pair",
    "Point",
    "Proposal",
    "Question",
    "Remedy",
    "Rule",
    "Scarcity",
    "Shortage",
    "Spoken",
    "Wanted",
    "Week",
    "against",
    "assign",
    "explain",
    "explained",
    "obstacles",
    "rank",
    "scarcity",
]
