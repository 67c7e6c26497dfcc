"""Somebody who reads Arabic asks for help on a small phone: eight screens, and a page of her own at the end."""

import pytest
from django.conf import settings
from django.urls import reverse

from mentees.models import Draft, Mentee
from mentees.views import asking
from tests.browser import access
from tests.support import catalogues

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 360, "height": 740}


@pytest.fixture
def shot():
    """`shot(page, name)`: keep a picture to be looked at, under var/screenshots."""
    folder = settings.BASE_DIR / "var" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    return lambda page, name: page.screenshot(path=folder / f"{name}.png", full_page=True)


def test_a_request_in_arabic_on_a_small_phone(enter, browser_world, shot, monkeypatch):
    monkeypatch.setattr(asking, "FASTEST_SECONDS", 0)
    world = browser_world
    catalogues.lay()
    world.centre, world.quarter, world.other_quarter  # noqa: B018
    page = enter(language="ar", **PHONE).new_page()
    screens, findings = 0, access.Findings()

    def on(name):
        nonlocal screens
        screens += 1
        shot(page, f"request-{screens}-{name}")
        access.check(page, name, findings)
        access.measure(page, name, findings)

    def press():
        page.locator("main form .kern-btn--primary").first.click()

    page.goto("/")
    page.locator(f"main a[href='{reverse('mentees:ask')}']").first.click()
    page.fill("[name=name]", "سميرة")
    page.check("[name=age][value=adult]", force=True)
    page.fill("[name=birth_year]", "1991")
    on("who")
    press()
    page.check("[name=languages][value=ar]")
    page.check("[name=german][value=A2]", force=True)
    on("languages")
    press()
    page.locator("details.drawer summary").nth(2).click()
    page.locator("details[open] input").first.check(force=True)
    on("need")
    press()
    for name, value in (("field", "care"), ("training", "lost")):
        page.locator(f"details:has([name={name}]) summary").click()
        page.check(f"[name={name}][value={value}]", force=True)
    on("learned")
    press()
    page.select_option("[name=area]", world.quarter.public_id)
    page.check("[name=mobility][value=bus]", force=True)
    on("place")
    press()
    page.check("[name=times][value='0-morning']")
    on("times")
    press()
    page.check("[name=wished_gender][value=woman]", force=True)
    page.check("[name=consent-gender_wish]")
    page.fill("[name=phone]", "0151 12345678")
    on("wishes")
    press()
    on("check")
    press()
    page.wait_for_url(f"**{reverse('mentees:mine')}")
    assert screens <= 8
    shot(page, "request-9-mine")
    access.check(page, "own page", findings)
    assert not findings, str(findings)
    mentee = Mentee.objects.get()
    assert (mentee.user.name, mentee.user.language, mentee.wished_gender) == ("سميرة", "ar", "woman")
    assert not Draft.objects.exists()
    page.locator(f"form[action='{reverse('mentees:way_back')}'] button").click()
    shot(page, "request-10-code")
    picture = page.locator("img.qr").bounding_box()
    assert min(picture["width"], picture["height"]) > 150, "a camera has to read it"
    code = page.locator(".code bdi").first.inner_text()
    assert len(code) == 14
