"""A passkey from beginning to end in a real browser, with Chromium's own virtual authenticator."""

from urllib.parse import urlsplit

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import expect

from tests.support.people import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def phone(browser, house, browser_world):
    """`phone(seat)`: a window of that person on localhost (passkeys know names, not numbers), with an authenticator."""
    windows = []
    base = house.url.replace("127.0.0.1", "localhost")

    def open_phone(seat):
        window = browser.new_context(base_url=base, viewport={"width": 360, "height": 740}, service_workers="block")
        window.set_default_timeout(15_000)
        client = sign_in(browser_world.person(seat))
        cookies = {name: morsel.value for name, morsel in client.cookies.items()}
        cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
        window.add_cookies([{"name": name, "value": value, "url": base} for name, value in cookies.items()])
        page = window.new_page()
        devtools = window.new_cdp_session(page)
        devtools.send("WebAuthn.enable")
        devtools.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
        windows.append(window)
        return page

    yield open_phone
    for window in windows:
        window.close()


def test_a_passkey_is_set_up_proves_both_steps_and_is_removed(phone):
    page = phone("coordinator@one_step")
    page.goto(reverse("accounts:second_step"))
    page.get_by_role("link", name="Use a passkey").click()
    page.get_by_label("Name of this device").fill("My phone")
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_role("heading", name="Codes for an emergency")).to_be_visible()
    assert Authenticator.objects.filter(type="webauthn").count() == 1

    page.goto(reverse("accounts:logout"))
    page.locator("main").get_by_role("button", name="Sign out").click()
    page.goto(reverse("accounts:login"))
    page.get_by_role("button", name="With a passkey").click()
    page.wait_for_url(lambda url: urlsplit(url).path == "/")
    page.goto(reverse("accounts:me"))
    expect(page.get_by_text("My phone")).to_be_visible()
    page.goto(reverse("accounts:second_step"))
    expect(page.get_by_role("heading", name="My account")).to_be_visible()

    page.get_by_role("listitem").filter(has_text="My phone").get_by_role("link", name="Remove").click()
    page.get_by_role("button", name="Remove").click()
    expect(page.get_by_role("heading", name="My account")).to_be_visible()
    assert not Authenticator.objects.exists()


def test_a_removed_passkey_opens_nothing(phone):
    page = phone("volunteer")
    page.goto(reverse("accounts:new_passkey"))
    page.get_by_label("Name of this device").fill("My phone")
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_role("heading", name="My account")).to_be_visible()
    Authenticator.objects.all().delete()
    page.context.clear_cookies(name="sessionid")
    page.goto(reverse("accounts:login"))
    page.get_by_role("button", name="With a passkey").click()
    expect(page.locator(".messages").get_by_text("The passkey did not work")).to_be_visible()
    assert page.url.endswith(reverse("accounts:login"))
