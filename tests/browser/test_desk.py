"""The desk by keyboard: arrow keys through the rows, a box ticked, one follow-up for both."""

import pytest
from django.urls import reverse

from mentors.models import FollowUp
from tests import factories

pytestmark = pytest.mark.browser


def focused(page):
    return page.evaluate("document.activeElement.value || document.activeElement.textContent")


def test_through_the_rows_with_arrow_keys(enter, browser_world):
    people = [
        factories.MenteeFactory(intake=browser_world.organisation, status="waiting", user__name=name)
        for name in ("Amal", "Bela")
    ]
    desk = enter("contact", width=1280).new_page()
    desk.goto(reverse("mentors:desk"))
    desk.get_by_role("link", name="Amal", exact=True).focus()
    desk.keyboard.press("ArrowDown")
    assert focused(desk) == "Bela"
    desk.keyboard.press("ArrowDown")
    assert focused(desk) == "Bela"
    desk.keyboard.press("ArrowLeft")
    desk.keyboard.press("Space")
    desk.keyboard.press("ArrowUp")
    assert focused(desk) == people[0].public_id
    desk.keyboard.press("Space")
    desk.click(".bulk summary")
    desk.click(".bulk button")
    desk.locator(".messages").wait_for()
    assert FollowUp.objects.count() == 2
