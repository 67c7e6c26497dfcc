"""The desk on a phone: all ways in one menu, with and without script, by finger and by keyboard."""

import pytest
from playwright.sync_api import expect

from accounts.enums import Role
from portal.navigation import DESK
from tests.browser import access

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
MENU = ".nav-menu > summary"


# Every way of the desk that is open to a coordinator.
WAYS = sum(not way.roles or Role.COORDINATOR in way.roles for group in DESK.values() for way in group)


def ways(page):
    return page.get_by_role("navigation", name="Hauptnavigation").get_by_role("link")


@pytest.mark.parametrize("script", [True, False])
def test_the_menu_holds_every_way_and_leads_on(enter, script):
    page = enter("coordinator", width=360, java_script_enabled=script).new_page()
    page.goto("/")
    expect(ways(page)).to_have_count(0)
    page.locator(MENU).click()
    expect(ways(page)).to_have_count(WAYS)
    for way in ways(page).all():
        box = way.bounding_box()
        assert box["height"] >= access.SMALLEST_TARGET
        assert box["x"] >= 0 and box["x"] + box["width"] <= 360
    page.get_by_role("link", name="Abdeckung").click()
    page.wait_for_url("**/coverage**")
    expect(ways(page)).to_have_count(0)
    page.locator(MENU).click()
    expect(page.locator(".nav [aria-current=page]")).to_have_text("Abdeckung")


def test_the_menu_opens_walks_and_closes_by_keyboard(enter):
    page = enter("coordinator", width=768).new_page()
    page.goto("/")
    page.locator(MENU).focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(ways(page).first).to_be_focused()
    page.keyboard.press("Escape")
    expect(ways(page)).to_have_count(0)
    expect(page.locator(MENU)).to_be_focused()


@pytest.mark.parametrize(("language", "width"), [("de", 360), ("ar", 360), ("ar", 768)])
def test_the_open_menu_fits_and_can_be_used_by_everybody(enter, language, width):
    findings = access.Findings()
    page = enter("coordinator", language=language, width=width).new_page()
    page.goto("/")
    page.locator(MENU).click()
    access.check(page, "menu", findings)
    access.measure(page, "menu", findings)
    assert not findings, str(findings)


def test_a_wide_desk_needs_no_menu(enter):
    page = enter("coordinator", width=1280).new_page()
    page.goto("/")
    expect(page.locator(MENU)).to_be_hidden()
    expect(ways(page)).to_have_count(WAYS)


@pytest.mark.parametrize("seat", ["mentee", "volunteer"])
def test_a_phone_keeps_its_ways_under_the_thumb(enter, seat):
    page = enter(seat, width=360).new_page()
    page.goto("/")
    expect(page.locator(MENU)).to_have_count(0)
    lowest = [way.bounding_box()["y"] for way in ways(page).all()]
    assert 2 <= len(lowest) <= 5
    assert min(lowest) > 700
