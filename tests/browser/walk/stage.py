"""The town the walk goes through: who is there, their windows on one live house, and the time that passes."""

import datetime as dt
import re

from django.conf import settings
from django.core import mail

from accounts.containers import HOUSE
from accounts.enums import Role
from accounts.models import User
from common import clock
from demo import register
from network.models import Organisation
from tests import factories
from tests.browser.walk.visit import Visit
from tests.support import catalogues
from tests.support.people import sign_in

CENTRE = "Kommunales Integrationszentrum Minden-Lübbecke"
STAFF = {
    "coordinator": (Role.COORDINATOR, CENTRE, "Amira Yilmaz"),
    "diakonie": (Role.CONTACT, "Diakonie", "Jonas Krüger"),
    "vhs": (Role.CONTACT, "VHS Minden", "Pia Sommer"),
    "kammern": (Role.CONTACT, "Kammern", "Heiner Castrup"),
    "drk": (Role.CONTACT, "DRK", "Olena Bondar"),
    "checker": (Role.CHECKER, "Kammern", "Sabine Löffler"),
    "safeguarding": (Role.SAFEGUARDING, "Kammern", "Ruth Engel"),
}
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}


class Stage:
    """`desk("vhs")`, `phone(user)`: a window of that person. `later(weeks=4)`: all windows close, time passes."""

    def __init__(self, browser, house, watch, time_machine, shot):
        catalogues.lay()
        register.load()
        self._browser, self._house, self._watch = browser, house, watch
        self._time, self._shot = time_machine, shot
        self._windows = []
        self._staff = {seat: _employ(*who) for seat, who in STAFF.items()}

    def staff(self, seat: str) -> User:
        return self._staff[seat]

    def desk(self, seat: str, language="de") -> Visit:
        """Somebody at a desk, the second step done."""
        return self._open(self.staff(seat), language, DESK, second=True)

    def phone(self, user: User | None = None, language="de") -> Visit:
        """Somebody with a phone, signed in or not."""
        return self._open(user, language, PHONE)

    def later(self, **period) -> None:
        """Time passes for everybody. Nobody sits before an open page meanwhile."""
        self.close()
        self.pass_by(**period)

    def pass_by(self, **period) -> None:
        """Time passes while the windows stay open."""
        self._time.move_to(clock.now() + dt.timedelta(**period))

    def close(self) -> None:
        while self._windows:
            self._windows.pop().close()

    def _open(self, user, language, size, *, second=False) -> Visit:
        window = self._browser.new_context(
            base_url=self._house.url, viewport=size, reduced_motion="reduce", service_workers="block"
        )
        window.set_default_timeout(15_000)
        cookies = {settings.LANGUAGE_COOKIE_NAME: language}
        if user is not None:
            signed_in = sign_in(user, second=second).cookies
            cookies |= {name: morsel.value for name, morsel in signed_in.items()}
            cookies[settings.LANGUAGE_COOKIE_NAME] = language
        window.add_cookies([{"name": key, "value": value, "url": self._house.url} for key, value in cookies.items()])
        self._watch.over(window)
        self._windows.append(window)
        return Visit(window.new_page(), self._shot)


def _employ(role: Role, house: str, name: str) -> User:
    container = HOUSE if role == Role.ADMINISTRATOR else Organisation.objects.get(name=house)
    return factories.person(role, container, name=name)


def link_in_post(address: str) -> str:
    """The path of the link in the newest mail or SMS to this address, as somebody taps it."""
    letters = [letter.body for letter in mail.outbox if address in letter.to]
    letters += [path.read_text() for path in sorted(settings.OUTBOX_DIR.glob("*.sms")) if address in path.read_text()]
    return re.search(rf"{re.escape(settings.SITE_URL)}(/\S+)", letters[-1])[1]
