"""The work whose seconds and memory are compared; each function makes cards, then returns the work (`bench.child`)."""

from collections.abc import Callable
from typing import Any

from bench import cards


def ours(order: dict) -> Callable[[], Any]:
    from mentors.matching import assign

    mentees, mentors = list(cards.mentees(order["mentees"])), list(cards.mentors(order["mentors"]))

    def work() -> dict:
        found = assign(mentees, mentors)
        return {"people": len(found.taken.mentees), "total": found.total()}

    return work


def streamed(order: dict) -> Callable[[], Any]:
    """As for numbers at which nobody wants to hold all cards: they are made while they are read."""
    from mentors.matching import assign

    def work() -> dict:
        found = assign(cards.mentees(order["mentees"]), cards.mentors(order["mentors"]))
        return {"people": len(found.taken.mentees), "total": found.total()}

    return work


def straight(order: dict) -> Callable[[], Any]:
    from bench.straight import assigned

    mentees, mentors = list(cards.mentees(order["mentees"])), list(cards.mentors(order["mentors"]))

    def work() -> dict:
        people, total, possible = assigned(mentees, mentors)
        return {"people": people, "total": total, "possible": possible}

    return work
