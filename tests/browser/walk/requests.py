"""Act two: people ask, the coordinator talks to them."""

from accounts.models import User
from mentees.models import Mentee
from network.models import Area
from tests.browser.walk.stage import Stage
from tests.browser.walk.visit import Visit

PLACE = "Innenstadt"
WORK = "[name=need][value='work-search:application']"


def asks_in_arabic(stage: Stage, name: str) -> User:
    """She asks on her phone: one question per screen, and a page of her own at the end."""
    phone = stage.phone(language="ar")
    phone.home()
    phone.tap("a[href='/looking']")
    phone.fill(name=name)
    phone.tick("[name=age][value=adult]")
    phone.fill(birth_year="1991")
    phone.press()
    phone.tick("[name=languages][value=ar]")
    phone.tick("[name=german][value=A2]")
    phone.press()
    phone.open(phone.main.locator("details.drawer:has([value='work-search:application']) summary"))
    phone.tick(WORK)
    phone.look("2-ask-need")
    phone.press()
    phone.open(phone.main.locator("details:has([name=field]) summary"))
    phone.tick("[name=field][value=it]")
    phone.press()
    phone.choose(area=Area.objects.get(name=PLACE).public_id)
    phone.tick("[name=mobility][value=bus]")
    phone.press()
    phone.tick("[name=times][value='0-evening']")
    phone.press()
    phone.fill(phone="0151 12345678")
    phone.press()
    phone.look("2-ask-check")
    # Nobody reads eight screens in a second; whoever does is a machine.
    stage.pass_by(minutes=2)
    phone.press()
    phone.look("2-samira-mine")
    return Mentee.objects.get(user__name=name).user


def take_in(desk: Visit, name: str, language: str) -> None:
    """The coordinator fills in a request together with somebody."""
    desk.home()
    desk.menu("mentees:people")
    desk.look("2-people")
    desk.press()
    desk.fill(name=name)
    desk.tick("[name=age][value=adult]")
    desk.fill(birth_year="1988")
    desk.tick(f"[name=languages][value={language}]")
    desk.tick("[name=german][value=A0]")
    desk.open(desk.main.locator("details.drawer:has([value='work-search:application']) summary"))
    desk.tick(WORK)
    desk.choose(area=Area.objects.get(name=PLACE).public_id, language="de-simple")
    desk.tick("[name=how][value=phone]")
    desk.look("2-take-in")
    desk.press()
    desk.look("2-taken-in")


def talk(desk: Visit, name: str) -> None:
    """The first talk: from the home page to the person, and she waits for a mentor."""
    desk.home()
    desk.look("2-coordinator-home")
    desk.tap(desk.main.get_by_role("link", name=name))
    desk.look("2-person")
    desk.press()
    desk.tick("[name=end][value=waiting]")
    desk.choose(how="phone")
    desk.look("2-talk")
    desk.press()
    desk.look("2-talked")
