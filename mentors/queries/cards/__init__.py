"""Cards for matching, read from the database: the same number of queries for ten people and for ten thousand.

    field = load(user, today)          everybody this person may bring together
    field = load(user, today, need)    the same mentors, and one need

Scope: people of one's own house; for coordinators also mentors of the shared pool in their area.
"""

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet

from mentees.models import Need
from mentors.matching import MenteeCard, MentorCard
from mentors.queries.cards.mentees import (
    houses_with_people_waiting,
    mentee_cards,
    needs_of,
    one_need,
    waiting_needs,
)
from mentors.queries.cards.mentors import mentor_cards, mentors_of, mentors_within_reach
from mentors.queries.cards.shared import county
from mentors.queries.places import Places, places_of
from network.models import Organisation
from volunteers.models import Engagement

__all__ = ["Field", "houses_with_people_waiting", "load", "load_house", "waiting_needs"]


@dataclass(frozen=True, slots=True)
class Field:
    """The cards, and what is behind them by id. A card's `programme` is the id of the engagement."""

    mentees: list[MenteeCard]
    mentors: list[MentorCard]
    needs: dict[int, Need]
    engagements: dict[int, Engagement]
    places: dict[int, Places]


def load(user, today: dt.date, need: Need | None = None) -> Field:
    """Everybody this person may bring together on this day, or her mentors for one need."""
    return _field(mentors_within_reach(user), one_need(need) if need else waiting_needs(user), today)


def load_house(house: Organisation, today: dt.date) -> Field:
    """Everybody this house may bring together on this day."""
    return _field(mentors_of(house), needs_of(house), today)


def _field(mentors: QuerySet, waiting: QuerySet, today: dt.date) -> Field:
    engagements, needs = {row.pk: row for row in mentors}, {row.pk: row for row in waiting}
    flat, places = county(), places_of({row.volunteer_id for row in engagements.values()})
    return Field(
        mentees=mentee_cards(list(needs.values()), today, flat),
        mentors=mentor_cards(list(engagements.values()), places, today, flat),
        needs=needs,
        engagements=engagements,
        places=places,
    )
