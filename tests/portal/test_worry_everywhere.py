""" "I am worried" stands on every page of whoever helps or is accompanied."""

import re

import pytest
from django.urls import reverse

from tests.routes import Route, table

PAGES = [route for route in table.declared() if route.page and "GET" in route.methods and route.status == 200]
# These are the way itself; the page without a connection knows nobody, and leads nowhere.
ITS_OWN = ("mentees:worry", "mentees:worry_about", "mentees:worry_sent", "common:offline")

pytestmark = pytest.mark.django_db


def leads_there(text: str) -> bool:
    """To the page for everybody, or to the one about the person of this page."""
    return bool(re.search(r'href="(/mentees/[\w-]{22})?/worry"', text))


@pytest.mark.parametrize("seat", ["volunteer", "mentee"])
def test_every_page_of_theirs_leads_there(seat, settled):
    def lacks(route: Route) -> bool:
        answer = settled.client(seat).get(table.address(route, settled.world))
        text = "" if answer.streaming else answer.content.decode()
        return "<main" in text and not leads_there(text)

    theirs = [route for route in PAGES if route.lets_in(seat) and route.name not in ITS_OWN]
    assert len(theirs) > 40
    assert [str(route) for route in theirs if lacks(route)] == []


def test_whoever_only_works_at_a_desk_or_is_signed_out_does_not_find_it_there(settled):
    for seat in ("administrator", "steering", "signed_out"):
        assert not leads_there(settled.client(seat).get(reverse("network:chain")).content.decode())
