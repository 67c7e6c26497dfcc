"""The Paten system as its first users walk it: from four providers' lists to a person who is passed on.

Everybody before a window of their own, on the pages they would use: contact persons and the coordinator at a desk,
mentor and mentee on a phone of 360 px, she in Arabic. `--screenshot on` keeps a picture of every page on the way.
"""

import pytest
from django.conf import settings

from accounts.models import User
from mentees.enums import ReferralStatus
from mentors import tasks
from mentors.enums import Side, TandemStatus
from mentors.models import Answer, CheckIn, Tandem
from tests.browser.walk import lists, requests, tandems, together
from tests.browser.walk.stage import Stage
from volunteers.models import Engagement

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SAMIRA, KARIM, SELAM = "سميرة", "Karim", "Selam"
NEXT = "Ausbildungspaten"
# "In one tap": what comes often is at most so far from one's home page.
MOST_TAPS = 3


@pytest.fixture
def shot(request):
    """`shot(page, name)`: with `--screenshot on`, keep a picture to be looked at, under var/screenshots."""
    if request.config.getoption("--screenshot") != "on":
        return lambda page, name: None
    folder = settings.BASE_DIR / "var" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    return lambda page, name: page.screenshot(path=folder / f"{name}.png", full_page=True)


@pytest.fixture
def stage(browser, house, watch, time_machine, shot):
    opened = Stage(browser, house, watch, time_machine, shot)
    yield opened
    opened.close()


def test_from_the_providers_lists_to_a_person_passed_on(stage):
    four_lists_come_in(stage)
    mentors = [lists.confirms(stage, number) for number in ("+4917604069563", "+4917604069094")]
    everybody_is_ready(stage, mentors)

    samira = requests.asks_in_arabic(stage, SAMIRA)
    desk = stage.desk("coordinator")
    requests.take_in(desk, KARIM, "ar")
    requests.take_in(desk, SELAM, "ti")
    for name in (SAMIRA, KARIM, SELAM):
        requests.talk(desk, name)

    tandem = both_are_asked(stage, samira)
    they_meet_try_and_go_on(stage, tandem, samira)
    side_by_side(stage, tandem, samira)
    somebody_is_worried(stage, tandem)
    she_is_passed_on(stage, samira)


def four_lists_come_in(stage: Stage) -> None:
    """One of them twice; what is unclear is decided by a person, and no row is lost."""
    decided = 0
    for seat in lists.FILES:
        desk = stage.desk(seat)
        taken = lists.bring_in(desk, seat)
        assert taken.rows == taken.new + taken.known + taken.unclear + taken.refused
        decided += lists.decide(desk, seat)
        lists.take_over(desk, seat)
    assert decided >= 2
    people = Engagement.objects.count(), User.objects.count()
    desk = stage.desk("diakonie")
    again = lists.bring_in(desk, "diakonie")
    assert again.new == 0
    lists.decide(desk, "diakonie")
    lists.take_over(desk, "diakonie")
    assert (Engagement.objects.count(), User.objects.count()) == people
    stage.close()


def everybody_is_ready(stage: Stage, mentors: list[User]) -> None:
    """The contact notes the first talk, the checker the certificate."""
    contact, checker = stage.desk("kammern"), stage.desk("checker")
    for mentor in mentors:
        tandems.get_ready(contact, mentor.name)
        tandems.certificate_seen(checker, mentor.name)
    stage.close()


def both_are_asked(stage: Stage, samira: User) -> Tandem:
    """Everybody is matched; who stays reads why; one mentor answers on his phone, one at the coordinator's."""
    desk = stage.desk("coordinator")
    why = tandems.match_all(desk, SELAM)
    assert "keine gemeinsame Sprache" in why
    tandem = Tandem.objects.get(mentee__user=samira)
    other = Tandem.objects.get(mentee__user__name=KARIM)
    assert not Tandem.objects.filter(mentee__user__name=SELAM).exists()

    assert tandems.mentor_says_yes(stage, other.engagement.volunteer.user) <= MOST_TAPS
    tandems.told_by_phone(desk, tandem)
    assert tandems.mentee_says_yes(stage, samira) <= MOST_TAPS
    said = Answer.objects.filter(tandem=tandem).values_list("side", "how")
    assert set(said) == {(Side.MENTOR, "phone"), (Side.MENTEE, "self")}
    return tandem


def they_meet_try_and_go_on(stage: Stage, tandem: Tandem, samira: User) -> None:
    """The first meeting, four weeks of trial, and both say that they go on."""
    tandems.set_meeting(stage.desk("coordinator"), tandem)
    stage.later(days=2)
    tandems.begin_trial(stage.desk("coordinator"), tandem)
    stage.later(weeks=4)
    tasks.ask_after_trials()
    assert tandems.go_on(stage, samira, "ar") <= MOST_TAPS
    assert tandems.go_on(stage, tandem.engagement.volunteer.user, "de") <= MOST_TAPS
    tandem.refresh_from_db()
    assert tandem.status == TandemStatus.RUNNING


def side_by_side(stage: Stage, tandem: Tandem, samira: User) -> None:
    """A goal with its steps, a step done, and how it goes after four more weeks."""
    mentor = tandem.engagement.volunteer.user
    together.sets_a_goal(stage, samira)
    assert together.step_done(stage, mentor) <= MOST_TAPS
    stage.later(weeks=4)
    tasks.ask_how_it_goes()
    assert together.checks_in(stage, samira, "ar", 4, 5) <= MOST_TAPS
    assert together.checks_in(stage, mentor, "de", 2, 2) <= MOST_TAPS
    assert CheckIn.objects.filter(tandem=tandem, answered_at=None).count() == 0


def somebody_is_worried(stage: Stage, tandem: Tandem) -> None:
    """The safeguarding contact reads it; the coordinator finds it nowhere."""
    together.worries(stage, tandem.engagement.volunteer.user)
    assert together.WORDS in together.reads_the_worry(stage.desk("safeguarding"))
    desk = stage.desk("coordinator")
    desk.go("mentors:check_ins", tandem.public_id)
    assert together.WORDS not in desk.text
    desk.look("4-check-ins")


def she_is_passed_on(stage: Stage, samira: User) -> None:
    """She is asked, she agrees, the other house takes over."""
    desk = stage.desk("coordinator")
    together.asks_to_refer(desk, SAMIRA, NEXT)
    assert together.agrees_to_be_referred(stage, samira) <= MOST_TAPS
    sent = together.refers(desk, NEXT)
    together.takes_over(stage.desk("diakonie"))
    sent.refresh_from_db()
    assert sent.status == ReferralStatus.ACCEPTED
