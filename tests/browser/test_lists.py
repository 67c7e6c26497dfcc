"""A contact brings her list in and decides; somebody on it looks at her data on the phone and comes in."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from accounts.models import User
from mentors.enums import ImportState
from mentors.models import ImportNotice, ListImport
from mentors.services.imports.notices import code_of
from volunteers.enums import EngagementStatus
from volunteers.models import Engagement

pytestmark = pytest.mark.browser
LIST = Path(settings.BASE_DIR) / "demo" / "data" / "partner-lists" / "ausbildungspaten_diakonie.csv"


@pytest.fixture
def shot():
    folder = settings.BASE_DIR / "var" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    return lambda page, name: page.screenshot(path=folder / f"{name}.png", full_page=True)


def test_from_the_file_to_a_mentor_who_confirms_on_her_phone(enter, browser_world, shot):
    organisation = browser_world.organisation
    desk = enter("contact", width=1280).new_page()
    desk.goto(reverse("mentors:lists"))
    shot(desk, "lists-empty")
    desk.click("main .kern-btn--primary")
    desk.select_option("[name=whose]", organisation.public_id)
    desk.fill("[name=responsible]", "Ayla Kaya, Patenprogramm")
    desk.set_input_files("[name=file]", LIST)
    shot(desk, "list-new")
    desk.click("main form .kern-btn--primary")
    desk.wait_for_url(re.compile(r"/lists/[\w-]{22}$"))
    shot(desk, "list-preview")
    desk.goto(desk.url + "/columns")
    shot(desk, "list-columns")
    desk.go_back()

    desk.click("main .actions a.kern-btn--primary")
    shot(desk, "list-row")
    # Keyboard: the last button of the row is reached and pressed without a mouse.
    while "/rows/" in desk.url:
        here = desk.url
        desk.focus("main [value=new]")
        desk.keyboard.press("Enter")
        desk.wait_for_url(lambda url, before=here: url != before)
    desk.click("main .actions .kern-btn--primary")
    desk.wait_for_load_state()
    assert ListImport.objects.get().state == ImportState.TAKEN
    desk.reload()
    shot(desk, "list-taken")
    desk.goto(reverse("mentors:unconfirmed"))
    shot(desk, "unconfirmed")

    engagement = Engagement.objects.filter(status=EngagementStatus.IMPORTED).exclude(contact_email="").first()
    notice = ImportNotice.objects.get(engagement=engagement)
    phone = enter("signed_out", language="ar", width=360, height=740).new_page()
    phone.goto(reverse("mentors:my_data", args=[code_of(notice)]))
    shot(phone, "my-data-ar")
    phone.goto(reverse("mentors:my_data_no", args=[code_of(notice)]))
    shot(phone, "my-data-no-ar")
    phone.go_back()
    phone.fill("[name=elsewhere]", "2")
    phone.check("[name=consent-confidentiality]")
    phone.check("[name=consent-shared_pool]")
    phone.click("main form .kern-btn--primary")
    phone.wait_for_url("**" + reverse("accounts:address"))
    shot(phone, "my-data-done")
    engagement.refresh_from_db()
    assert engagement.status == EngagementStatus.ONBOARDING
    assert User.objects.get(pk=engagement.volunteer.user_id).language == "ar"
    assert not ImportNotice.objects.open().filter(pk=notice.pk).exists()

    small = enter("contact", language="de", width=360, height=740).new_page()
    small.goto(reverse("mentors:unconfirmed"))
    shot(small, "unconfirmed-360")
    simple = enter("signed_out", language="de-simple", width=360, height=740).new_page()
    waiting = ImportNotice.objects.open().first()
    simple.goto(reverse("mentors:my_data", args=[code_of(waiting)]))
    shot(simple, "my-data-simple")
