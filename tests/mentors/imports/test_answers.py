"""Imported people look, correct, agree or decline by the link of their notice; told answers; who does not answer."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from accounts.enums import Answered, Channel
from accounts.models import User
from accounts.purposes import CONFIDENTIALITY, SHARED_POOL
from accounts.queries import has_consent
from common import clock
from common.errors import Gone, NotAllowed, OutOfScope
from mentees.models import Mentee
from mentors.enums import Decision
from mentors.import_rules import can_keep_notice
from mentors.models import ImportNotice, MentorProfile
from mentors.queries.imported import unanswered
from mentors.services.imports import answers, decisions, forgetting, notices, taking
from notifications.enums import Status
from notifications.models import Delivery
from tests.factories import UserFactory, person
from tests.mentors.imports.conftest import LISTS, a_list, people_tables, row
from tests.support.reads import may_write
from volunteers.enums import EngagementStatus
from volunteers.models import Engagement, Volunteer
from volunteers.services import engagements

pytestmark = pytest.mark.django_db
# A group nobody is in, made when a role is looked for.
_EMPTY_ROLE = {"accounts.RoleGroup", "auth.Group", "network.OrganisationGrant"}
ANNA = row("Weiß", "Anna", phone="017604069563", mail="anna@example.org")


@pytest.fixture
def anna(take):
    """Her open notice."""
    take(a_list(ANNA))
    return ImportNotice.objects.get()


def link(notice, name="mentors:my_data"):
    return reverse(name, args=[notices.code_of(notice)])


def said(**more):
    return {"name": "Anna Weiss", "contact_phone": "0176 04069563", "contact_email": "", "elsewhere": "2", **more}


@pytest.mark.parametrize(
    ("reached", "channel"),
    [
        ({"mail": "anna@example.org", "phone": "017604069563"}, Channel.MAIL),
        ({"mail": "anna@example.org", "phone": "017604069563", "remark": "nur per Telefon"}, Channel.SMS),
        ({"phone": "017604069563"}, Channel.SMS),
        ({"phone": "0571 123456"}, Channel.LETTER),
    ],
)
def test_the_notice_goes_the_way_there_is(take, reached, channel):
    take(a_list(row("Weiß", "Anna", **reached)))
    delivery = Delivery.objects.get(notice__kind=notices.HELPER.key)
    assert delivery.channel == channel
    assert (
        "Anna" not in str(delivery.notice.refs) and notices.code_of(ImportNotice.objects.get()) not in delivery.sealed
    )


def test_one_address_in_every_row_does_not_get_a_message_for_every_row(upload, contact):
    kept = upload(a_list(*(row(f"Weiß{n}", f"Anna{n}", mail="office@example.org") for n in range(6))))
    for number in range(2, 7):
        decisions.decide(actor=contact, list_import=kept, row=number, decision=Decision.NEW)
    taking.begin(actor=contact, list_import=kept)
    ways = Delivery.objects.filter(notice__kind=notices.HELPER.key).values_list("channel", flat=True)
    assert sorted(ways) == sorted([Channel.MAIL] * 3 + [Channel.LETTER] * 3)


def test_looking_changes_nothing_and_says_what_is_stored(client, anna):
    before = people_tables()
    page = client.get(link(anna)).content.decode()
    assert people_tables() == before
    for word in ("Anna Weiß", "0176 04069563", "anna@example.org", "Diakonie", "Ayla Kaya"):
        assert word in page


def test_she_confirms_with_her_promise_and_comes_in_without_any_address(client, anna):
    answer = said(**{CONFIDENTIALITY.field: f"{CONFIDENTIALITY.version}:de"})
    there = client.post(link(anna), answer)
    assert there.status_code == 302 and there.url == reverse("accounts:address")
    engagement = Engagement.objects.get()
    assert engagement.status == EngagementStatus.ONBOARDING and engagement.confirmed_at
    user = engagement.volunteer.user
    assert (user.name, engagement.contact_email) == ("Anna Weiss", "")
    assert MentorProfile.objects.get().elsewhere == 2
    assert has_consent(user, CONFIDENTIALITY) and not has_consent(user, SHARED_POOL)
    assert client.get(reverse("accounts:me")).status_code == 200
    with may_write("common_tally"):
        assert Client().get(link(anna)).status_code == 410


def test_the_shared_pool_is_her_own_decision(client, anna):
    client.post(link(anna), said(**{SHARED_POOL.field: f"{SHARED_POOL.version}:ar"}))
    user = User.objects.get(name="Anna Weiss")
    assert has_consent(user, SHARED_POOL) and not has_consent(user, CONFIDENTIALITY)


@pytest.mark.parametrize("wrong", [{"name": ""}, {"elsewhere": ""}, {"elsewhere": "900"}, {"contact_phone": "12"}])
def test_a_wrong_answer_keeps_the_link(client, anna, wrong):
    before = people_tables()
    assert client.post(link(anna), said(**wrong)).status_code == 400
    assert people_tables() == before and client.get(link(anna)).status_code == 200


def test_an_older_text_of_a_consent_is_read_again(client, anna):
    assert client.post(link(anna), said(**{SHARED_POOL.field: "999:de"})).status_code == 400
    assert Engagement.objects.get().status == EngagementStatus.IMPORTED
    assert ImportNotice.objects.get().answered_at is None


def test_declining_deletes_everything(client, take, house):
    before = people_tables()
    take(a_list(ANNA))
    notice = ImportNotice.objects.get()
    code = link(notice, "mentors:my_data_no")
    assert "Anna Weiß" in client.get(code).content.decode()
    assert client.post(code).status_code == 200
    after = people_tables()
    changed = {table for table in after if after[table] != before[table]}
    # The list's shape and that something was sent stay; neither says who.
    assert changed <= {"mentors.ListShape", "notifications.Notice", "notifications.Delivery", *_EMPTY_ROLE}
    assert not Volunteer.objects.exists() and not User.objects.filter(name__contains="Anna").exists()
    assert not Delivery.objects.exclude(address="", sealed="").exists()
    assert client.post(code).status_code == 410


def test_somebody_who_looks_for_help_answers_too(client, take, phases):
    take((LISTS / "jobpaten_kammern.xlsx").read_bytes())
    first, second = ImportNotice.objects.exclude(mentee=None).order_by("pk")[:2]
    page = client.get(link(first)).content.decode()
    assert first.user.name in page and CONFIDENTIALITY.field not in page
    assert client.post(link(first), {"name": "Samir"}).status_code == 302
    assert Mentee.objects.get(pk=first.mentee_id).user.name == "Samir"
    gone = second.user.pk
    Client().post(link(second, "mentors:my_data_no"))
    assert not Mentee.objects.filter(pk=second.mentee_id).exists()
    assert not User.objects.filter(pk=gone).exists()


def test_whoever_brought_the_list_does_not_answer_for_the_person(contact, anna):
    client = Client()
    client.force_login(contact)
    assert 'name="elsewhere"' not in client.get(link(anna)).content.decode()
    assert client.post(link(anna), said()).status_code == 403
    assert client.post(link(anna, "mentors:my_data_no")).status_code == 403
    assert Engagement.objects.get().status == EngagementStatus.IMPORTED


def test_a_link_opens_nobodys_account(anna):
    """Security 38: staff can print letters, so a letter is no key to an account that was there before."""
    User.objects.filter(pk=anna.user.pk).update(login_email="anna@example.org")
    client = Client()
    assert client.post(link(anna), said()).status_code == 403
    assert "_auth_user_id" not in client.session
    client.force_login(anna.user)
    assert client.post(link(anna), said()).status_code == 302
    assert Engagement.objects.get().status == EngagementStatus.ONBOARDING


def test_who_is_here_already_takes_the_entry_to_her_own_record(anna):
    me = UserFactory(name="Anna W.")
    client = Client()
    client.force_login(me)
    assert client.post(link(anna), said()).status_code == 302
    engagement = Engagement.objects.get()
    assert engagement.volunteer.user == me and engagement.status == EngagementStatus.ONBOARDING
    assert User.objects.get(pk=me.pk).name == "Anna W."
    assert not User.objects.filter(name="Anna Weiß").exists() and Volunteer.objects.count() == 1


def test_wrong_codes_are_counted(client, anna):
    with may_write("common_tally"):
        codes = [client.get(reverse("mentors:my_data", args=[f"ABCDEFGHJK{n:02}"])).status_code for n in range(32)]
    assert codes[:30] == [410] * 30 and codes[-1] == 429
    assert client.get(link(anna)).status_code == 429


@pytest.mark.parametrize("how", [Answered.PHONE, Answered.PAPER])
def test_told_by_phone_or_on_paper(anna, contact, how):
    answers.told(actor=contact, notice=anna, how=how, yes=True)
    assert Engagement.objects.get().status == EngagementStatus.ONBOARDING
    with pytest.raises(Gone):
        answers.told(actor=contact, notice=anna, how=how, yes=False)
    assert Volunteer.objects.exists()


def test_a_no_told_by_phone_deletes(anna, contact):
    answers.told(actor=contact, notice=anna, how=Answered.PHONE, yes=False)
    assert not Volunteer.objects.exists() and not ImportNotice.objects.exists()


def test_nobody_else_writes_an_answer_down(anna, contact, other_house):
    for actor, how in ((person("contact", other_house), Answered.PHONE), (contact, Answered.SELF)):
        with pytest.raises((OutOfScope, NotAllowed)):
            answers.told(actor=actor, notice=anna, how=how, yes=False)
    assert ImportNotice.objects.open().get() == anna


def test_rule_and_queryset_agree_about_who_keeps_a_notice(anna, contact, house, other_house):
    for user in (contact, person("contact", other_house), person("referrer", house), person("volunteer", house)):
        assert unanswered(user).filter(pk=anna.pk).exists() == can_keep_notice(user, anna)


def test_after_four_weeks_a_reminder_with_the_same_link_and_after_eight_everything_goes(anna, client):
    ImportNotice.objects.update(created_at=clock.now() - dt.timedelta(weeks=4, hours=1))
    assert (notices.remind(), notices.remind()) == (1, 0)
    assert Delivery.objects.filter(notice__event=f"{anna.public_id}:2").exists()
    assert client.get(link(anna)).status_code == 200
    assert forgetting.forget_unconfirmed() == 0
    ImportNotice.objects.update(expires_at=clock.now())
    assert forgetting.forget_unconfirmed() == 1
    assert not Volunteer.objects.exists() and not User.objects.filter(name__contains="Anna").exists()


def test_who_confirmed_on_another_way_stays(anna, contact):
    engagements.confirm(actor=contact, engagement=anna.engagement, how=Answered.PHONE)
    ImportNotice.objects.update(expires_at=clock.now())
    assert forgetting.forget_unconfirmed() == 0
    assert Volunteer.objects.exists()


def test_a_letter_waits_to_be_printed_by_the_house_and_nobody_else(take, contact, other_house):
    take(a_list(row("Weiß", "Anna", phone="0571 123456")))
    letter = Delivery.objects.get(status=Status.PRINT)
    may = notices.HELPER.is_staff
    assert may(contact, letter.notice.refs) and not may(person("contact", other_house), letter.notice.refs)
