"""Addresses change only by their owner, or at the counter with all sessions ended and a word to the old one."""

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts import addresses
from accounts.addresses import Address
from accounts.enums import Channel, Role
from accounts.models import AddressNotice, AuditEntry, SignInAttempt, User
from accounts.services import letters, sessions, ways_in
from common.errors import NotAllowed, OutOfScope, WrongInput
from common.models import Signal
from tests.accounts.conftest import answer, ask, digits_in, newest_mail_code, signed_in_as
from tests.factories import CentreFactory, OrganisationFactory, UserFactory, give, person
from tests.support.reads import may_write

pytestmark = pytest.mark.django_db
EN = {"headers": {"accept-language": "en"}}
NEW = Address(Channel.MAIL, "new@example.org")


@pytest.fixture
def house():
    return OrganisationFactory()


@pytest.fixture
def contact(house):
    return person(Role.CONTACT, house)


@pytest.fixture
def volunteer(house):
    return person(Role.VOLUNTEER, house, login_email="vera@example.org")


def again(user):
    return User.objects.get(pk=user.pk)


def test_a_new_mail_counts_only_with_its_code_and_the_old_one_is_told(anna, sign_in):
    browser = sign_in(anna)
    mail.outbox.clear()
    assert browser.post(reverse("accounts:address"), {"address": "New@Example.org"}).status_code == 302
    assert again(anna).login_email == "anna@example.org"
    assert mail.outbox[0].to == ["new@example.org"]
    wrong = browser.post(reverse("accounts:address_code"), {"code": "12"}, **EN)
    assert wrong.status_code == 400 and "not right" in wrong.text
    assert again(anna).login_email == "anna@example.org"
    browser.post(reverse("accounts:address_code"), {"code": digits_in(mail.outbox[0].body)})
    assert again(anna).login_email == "new@example.org"
    assert mail.outbox[1].to == ["anna@example.org"]
    assert AuditEntry.objects.filter(verb="way_in.changed", actor=anna.public_id).count() == 1
    assert AddressNotice.objects.get().sealed == ""


def test_a_number_can_be_added(anna, sign_in, outbox):
    browser = sign_in(anna)
    browser.post(reverse("accounts:address"), {"address": "0176 12345678"})
    browser.post(reverse("accounts:address_code"), {"code": digits_in(outbox()[-1])})
    anna = again(anna)
    assert (str(anna.login_phone), anna.login_phone_verified) == ("+4917612345678", True)
    assert {one.channel for one in addresses.of(anna)} == {Channel.MAIL, Channel.SMS}


def test_an_address_of_somebody_else_says_so_only_to_who_reads_it(anna, bilal, sign_in, outbox):
    browser = sign_in(anna)
    response = browser.post(reverse("accounts:address"), {"address": "0176 12345678"})
    assert response.url == reverse("accounts:address_code")
    response = browser.post(reverse("accounts:address_code"), {"code": digits_in(outbox()[-1])}, **EN)
    assert "belongs to another account" in response.text
    assert again(anna).login_phone is None
    assert str(again(bilal).login_phone) == "+4917612345678"


def test_a_sign_in_code_is_no_proof_for_a_new_address(anna, sign_in):
    browser = sign_in(anna)
    browser.post(reverse("accounts:address"), {"address": "new@example.org"})
    thief = Client()
    session = thief.session
    session["sign_in"] = browser.session["new_address"] | {"next": ""}
    session.save()
    thief.cookies["sessionid"] = session.session_key
    assert answer(thief, newest_mail_code()).status_code == 410
    assert signed_in_as(thief) is None


def test_an_old_session_is_asked_once_more(anna, sign_in):
    browser = sign_in(anna)
    session = browser.session
    session["account_authentication_methods"][0]["at"] -= 3600
    session.save()
    assert browser.post(reverse("accounts:address"), {"address": "new@example.org"}).url.startswith(
        reverse("accounts:prove")
    )
    assert not SignInAttempt.objects.filter(purpose="new_address").exists()
    browser.post(reverse("accounts:prove"), {"how": "send", "channel": "mail"})
    assert browser.post(reverse("accounts:prove"), {"how": "code", "code": "1"}).status_code == 400
    back = browser.post(reverse("accounts:prove"), {"how": "code", "code": newest_mail_code(), "next": "/account/"})
    assert back.url == "/account/"
    assert browser.get(reverse("accounts:address")).status_code == 200


def test_the_last_way_in_stays(anna, sign_in):
    browser = sign_in(anna)
    response = browser.post(reverse("accounts:address_remove", args=["mail"]), **EN)
    assert response.status_code == 400
    assert "only way in" in response.text
    assert again(anna).login_email == "anna@example.org"
    ways_in.change_own(actor=again(anna), address=Address(Channel.SMS, "+4917612345678"))
    assert browser.post(reverse("accounts:address_remove", args=["mail"])).status_code == 302
    assert again(anna).login_email is None
    assert browser.get(reverse("accounts:address_remove", args=["mail"])).status_code == 404


