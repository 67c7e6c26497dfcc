"""The pure function and the questions in SQL agree on every combination of days."""

import datetime as dt
import itertools

import pytest
import time_machine

from network.enums import Freshness
from network.freshness import ask_on, due_on, freshness, stale_on
from network.models import Programme
from network.services import ask_for_confirmation, confirm_programme
from network.tasks import ask_for_confirmations
from tests import factories

DAY = dt.date(2026, 11, 20)
AGES = [None, 0, 14, 15, 89, 90, 91, 104, 105, 200]


def ago(days):
    return None if days is None else DAY - dt.timedelta(days=days)


@pytest.mark.parametrize(
    ("confirmed", "asked", "created", "state"),
    [
        (0, None, 300, Freshness.FRESH),
        (89, None, 300, Freshness.FRESH),
        (90, None, 300, Freshness.ASKED),
        (90, 0, 300, Freshness.ASKED),
        (104, 14, 300, Freshness.ASKED),
        (105, 15, 300, Freshness.STALE),
        (60, 15, 300, Freshness.STALE),
        (None, None, 0, Freshness.ASKED),
        (None, None, 14, Freshness.ASKED),
        (None, None, 15, Freshness.STALE),
    ],
)
def test_states(confirmed, asked, created, state):
    assert freshness(ago(confirmed), ago(asked), ago(created), DAY) == state


@pytest.mark.django_db
def test_sql_says_the_same_as_the_function():
    organisation = factories.OrganisationFactory()
    for number, (confirmed, asked, created) in enumerate(itertools.product(AGES, AGES, AGES[1:])):
        Programme.objects.create(
            organisation=organisation,
            name=f"P {number}",
            confirmed_on=ago(confirmed),
            confirmation_asked_on=ago(asked),
            created_on=ago(created),
        )
    stale = set(Programme.objects.filter(stale_on(DAY)).values_list("pk", flat=True))
    due = set(Programme.objects.filter(due_on(DAY)).values_list("pk", flat=True))
    for each in Programme.objects.order_by("pk"):
        state = freshness(each.confirmed_on, each.confirmation_asked_on, each.created_on, DAY)
        assert (each.pk in stale) == (state == Freshness.STALE)
        assert (each.pk in stale | due) == (state != Freshness.FRESH)


@pytest.mark.django_db
def test_a_year_of_confirmations():
    """Asked at 90 days, not again before another 90, confirmed with one click, asked again 90 days later."""
    with time_machine.travel("2026-01-01 08:00+01:00") as time:
        programme = factories.ProgrammeFactory()
        confirm_programme(actor=None, programme=programme)
        asked_on = []
        for day in range(1, 300):
            time.move_to(dt.datetime(2026, 1, 1, 8, tzinfo=dt.UTC) + dt.timedelta(days=day))
            if ask_for_confirmations():
                asked_on.append(day)
            assert ask_for_confirmations() == 0, "twice on one day"
            if day == 120:
                confirm_programme(actor=None, programme=Programme.objects.get(pk=programme.pk))
    assert asked_on == [90, 210]


@pytest.mark.django_db
def test_what_is_not_public_or_has_ended_is_not_asked_for():
    hidden = factories.ProgrammeFactory(is_published=False)
    assert not ask_for_confirmation(programme=hidden)
    assert not Programme.objects.filter(ask_on(DAY), pk=hidden.pk).exists()
