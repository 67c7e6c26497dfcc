"""The first Monday: a coordinator fills a gap of the chain, and its contact person answers for it from her phone.

Walked on the demo, through every page a person would use; the codes are read where a person reads them.
"""

import re

import pytest
from django.conf import settings
from django.core import mail
from django.urls import reverse

from accounts.models import User
from accounts.services.second_step import code_now, demo_secret
from common.seals import unseal
from demo.load import load
from network.models import Invitation, Programme
from network.services.invitation_delivery import letter_of
from tests.support import catalogues

pytestmark = pytest.mark.browser

NAME = "Neustart 50 plus"


@pytest.fixture
def demo(transactional_db):
    """The demo as `make run` loads it. Tests that commit empty all tables after themselves, the phases too."""
    catalogues.lay()
    load()


@pytest.fixture
def shot():
    """`shot(page, name)`: keep a picture to be looked at, under var/screenshots."""
    folder = settings.BASE_DIR / "var" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    return lambda page, name: page.screenshot(path=folder / f"{name}.png", full_page=True)


@pytest.fixture
def window(browser, house, watch):
    """`window(language, width, height)`: a browser nobody has signed in on."""
    opened = []

    def open_window(language: str, *, width: int, height: int):
        context = browser.new_context(
            base_url=house.url, viewport={"width": width, "height": height}, service_workers="block"
        )
        context.set_default_timeout(15_000)
        context.add_cookies([{"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": house.url}])
        watch.over(context)
        opened.append(context)
        return context.new_page()

    yield open_window
    for context in opened:
        context.close()


def newest_code() -> str:
    """The six digits of the newest message, as somebody reads them."""
    return re.search(r"\b\d{6}\b", mail.outbox[-1].body)[0]


def press(page) -> None:
    """The one filled button of the page."""
    page.locator("main .kern-btn--primary").first.click()


def sign_in_with_code(page, address: str) -> None:
    page.goto(reverse("accounts:login"))
    page.fill("[name=address]", address)
    press(page)
    page.fill("[name=code]", newest_code())
    press(page)


def test_from_an_empty_cell_to_a_confirmed_entry(demo, window, shot):
    coordinator = User.objects.get(login_email="koordination@example.org")

    desk = window("de", width=1280, height=900)
    sign_in_with_code(desk, coordinator.login_email)
    desk.fill("[name=code]", code_now(demo_secret(coordinator)))
    press(desk)
    desk.wait_for_url("**/")
    shot(desk, "coordinator-home")

    desk.goto(reverse("network:coverage"))
    shot(desk, "coverage")
    gap = desk.locator("td.c0 a[href*='older-low-qualified']").first
    gap.click()
    assert desk.locator("[name=phases][value=older-low-qualified]").is_checked()
    shot(desk, "programme-form")
    desk.select_option("main [name=organisation]", label="Caritas")
    desk.fill("[name=name]", NAME)
    desk.fill("[name=places_total]", "8")
    desk.fill("[name=places_free]", "8")
    press(desk)
    programme = Programme.objects.get(name=NAME)
    assert programme.areas.count() == 1

    desk.goto(reverse("network:contacts", args=[programme.public_id]))
    desk.fill("[name=name]", "Marta Sommer")
    desk.fill("[name=phone]", "030 23125150")
    press(desk)
    shot(desk, "contacts")
    desk.locator("a[href*='people/invite']").click()
    desk.check("[name=channel][value=letter]")
    desk.fill("[name=address]", "Marta Sommer\nBeispielweg 3\n32423 Minden")
    desk.select_option("main [name=language]", "ar")
    shot(desk, "invite")
    press(desk)
    shot(desk, "invitation")
    invitation = Invitation.objects.get(contact__name="Marta Sommer")
    letter = desk.context.request.get(desk.locator("a[href*='letters/']").get_attribute("href"))
    assert letter.headers["content-type"] == "application/pdf"
    link = re.search(r"/i/[0-9A-Z]+", unseal(letter_of(invitation).sealed))[0]

    phone = window("ar", width=360, height=740)
    phone.goto(link)
    shot(phone, "phone-invitation")
    assert phone.locator("html").get_attribute("dir") == "rtl"
    press(phone)
    press(phone)
    shot(phone, "phone-way-in")

    phone.fill("[name=address]", "marta.sommer@example.org")
    press(phone)
    phone.fill("[name=code]", newest_code())
    press(phone)
    shot(phone, "phone-welcome")
    press(phone)
    shot(phone, "phone-home")
    phone.locator(f"form[action='{reverse('network:programme_confirm', args=[programme.public_id])}'] button").click()
    phone.wait_for_load_state()
    shot(phone, "phone-confirmed")
    programme.refresh_from_db()
    assert programme.confirmed_by.login_email == "marta.sommer@example.org"

    desk.goto(reverse("network:audit"))
    shot(desk, "audit")
    trail = desk.locator("main").inner_text()
    assert "Marta Sommer" in trail
    assert NAME in trail
