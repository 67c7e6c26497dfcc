"""A visitor with an empty browser: how many bytes the first visit costs, and the same page once more.

A process of its own: `python -m bench.visit` reads one JSON order on stdin and answers with JSON on stdout.
"""

import json
import sys
import time
from collections.abc import Callable

from playwright.sync_api import Browser, Page, sync_playwright

from bench.relay import Relay

STILL_SECONDS = 1.0
PATIENCE_SECONDS = 20.0
PHONE = {"width": 360, "height": 800}


def visit(browser: Browser, relay: Relay, order: dict) -> dict:
    """Bytes from the server for the first visit and for the next one, with the weight of each file."""
    address = f"http://127.0.0.1:{relay.port}"
    context = browser.new_context(viewport=PHONE, locale="de-DE")
    context.add_cookies([{"name": name, "value": value, "url": address} for name, value in order["cookies"].items()])
    try:
        first, files = _weigh(relay, lambda: context.new_page(), address + order["path"])
        again, more = _weigh(relay, lambda: context.new_page(), address + order["path"])
    finally:
        context.close()
    return {"first": first, "again": again, "files": files, "files_again": more}


def _weigh(relay: Relay, tab: Callable[[], Page], address: str) -> tuple[int, dict[str, int]]:
    page = tab()
    finished = []
    page.on("requestfinished", lambda request: finished.append(request))
    relay.reset()
    answer = page.goto(address, wait_until="load")
    if answer is None or answer.status != 200:
        raise SystemExit(f"{address} answered {answer and answer.status}")
    page.wait_for_load_state("networkidle")
    _wait_until_still(relay)
    files = {request.url.split("/", 3)[3]: request.sizes()["responseBodySize"] for request in finished}
    total = relay.received
    page.close()
    return total, files


def _wait_until_still(relay: Relay) -> None:
    """A service worker fetches after the page has loaded: wait until nothing has come for a while."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    seen, since = relay.received, time.monotonic()
    while time.monotonic() < deadline and time.monotonic() - since < STILL_SECONDS:
        time.sleep(0.1)
        if relay.received != seen:
            seen, since = relay.received, time.monotonic()


def main() -> None:
    work = json.load(sys.stdin)
    relay = Relay(work["port"])
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=work["chromium"], args=["--no-sandbox"])
        told = [visit(browser, relay, order) for order in work["orders"]]
        browser.close()
    relay.close()
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main()
