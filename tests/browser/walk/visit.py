"""One person before one window: she goes somewhere, taps, fills in; her taps are counted."""

from django.urls import reverse
from playwright.sync_api import Locator, Page


class Visit:
    """`taps` counts what she tapped since she was last at home."""

    def __init__(self, page: Page, shot):
        self.page, self._shot = page, shot
        self.taps = 0

    @property
    def main(self) -> Locator:
        return self.page.locator("main")

    @property
    def text(self) -> str:
        """What she reads."""
        return self.main.inner_text()

    def go(self, route: str, *args, query="") -> None:
        """Open a page by its address, as from a bookmark."""
        self.page.goto(reverse(route, args=args) + query)

    def home(self) -> None:
        self.go("portal:home")
        self.taps = 0

    def menu(self, route: str) -> None:
        """Tap an entry of the navigation."""
        self.tap(self.page.locator(f"nav a[href='{reverse(route)}']").first)

    def tap(self, what: Locator | str) -> None:
        """Tap something that leads to a page, and wait for the page."""
        target = self.main.locator(what).first if isinstance(what, str) else what
        with self.page.expect_navigation(wait_until="load"):
            target.click()
        self.taps += 1

    def tick(self, what: str) -> None:
        """Tap something that stays on the page: a face, a card, a box."""
        self.main.locator(what).first.check(force=True)
        self.taps += 1

    def open(self, what: Locator) -> None:
        """Unfold something."""
        what.click()
        self.taps += 1

    def press(self) -> None:
        """The one filled button of the page."""
        self.tap(".kern-btn--primary:visible")

    def fill(self, **fields: str) -> None:
        for name, value in fields.items():
            self.main.locator(f"[name={name}]").first.fill(value)

    def choose(self, **fields: str) -> None:
        for name, value in fields.items():
            self.main.locator(f"select[name={name}]").first.select_option(value)

    def look(self, name: str) -> None:
        """Keep a picture of the page, to be looked at under var/screenshots."""
        self._shot(self.page, f"walk-{name}")
