"""Without a connection the phone speaks the language the person chose last."""

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# The page's policy allows no evaluated text, so `wait_for_function` is out of reach.
AT_WORK = """async () => {
  while (!navigator.serviceWorker.controller) await new Promise((go) => setTimeout(go, 20));
}"""
KEPT = """async (language) => {
  const kept = async () => (await (await caches.match("/offline/language"))?.text()) === language;
  while (!(await kept())) await new Promise((go) => setTimeout(go, 20));
}"""


@pytest.fixture
def phone(enter, watch):
    """A window whose service worker is at work."""
    watch.forgive.append("ERR_INTERNET_DISCONNECTED")
    window = enter(language="de", width=360, service_workers="allow")
    page = window.new_page()
    page.goto("/imprint")
    page.evaluate(AT_WORK)
    return page


def choose(page, name, language):
    page.get_by_role("button", name=name, exact=True).click()
    expect(page.locator("html")).to_have_attribute("lang", language)
    page.evaluate(KEPT, language)


def test_the_offline_page_follows_the_choice(phone):
    phone.evaluate(KEPT, "de")
    phone.context.set_offline(True)
    phone.goto("/programmes")
    expect(phone.locator("html")).to_have_attribute("lang", "de")

    for name, language, direction in [("العربية", "ar", "rtl"), ("Einfaches Deutsch", "de-simple", "ltr")]:
        phone.context.set_offline(False)
        phone.goto("/imprint")
        choose(phone, name, language)
        phone.context.set_offline(True)
        phone.goto("/programmes")
        expect(phone.locator("html")).to_have_attribute("lang", language)
        expect(phone.locator("html")).to_have_attribute("dir", direction)
        assert phone.locator("body").evaluate("body => getComputedStyle(body).direction") == direction

    phone.context.set_offline(False)
    phone.locator("main a").click()
    expect(phone.locator(".languages")).to_be_visible()
