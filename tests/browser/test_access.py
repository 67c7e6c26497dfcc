"""axe-core finds nothing on any page of the route table.

By default every second page in German at 320 px in light, the others in Arabic at 1280 px in dark; with AXE=full (as in
`.ci/run`) all of them in German, plain German and Arabic, at both widths and in both colours, each loaded once per
language.
"""

import os

import pytest

from tests.browser import access
from tests.routes import table
from tests.support.people import SIGNED_OUT

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NARROW, WIDE = 320, 1280
PARTS = 4
CONTRAST = ["color-contrast", "link-in-text-block"]
# Homes differ so much from role to role that one is not enough.
HOMES = ["coordinator", "contact", "quarter_manager", "volunteer", "mentee", "steering"]


def visits():
    """`(seat, route)` of every page, each route from one seat that may see it."""
    for route in table.declared():
        if route.page and route.status == 200 and "GET" in route.methods:
            wishes = [SIGNED_OUT, "volunteer", route.insider]
            yield next(seat for seat in wishes if route.expected(seat) == 200), route
        if route.name == "portal:home":
            yield from ((seat, route) for seat in HOMES if route.expected(seat) == 200)


def pages(enter, world, language, width, *, dark, part):
    """Opens every page of this part once; gives `(page, where)`."""
    windows = {}
    for seat, route in sorted(visits(), key=lambda visit: visit[0])[part::PARTS]:
        world.user = world.person(seat)
        address = table.address(route, world)
        if seat not in windows:
            windows[seat] = enter(seat, language=language, width=width, dark=dark).new_page()
        page = windows[seat]
        answer = page.goto(address, wait_until="load")
        where = f"{address} ({seat}, {language})"
        assert answer.status == 200, f"{where}: {answer.status}"
        yield page, where


def look_once(page, where, findings):
    access.check(page, where, findings)
    access.measure(page, where, findings)


def look_in_every_shape(page, where, findings):
    for width in (NARROW, WIDE):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme="light")
        look_once(page, f"{where} at {width}", findings)
        page.emulate_media(color_scheme="dark")
        access.check(page, f"{where} at {width} in dark", findings, only=CONTRAST)
    page.set_viewport_size({"width": NARROW, "height": 800})
    page.emulate_media(color_scheme="light")


QUICK = [
    (language, width, dark, look_once, part)
    for part, (language, width, dark) in enumerate([("de", NARROW, False), ("ar", WIDE, True)] * (PARTS // 2))
]
FULL = [
    (language, NARROW, False, look_in_every_shape, part)
    for language in ("de", "de-simple", "ar")
    for part in range(PARTS)
]
SHAPES = FULL if os.environ.get("AXE") == "full" else QUICK


@pytest.mark.parametrize(("language", "width", "dark", "look", "part"), SHAPES)
def test_every_page_can_be_used_by_everybody(enter, browser_world, language, width, dark, look, part):
    findings = access.Findings()
    for page, where in pages(enter, browser_world, language, width, dark=dark, part=part):
        findings.pages += 1
        look(page, where, findings)
    assert findings.pages > 10
    assert not findings, str(findings)