def test_at_the_counter_all_sessions_end_and_the_old_address_is_told(contact, volunteer, sign_in):
    browsers = [sign_in(volunteer), sign_in(volunteer), Client()]
    browsers[2].force_login(volunteer)
    mail.outbox.clear()
    ways_in.change_way_in_at_counter(actor=contact, user=volunteer, address=NEW)
    assert again(volunteer).login_email == "new@example.org"
    for browser in browsers:
        # Django itself throws away a session whose mark is void.
        with may_write("django_session", "common_signal"):
            assert browser.get(reverse("accounts:me")).url.startswith(reverse("accounts:login"))
    assert [message.to for message in mail.outbox] == [["vera@example.org"]]
    assert Signal.objects.filter(topic=f"user:{volunteer.public_id}", event="closed").exists()
    assert AuditEntry.objects.filter(verb="way_in.changed_at_counter", subject=volunteer.public_id).count() == 1


def test_at_the_counter_a_phone_can_be_changed_too(contact, volunteer):
    ways_in.change_way_in_at_counter(actor=contact, user=volunteer, address=Address(Channel.SMS, "+4917612345678"))
    assert str(again(volunteer).login_phone) == "+4917612345678"


@pytest.mark.parametrize("who", ["elsewhere", "checker", "volunteer", "self"])
def test_nobody_else_changes_a_way_in(who, contact, volunteer, house, sign_in):
    actor = {
        "elsewhere": lambda: person(Role.CONTACT, OrganisationFactory()),
        "checker": lambda: person(Role.CHECKER, house),
        "volunteer": lambda: person(Role.VOLUNTEER, house),
        "self": lambda: volunteer,
    }[who]()
    browser = sign_in(volunteer)
    mail.outbox.clear()
    with pytest.raises(OutOfScope):
        ways_in.change_way_in_at_counter(actor=actor, user=volunteer, address=NEW)
    assert again(volunteer).login_email == "vera@example.org"
    assert browser.get(reverse("accounts:me")).status_code == 200
    assert mail.outbox == []


def test_nobody_takes_over_an_account_with_more_rights(contact, house):
    colleague = person(Role.CONTACT, house)
    give(colleague, Role.COORDINATOR, CentreFactory())
    with pytest.raises(NotAllowed):
        ways_in.change_way_in_at_counter(actor=contact, user=colleague, address=NEW)
    assert again(colleague).login_email == colleague.login_email


def test_a_taken_address_changes_nothing_at_the_counter(contact, volunteer, anna, sign_in):
    browser = sign_in(volunteer)
    with pytest.raises(WrongInput):
        ways_in.change_way_in_at_counter(
            actor=contact, user=volunteer, address=Address(Channel.MAIL, "anna@example.org")
        )
    assert again(volunteer).login_email == "vera@example.org"
    assert browser.get(reverse("accounts:me")).status_code == 200


def test_remote_sign_out_is_dead_at_the_next_request(anna, sign_in):
    here, there, third = sign_in(anna), sign_in(anna), sign_in(anna)
    handle = sessions.handle_of(there.session.session_key)
    page = here.get(reverse("accounts:sessions"), **EN)
    assert page.context["sessions"][0].is_current and len(page.context["sessions"]) == 3
    here.post(reverse("accounts:sessions"), {"which": handle})
    assert there.get(reverse("accounts:me")).status_code == 302
    assert third.get(reverse("accounts:me")).status_code == 200
    here.post(reverse("accounts:sessions"), {"which": "others"})
    assert third.get(reverse("accounts:me")).status_code == 302
    assert here.get(reverse("accounts:me")).status_code == 200
    assert Signal.objects.filter(topic__startswith="session:", event="closed").count() >= 2


def test_only_my_own_sessions_end(anna, sign_in):
    other = sign_in(UserFactory())
    browser = sign_in(anna)
    for which in (sessions.handle_of(other.session.session_key), "", "1", other.session.session_key):
        assert browser.post(reverse("accounts:sessions"), {"which": which}).status_code == 404
    assert other.get(reverse("accounts:me")).status_code == 200


def test_a_blocked_person_is_out_at_the_next_request(anna, sign_in):
    browser = sign_in(anna)
    User.objects.filter(pk=anna.pk).update(is_active=False)
    assert browser.get(reverse("accounts:me")).status_code == 302


def test_my_account_shows_my_ways(anna, sign_in):
    browser = sign_in(anna)
    assert browser.get(reverse("accounts:me")).context["mail"].value == "anna@example.org"


def test_name_and_language_are_mine_to_change_and_nothing_else(anna, sign_in):
    browser = sign_in(anna)
    response = browser.post(
        reverse("accounts:profile"),
        {"name": "  Anna   Neu ", "language": "ar", "login_email": "x@example.org", "is_demo": "1"},
    )
    assert response.cookies["language"].value == "ar"
    anna = again(anna)
    assert (anna.name, anna.language, anna.login_email, anna.is_demo) == ("Anna Neu", "ar", "anna@example.org", False)
    for wrong in ({"name": "", "language": "ar"}, {"name": "A", "language": "xx"}):
        assert browser.post(reverse("accounts:profile"), wrong).status_code == 400
    assert again(anna).name == "Anna Neu"


def test_a_letter_is_a_way_in_of_its_own(contact, volunteer):
    letters.issue_letter_code(actor=contact, user=volunteer)
    ways_in.remove_own(actor=again(volunteer), channel=Channel.MAIL)
    assert again(volunteer).login_email is None


def test_after_sign_out_the_browser_is_known(anna, sign_in, client):
    sign_in(anna, client)
    client.post(reverse("accounts:logout"))
    assert client.cookies["known"].value
    assert "anna" not in client.cookies["known"].value
    ask(client, anna.login_email)
    assert answer(client, newest_mail_code()).status_code == 302
