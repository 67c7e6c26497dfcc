"""Act three: from everybody waiting to a tandem that runs."""

import datetime as dt

from accounts.models import User
from common import clock
from mentors.models import Tandem
from tests.browser.walk.stage import Stage
from tests.browser.walk.visit import Visit


def get_ready(desk: Visit, name: str) -> None:
    """The contact notes the first talk with a mentor who came by the list."""
    desk.home()
    desk.menu("volunteers:helpers")
    desk.look("3-helpers")
    desk.tap(desk.main.get_by_role("link", name=name))
    desk.look("3-helper")
    desk.tap("button[name=step][value=first_talk]")
    desk.look("3-helper-ready")


def match_all(desk: Visit, unmatched: str) -> str:
    """The best for all together; gives what is read about somebody for whom nobody fits."""
    desk.home()
    desk.menu("mentors:matching")
    desk.look("3-matching")
    why = desk.main.locator(".card", has_text=unmatched).last.inner_text()
    for box in desk.main.locator("[name=picked]").all():
        box.check(force=True)
    desk.press()
    desk.look("3-matching-asked")
    return why


def mentor_says_yes(stage: Stage, mentor: User) -> int:
    """On the phone, from the home page; gives the taps."""
    phone = stage.phone(mentor)
    phone.home()
    phone.look("3-mentor-home")
    phone.press()
    phone.look("3-mentor-question")
    phone.tap("button[name=do][value=yes]")
    phone.look("3-mentor-yes")
    return phone.taps


def told_by_phone(desk: Visit, tandem: Tandem) -> None:
    """The coordinator notes what somebody told by phone."""
    desk.home()
    desk.look("3-home-proposals")
    desk.menu("mentors:proposals")
    desk.look("3-proposals")
    desk.tap(f"a[href$='{tandem.public_id}#told']")
    desk.look("3-tandem-told")
    desk.choose(how="phone", said="yes")
    desk.press()
    desk.look("3-tandem-noted")


def mentee_says_yes(stage: Stage, mentee: User) -> int:
    """In Arabic, from her home page; gives the taps."""
    phone = stage.phone(mentee, "ar")
    phone.home()
    phone.look("3-mentee-home")
    phone.press()
    phone.look("3-mentee-question")
    phone.tap("button[name=do][value=yes]")
    phone.look("3-mentee-yes")
    return phone.taps


def set_meeting(desk: Visit, tandem: Tandem) -> None:
    desk.home()
    desk.menu("mentors:proposals")
    desk.tap(f"a[href$='{tandem.public_id}#next']")
    tomorrow = clock.today() + dt.timedelta(days=1)
    desk.fill(day=tomorrow.isoformat(), time="15:00")
    desk.look("3-tandem-meeting")
    desk.press()
    desk.look("3-tandem-meeting-set")


def begin_trial(desk: Visit, tandem: Tandem) -> None:
    desk.home()
    desk.menu("mentors:proposals")
    desk.tap(f"a[href$='{tandem.public_id}']")
    desk.look("3-tandem-met")
    desk.press()
    desk.look("3-tandem-trial")


def go_on(stage: Stage, user: User, language: str) -> int:
    """After the trial: the agreement, and the yes to it."""
    phone = stage.phone(user, language)
    phone.home()
    phone.look(f"3-{language}-home-trial-over")
    phone.press()
    phone.look(f"3-{language}-trial")
    phone.press()
    phone.look(f"3-{language}-agreement")
    phone.press()
    phone.look(f"3-{language}-agreed")
    return phone.taps


def certificate_seen(desk: Visit, name: str) -> None:
    """The checker has seen the certificate, and notes that."""
    desk.home()
    desk.look("3-checker-home")
    desk.menu("volunteers:certificates")
    desk.look("3-certificates")
    desk.tap(desk.main.get_by_role("link", name=name))
    desk.fill(issued_on=clock.today().isoformat())
    desk.look("3-certificate")
    desk.press()
