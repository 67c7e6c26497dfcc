"""The pages of a tandem's way: what each side reads, taps and does not learn."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from accounts.models import AuditEntry
from common import clock
from mentors import agreements
from mentors.enums import Side, TandemStatus
from mentors.models import Answer, Tandem
from tests import factories
from tests.mentors import way
from tests.support.people import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    return way.House(places=2)


def desk(house):
    return sign_in(house.contact, second=True)


def page(client, name, *args, **query):
    return client.get(reverse(f"mentors:{name}", args=args), query).content.decode()


def tap(client, tandem, **said):
    return client.post(reverse("mentors:say", args=[tandem.public_id]), said)


def test_from_the_list_to_the_running_tandem(house):
    contact = desk(house)
    assert house.mentor.volunteer.user.name in page(contact, "candidates", house.need.public_id)
    contact.post(reverse("mentors:candidates", args=[house.need.public_id]), {"picked": [house.mentor.public_id]})
    tandem = Tandem.objects.get()
    mentor, mentee = sign_in(house.mentor.volunteer.user), sign_in(house.mentee.user)

    tap(mentor, tandem, do="yes")
    assert house.mentor.volunteer.user.name.split()[0] in page(mentee, "mine", tandem.public_id)
    tap(mentee, tandem, do="yes")
    now = clock.now()
    lead = reverse("mentors:lead", args=[tandem.public_id])
    contact.post(lead, {"do": "meeting", "day": f"{clock.day_of(now)}", "time": "00:00"})
    contact.post(lead, {"do": "trial"})
    assert way.fresh(tandem).status == TandemStatus.TRIAL

    assert "4" in page(mentor, "agreement", tandem.public_id)
    for client in (mentor, mentee):
        tap(client, tandem, do="agree", version=str(agreements.VERSION))
    assert way.fresh(tandem).status == TandemStatus.RUNNING

    tap(mentee, tandem, do="end", reason="did_not_fit")
    assert way.fresh(tandem).status == TandemStatus.ENDED


def test_the_mentor_is_asked_without_a_name(house):
    tandem = house.propose()
    text = page(sign_in(house.mentor.volunteer.user), "mine", tandem.public_id)
    assert house.mentee.user.name not in text
    assert house.mentee.user.name.split()[0] not in text
    assert house.mentee.public_id not in text


def test_the_mentees_no_is_one_tap_and_can_be_undone(house):
    tandem = house.propose()
    way.yes(tandem, Side.MENTOR)
    mentee = sign_in(house.mentee.user)
    tap(mentee, tandem, do="no", reason="other_person")
    assert way.fresh(tandem).status == TandemStatus.DECLINED
    assert "undo" in page(mentee, "mine", tandem.public_id)
    assert "other_person" not in page(sign_in(house.mentor.volunteer.user), "mine", tandem.public_id)
    tap(mentee, tandem, do="undo")
    assert way.fresh(tandem).status == TandemStatus.ASKING_MENTEE


@pytest.mark.parametrize("said", [{"do": "no"}, {"do": "no", "reason": "x"}, {"do": "x"}, {}, {"do": "agree"}])
def test_nonsense_changes_nothing(house, said):
    tandem = house.propose()
    tap(sign_in(house.mentor.volunteer.user), tandem, **said)
    assert way.fresh(tandem).status == TandemStatus.ASKING_MENTOR
    assert not Answer.objects.exists()


def test_told_by_phone_is_noted_beside_the_open_question(house):
    tandem = house.propose()
    contact = desk(house)
    assert reverse("mentors:tandem", args=[tandem.public_id]) in page(contact, "proposals")
    assert "told" in page(contact, "tandem", tandem.public_id)
    contact.post(
        reverse("mentors:record", args=[tandem.public_id]), {"side": "mentor", "said": "no_time", "how": "phone"}
    )
    said = Answer.objects.get()
    assert (said.yes, said.declining, said.recorded_by) == (False, "no_time", house.contact)
    looked_at = set(AuditEntry.objects.filter(is_look=True).values_list("subject", flat=True))
    assert looked_at == {house.mentor.volunteer.user.public_id, house.mentee.user.public_id}


def test_many_are_proposed_at_once_and_what_does_not_work_is_named(house):
    second = house.new_need()
    contact = desk(house)
    assert house.need.public_id in page(contact, "matching")
    pairs = [f"{need.public_id}.{house.mentor.public_id}" for need in (house.need, second, house.new_need())]
    answer = contact.post(reverse("mentors:matching"), {"picked": pairs}, follow=True)
    assert Tandem.objects.count() == 2
    assert house.mentor.volunteer.user.name in answer.content.decode()


def test_a_foreign_pair_is_not_proposed(house):
    other = way.House()
    pair = f"{house.need.public_id}.{other.mentor.public_id}"
    assert desk(house).post(reverse("mentors:matching"), {"picked": [pair]}).status_code == 404
    assert not Tandem.objects.exists()


def test_the_mentors_house_reads_no_name_before_the_yes(world):
    need = factories.NeedFactory(mentee=factories.MenteeFactory(intake=world.centre))
    mentor = factories.ready(factories.EngagementFactory(organisation=world.organisation))
    tandem = factories.TandemFactory(
        need=need, engagement=mentor, status=TandemStatus.ASKING_MENTOR, answer_by=clock.now()
    )
    contact = sign_in(world.person("contact"), second=True)
    for text in (page(contact, "proposals"), page(contact, "tandem", tandem.public_id)):
        assert mentor.volunteer.user.name in text
        assert need.mentee.user.name not in text


def test_the_public_form_of_what_is_missing_holds_no_small_number(house):
    house.mentor.volunteer.mentor_profile.delete()
    tandem = house.propose()
    assert tandem.place.number == 1
    for _n in range(3):
        house.new_need()
    contact = desk(house)
    assert page(contact, "scarcity").count('<li class="row">1') == 3
    assert '<li class="row">' not in page(contact, "scarcity", public="1")


def test_the_home_page_shows_the_question_first(house):
    tandem = house.propose()
    client = sign_in(house.mentor.volunteer.user)
    factories.give(house.mentor.volunteer.user, "volunteer", house.organisation)
    assert reverse("mentors:mine", args=[tandem.public_id]) in client.get("/").content.decode()


def test_the_command_line_prints_and_writes_nothing(house):
    before = way.states()
    out = StringIO()
    call_command("match", "--dry-run", stdout=out)
    (found,) = json.loads(out.getvalue())
    (proposal,) = found["proposals"]
    assert proposal["mentor"] == house.mentor.volunteer.public_id
    assert proposal["reasons"]
    assert house.mentee.user.name not in out.getvalue()
    assert way.states() == before
    with pytest.raises(CommandError):
        call_command("match")
