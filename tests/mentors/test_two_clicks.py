"""From the desk to "told by phone": one click leads to the form, one writes it down; the number to call stands beside.

One case per open question of issue 3; a list that loses its link, or a page that loses its form, fails here.
"""

import datetime as dt
import html
import re

import pytest
from django.urls import reverse

from accounts.enums import Answered
from accounts.models import Consent
from common import clock
from mentees.models import Mentee, Referral
from mentees.services import referrals
from mentors.enums import Side, TandemStatus
from mentors.models import Answer, CheckIn, Tandem
from network.models import Phase
from network.phases import lay
from tests import factories
from tests.mentees.referral_world import need_of, referred
from tests.mentees.test_asking import said
from volunteers.enums import EngagementStatus
from volunteers.models import Engagement

pytestmark = pytest.mark.django_db
HELPER, SEEKER = "+4915112345678", "+4915187654321"


def pair(world, status, **more):
    """A mentor and a person of the house here, each with a number."""
    mentor = factories.EngagementFactory(organisation=world.organisation, contact_phone=HELPER)
    need = need_of(world, mentee={"contact_phone": SEEKER})
    dates = {"running_from": None} if status != TandemStatus.RUNNING else {}
    return factories.TandemFactory(need=need, engagement=mentor, status=status, **dates, **more)


def a_request(world):
    asks = {"status": "requested", "talked_on": None, "contact_phone": SEEKER}
    return factories.MenteeFactory(intake=world.organisation, **asks)


def answered(about, side, status):
    def check(tandem):
        noted = Answer.objects.get(tandem=tandem, side=side, about=about)
        assert (noted.how, Tandem.objects.get(pk=tandem.pk).status) == (Answered.PHONE, status)

    return check


def case_mentor_proposal(world):
    tandem = pair(world, TandemStatus.ASKING_MENTOR, answer_by=clock.now() + dt.timedelta(days=3))
    check = answered("proposal", Side.MENTOR, TandemStatus.ASKING_MENTEE)
    return "proposals", tandem, {"side": "mentor", "how": "phone", "said": "yes"}, HELPER, check


def case_mentee_proposal(world):
    tandem = pair(world, TandemStatus.ASKING_MENTEE, answer_by=clock.now() + dt.timedelta(days=3))
    check = answered("proposal", Side.MENTEE, TandemStatus.FIRST_MEETING)
    return "proposals", tandem, {"side": "mentee", "how": "phone", "said": "yes"}, SEEKER, check


def case_first_meeting(world):
    def check(tandem):
        assert Tandem.objects.get(pk=tandem.pk).first_meeting_at is not None

    day = clock.today() + dt.timedelta(days=3)
    data = {"do": "meeting", "day": day.isoformat(), "time": "15:00"}
    return "proposals", pair(world, TandemStatus.FIRST_MEETING), data, HELPER, check


def case_agreement(world):
    today = clock.today()
    tandem = pair(world, TandemStatus.TRIAL, trial_from=today, trial_until=today + dt.timedelta(days=2))
    check = answered("agreement", Side.MENTEE, TandemStatus.TRIAL)
    return "tandems", tandem, {"side": "mentee", "how": "phone"}, SEEKER, check


def case_check_in(world, key="tandems", **more):
    tandem = pair(world, TandemStatus.RUNNING, **more)
    asked = CheckIn.objects.create(tandem=tandem, side=Side.MENTEE, due_on=clock.today() - dt.timedelta(days=10))

    def check(_tandem):
        noted = CheckIn.objects.get(pk=asked.pk)
        assert (noted.how, noted.going) == (Answered.PHONE, 4)

    return key, tandem, {"going": "4", "helps": "4", "how": "phone"}, SEEKER, check


def case_check_in_with_a_signal(world):
    return case_check_in(world, "signals", last_contact_on="2020-01-01")


def case_talk_about_a_signal(world):
    def check(tandem):
        assert Tandem.objects.get(pk=tandem.pk).last_contact_on == clock.today()

    tandem = pair(world, TandemStatus.RUNNING, last_contact_on="2020-01-01")
    return "signals", tandem, {"on": clock.today().isoformat()}, HELPER, check


