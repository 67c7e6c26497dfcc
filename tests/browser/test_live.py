"""What is new arrives by itself: through the socket, by asking while there is none, and through the socket again.

The page's clock stands still; the test moves it.
"""

import re

import pytest
from playwright.sync_api import expect

from accounts.enums import Channel
from notifications import registry
from notifications.registry import Kind
from notifications.services.notices import notify

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# As in static/js/live.js, in milliseconds.
ASK_EVERY = 30_000
LONGEST_PAUSE = 60_000 * 1.5
BADGE = "[data-unread]"


@pytest.fixture
def tell(browser_world, monkeypatch):
    """`tell("one")`: a notice for the coordinator, on the page only."""
    monkeypatch.setattr(registry, "_KINDS", dict(registry._KINDS))
    texts = {"label": "Test", "subject": "Test", "text": "Test"}
    kind = registry.register(
        Kind(
            key="tests.live",
            title="Neues {word}",
            channels=frozenset({Channel.IN_APP}),
            resolve={"word": lambda ids: {one: one for one in ids}},
            **texts,
        )
    )
    return lambda word: notify(kind, word, user=browser_world.person("coordinator"), refs={"word": word})


class Wire:
    """The way between the page's sockets and the house; `cut` closes what is open and lets nothing new through."""

    def __init__(self):
        self.is_cut = False
        self.refused = 0
        self.open = []

    def __call__(self, socket):
        if self.is_cut:
            self.refused += 1
            socket.close(code=1013)
        else:
            self.open.append(socket)
            socket.connect_to_server()

    def cut(self):
        self.is_cut = True
        for socket in self.open:
            socket.close(code=1012)
        self.open.clear()

    def mend(self):
        self.is_cut = False


@pytest.fixture
def page(enter, tell):
    """The page of notices, with its clock stopped and a wire that can be cut: `page.wire`."""
    window = enter("coordinator")
    page = window.new_page()
    # Every pause between two tries is as long as it may be.
    page.add_init_script("Math.random = () => 0.999")
    page.wire = Wire()
    page.route_web_socket("**/ws/notices", page.wire)
    page.clock.install()
    # The first news makes the list fetch itself; a clock that stops amid that leaves it unfinished.
    with page.expect_response(lambda answer: answer.request.headers.get("hx-request") == "true"):
        page.goto("/notices/")
    expect(page.locator("#notices")).not_to_have_class(re.compile("htmx"))
    page.clock.pause_at(page.evaluate("Date.now()") + 1000)
    return page


def shows(page, number, word):
    expect(page.locator(f".nav-list {BADGE}")).to_have_text(str(number))
    expect(page.locator("#notices")).to_contain_text(f"Neues {word}")


def test_a_lost_socket_is_replaced_by_asking_and_comes_back(page, tell):
    asked = []
    page.on("request", lambda request: asked.append(request.url) if request.url.endswith("/notices/unread") else None)
    tell("one")
    shows(page, 1, "one")
    assert not asked

    with page.expect_response("**/notices/unread"):
        page.wire.cut()
    # Until it tries so rarely that only asking is quick enough.
    page.clock.run_for(2 * LONGEST_PAUSE)
    tell("two")
    expect(page.locator(f".nav-list {BADGE}")).to_have_text("1")
    page.clock.run_for(ASK_EVERY)
    shows(page, 2, "two")
    # The cut and every vain try ask once; the rest asked the plan.
    assert len(asked) > page.wire.refused + 1 > 2

    page.wire.mend()
    page.clock.run_for(LONGEST_PAUSE)
    tell("three")
    shows(page, 3, "three")
    assert stops_asking(page, asked)
    assert len(page.wire.open) == 1
    before = len(asked)
    page.clock.run_for(2 * ASK_EVERY)
    tell("four")
    shows(page, 4, "four")
    assert len(asked) == before


def stops_asking(page, asked) -> bool:
    """Opening the socket takes real time, which the page's clock knows nothing of: some rounds may still ask."""
    for _round in range(10):
        before = len(asked)
        page.clock.run_for(ASK_EVERY)
        page.wait_for_timeout(300)
        if len(asked) == before:
            return True
    return False


def test_nobody_is_asked_again_after_the_session_is_over(page, house):
    """The server closes with its own word for "over": no new socket, no questions."""
    page.wire.open[0].close(code=4401)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    sockets = len(page.wire.open)
    page.clock.run_for(LONGEST_PAUSE)
    assert not asked
    assert len(page.wire.open) == sockets
