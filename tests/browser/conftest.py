"""A Chromium on a live house. A page that breaks the content security policy, speaks an error into the console or

asks anybody else for anything fails its test.
"""

import os
import shutil

import pytest
from django.conf import settings

from tests.browser.watch import Watch
from tests.support.people import needs_second_step, sign_in
from tests.support.server import LiveHouse
from tests.support.world import World

ARGUMENTS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
]


@pytest.fixture(scope="session", autouse=True)
def orm_beside_the_browser():
    """Playwright's loop runs in this thread; Django would refuse the ORM beside it. Browser tests run on their own."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Debian's Chromium, or whatever CHROMIUM names."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    return {**browser_type_launch_args, "executable_path": found, "args": ARGUMENTS}


@pytest.fixture
def browser_world(transactional_db) -> World:
    """The county, committed, so that the server's threads see it."""
    return World()


@pytest.fixture
def house(transactional_db):
    """The live house; `house.url`."""
    with LiveHouse() as running:
        yield running


@pytest.fixture
def watch(house):
    """Everything a page must not do, gathered over the whole test; the test fails at its end."""
    watching = Watch(house.url)
    yield watching
    assert not watching.complaints, "\n".join(watching.complaints)


@pytest.fixture
def enter(browser, house, browser_world, watch):
    """`enter("contact", language="ar", width=320, dark=True)`: a browser window of that seat, signed in.

    The window is a Playwright `BrowserContext` with the house as base address; `window.new_page()` opens a page.
    """
    windows = []

    def open_window(seat="signed_out", *, language="de", width=1280, height=800, dark=False, **options):
        window = browser.new_context(
            base_url=house.url,
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            **{"service_workers": "block", **options},
        )
        window.set_default_timeout(15_000)
        client = sign_in(browser_world.person(seat), second=needs_second_step(seat))
        cookies = {name: morsel.value for name, morsel in client.cookies.items()}
        cookies[settings.LANGUAGE_COOKIE_NAME] = language
        window.add_cookies([{"name": name, "value": value, "url": house.url} for name, value in cookies.items()])
        watch.over(window)
        windows.append(window)
        return window

    yield open_window
    for window in windows:
        window.close()