def case_may_we_refer(world):
    need = need_of(world, mentee={"contact_phone": SEEKER})
    programme = world.other_programme
    referrals.ask_person(actor=world.person("contact"), need=need, programme=programme)

    def check(mentee):
        assert Referral.objects.get().need == need
        assert Consent.objects.open().get(user=mentee.user).how == Answered.PHONE

    data = {"programme": programme.public_id, "agreed": "phone", "language": "de"}
    return "waiting", need.mentee, data, SEEKER, check


def case_answer_of_the_other_house(world):
    factories.ContactFactory(organisation=world.other_organisation, phone="+495711112223")
    sent = referred(world)

    def check(referral):
        noted = Referral.objects.get(pk=referral.pk)
        assert (noted.status, noted.how) == ("accepted", Answered.PHONE)

    return "referrals", sent, {"do": "told", "said": "yes", "how": "phone"}, "+495711112223", check


def case_first_talk(world):
    lay(Phase)
    mentee = a_request(world)
    everything = {name: value for key, posted in said(world).items() if key != "need" for name, value in posted.items()}
    data = everything | {"end": "waiting", "how": "phone", "on": clock.today().isoformat()}

    def check(mentee):
        assert Mentee.objects.get(pk=mentee.pk).status == "waiting"

    return "waiting", mentee, data, SEEKER, check


def case_import(world):
    brought = factories.EngagementFactory(
        organisation=world.organisation, status=EngagementStatus.IMPORTED, confirmed_at=None, contact_phone=HELPER
    )

    def check(engagement):
        assert Engagement.objects.get(pk=engagement.pk).status != EngagementStatus.IMPORTED

    return "imports", brought, {"how": "phone"}, HELPER, check


CASES = [name.removeprefix("case_") for name in list(globals()) if name.startswith("case_")]


class Clicks:
    """A person at the desk who counts."""

    def __init__(self, client):
        self.client, self.count, self.page = client, 0, ""

    def rows(self, key) -> list[str]:
        self.page = self.client.get(reverse("mentors:desk"), {"list": key}).content.decode()
        return re.findall(r"<tr>.*?</tr>", self.page.partition('id="list"')[2].partition("<tbody>")[2], re.DOTALL)

    def told_in(self, row: str) -> None:
        """The link "told by phone" of a row."""
        (href,) = re.findall(r'<a href="([^"]+)">[^<]+<span', row)
        self.count += 1
        self.there = html.unescape(href)
        self.page = self.client.get(self.there.partition("#")[0]).content.decode()

    def press(self, data: dict) -> None:
        """The form that has these fields; without an action it goes where the page is."""
        for attributes, body in re.findall(r"<form\b([^>]*)>(.*?)</form>", self.page, re.DOTALL):
            names = set(re.findall(r'\sname="([\w-]+)"', body))
            if "csrfmiddlewaretoken" in names and set(data) <= names:
                action = re.search(r'action="([^"]+)"', attributes)
                self.count += 1
                where = html.unescape(action[1]) if action else self.there.partition("#")[0]
                assert self.client.post(where, data).status_code == 302
                return
        raise AssertionError(f"no form for {set(data)}")


@pytest.mark.parametrize("case", CASES)
def test_two_clicks_from_the_desk_to_told_by_phone(world, as_role, case):
    world.centre  # noqa: B018
    key, record, data, phone, check = globals()[f"case_{case}"](world)
    clicks = Clicks(as_role("contact"))
    (row,) = clicks.rows(key)
    numbers = row
    clicks.told_in(row)
    anchor = clicks.there.partition("#")[2]
    assert not anchor or f'id="{anchor}"' in clicks.page
    assert f"tel:{phone}" in numbers + clicks.page, "whom to call stands beside the question"
    clicks.press(data)
    assert clicks.count <= 2
    check(record)


def test_nobody_elses_open_questions_stand_there(world, as_role):
    for case in CASES:
        globals()[f"case_{case}"](world)
    clicks = Clicks(as_role("contact@elsewhere"))
    for key in ("proposals", "tandems", "signals", "waiting", "imports"):
        assert clicks.rows(key) == []


def test_a_person_who_was_passed_on_since_is_not_asked_any_more(world, as_role):
    _key, mentee, *_rest = case_may_we_refer(world)
    clicks = Clicks(as_role("contact"))
    assert "/refer?to=" in clicks.rows("waiting")[0]
    referred(world, mentee.needs.get())
    assert "/refer?to=" not in clicks.rows("waiting")[0]
