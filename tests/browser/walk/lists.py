"""Act one: four contacts bring in their lists, and those on them answer."""

import re
from pathlib import Path

from django.conf import settings

from accounts.models import User
from mentors.models import ListImport
from tests.browser.walk.stage import Stage, link_in_post
from tests.browser.walk.visit import Visit
from volunteers.models import Engagement

LISTS = Path(settings.BASE_DIR) / "demo" / "data" / "partner-lists"
FILES = {
    "diakonie": ("ausbildungspaten_diakonie.csv", "Diakonie: Ausbildungspaten"),
    "vhs": ("lernpaten_vhs.csv", "VHS Minden: Lernpaten"),
    "kammern": ("jobpaten_kammern.xlsx", "Kammern: Jobpaten"),
    "drk": ("integrationslotsen.vcf", "DRK: Integrationslotsen"),
}


def bring_in(desk: Visit, seat: str) -> ListImport:
    """From the home page to the preview of the list."""
    file, programme = FILES[seat]
    desk.home()
    desk.menu("mentors:lists")
    desk.look(f"1-{seat}-lists")
    desk.press()
    desk.choose(whose=programme)
    desk.fill(responsible="Patenprogramm, Leitung")
    desk.main.locator("[name=file]").set_input_files(LISTS / file)
    desk.press()
    desk.look(f"1-{seat}-preview")
    return ListImport.objects.get(public_id=re.search(r"/lists/([\w-]{22})", desk.page.url)[1])


def decide(desk: Visit, seat: str) -> int:
    """Decide what is unclear, one row after the other; gives how many. Born on another day is somebody else."""
    decided = 0
    if not desk.main.locator("a[href*='/rows/'].kern-btn--primary").count():
        return decided
    desk.press()
    while "/rows/" in desk.page.url:
        desk.look(f"1-{seat}-row-{decided}")
        same = desk.main.locator("button[value^='same:']")
        is_other = not same.count() or "verschieden" in desk.main.locator("tr", has_text="Geboren").inner_text()
        desk.tap("button[value=new]" if is_other else same.first)
        decided += 1
    return decided


def take_over(desk: Visit, seat: str) -> None:
    desk.press()
    desk.page.wait_for_load_state()
    desk.look(f"1-{seat}-taken")


def confirms(stage: Stage, phone_number: str) -> User:
    """Somebody of a list opens the link on her phone, says yes, and joins the shared pool."""
    phone = stage.phone()
    phone.page.goto(link_in_post(phone_number))
    phone.look("1-my-data")
    assert phone_number[-8:] in phone.main.locator("[name=contact_phone]").input_value().replace(" ", "")
    phone.fill(elsewhere="0", capacity="1")
    phone.tick("[name=consent-confidentiality]")
    phone.tick("[name=consent-shared_pool]")
    phone.press()
    phone.look("1-confirmed")
    # The way back in is filled in already; she leaves it for later.
    assert phone.main.locator("[name=address]").input_value() == phone_number
    phone.tap("a[href='/']")
    phone.look("1-mentor-home")
    kept = Engagement.objects.get(contact_phone=phone_number, confirmed_at__isnull=False)
    return kept.volunteer.user
