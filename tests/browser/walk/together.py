"""Act four: side by side. A goal, the questions of every four weeks, a worry, and on to the next programme."""

from accounts.models import User
from mentees.models import Referral
from network.models import Programme
from tests.browser.walk.stage import Stage
from tests.browser.walk.visit import Visit

WORDS = "Sie schläft seit Wochen in der Werkstatt."


def sets_a_goal(stage: Stage, user: User) -> None:
    """She chooses a goal of her own on the phone; the steps come with it."""
    phone = stage.phone(user, "ar")
    phone.home()
    phone.look("4-mentee-home")
    phone.tap(".tiles a[href$='/goals']")
    phone.look("4-goals-empty")
    phone.press()
    phone.look("4-goal-new")
    phone.tap("details[open] form button")
    phone.look("4-goals")


def step_done(stage: Stage, helper: User) -> int:
    """A helper notes that the first step was done together; gives the taps."""
    phone = stage.phone(helper)
    phone.home()
    phone.look("4-mentor-home")
    phone.tap(".tiles a[href$='/goals']")
    phone.look("4-mentor-goals")
    phone.tap("button[name=how][value=together]")
    phone.look("4-mentor-step-done")
    return phone.taps


def checks_in(stage: Stage, user: User, language: str, going: int, helps: int) -> int:
    """Two questions, two faces; gives the taps."""
    phone = stage.phone(user, language)
    phone.home()
    phone.look(f"4-{language}-home-asked")
    phone.tap(f"button[name=going][value='{going}']")
    assert phone.main.locator(f"[name=going][value='{going}']").is_checked()
    phone.tick(f"[name=helps][value='{helps}']")
    phone.look(f"4-{language}-check-in")
    phone.press()
    phone.look(f"4-{language}-checked-in")
    return phone.taps


def worries(stage: Stage, helper: User) -> None:
    """A helper says that she is worried, in two short steps."""
    phone = stage.phone(helper)
    phone.home()
    phone.tap(".tiles a[href$='/worry']")
    phone.look("4-worry")
    phone.tick("[name=urgency][value='2']")
    phone.press()
    phone.look("4-worry-words")
    phone.fill(words=WORDS)
    phone.press()
    phone.look("4-worry-sent")


def reads_the_worry(desk: Visit) -> str:
    """The safeguarding contact opens the case from her home page; gives what she reads."""
    desk.home()
    desk.look("4-safeguarding-home")
    desk.menu("mentees:worries")
    desk.look("4-worries")
    desk.tap("li.row a")
    desk.look("4-case")
    return desk.text


def asks_to_refer(desk: Visit, name: str, programme: str) -> None:
    """The coordinator asks the person first, on her own page."""
    desk.home()
    desk.look("4-coordinator-home")
    desk.menu("mentees:people")
    desk.tap("a.chip[href*='status=accompanied']")
    desk.tap(desk.main.get_by_role("link", name=name))
    desk.look("4-person")
    desk.tap("a[href$='/refer']")
    desk.look("4-refer")
    desk.choose(programme=Programme.objects.get(name=programme).public_id)
    desk.tick("[name=agreed][value=ask]")
    desk.press()
    desk.look("4-refer-asked")


def agrees_to_be_referred(stage: Stage, user: User) -> int:
    """She reads the question among her messages, in Arabic, and says yes; gives the taps."""
    phone = stage.phone(user, "ar")
    phone.home()
    phone.look("4-mentee-home-refer")
    phone.tap("a[href='/notices/']")
    phone.look("4-mentee-notices")
    phone.tap("li.row:has(.kern-badge) form button")
    phone.look("4-may-we-refer")
    phone.press()
    phone.look("4-may-we-refer-yes")
    return phone.taps


def refers(desk: Visit, programme: str) -> Referral:
    """The coordinator reads that she agreed, and sends it."""
    desk.home()
    desk.menu("notifications:notices")
    desk.look("4-coordinator-notices")
    desk.tap("li.row form button")
    desk.look("4-refer-agreed")
    assert desk.main.locator("[name=programme]").input_value() == Programme.objects.get(name=programme).public_id
    assert desk.main.locator("[name=agreed][value=given]").is_checked()
    desk.press()
    desk.look("4-referred")
    return Referral.objects.get()


def takes_over(desk: Visit) -> None:
    """The other provider's contact sees the referral and accepts."""
    desk.home()
    desk.look("4-contact-there-home")
    desk.menu("mentees:referrals")
    desk.look("4-referrals-there")
    desk.tap("li.row a[href^='/referrals/']")
    desk.look("4-referral-there")
    desk.press()
    desk.look("4-referral-accepted")
