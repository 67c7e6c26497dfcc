"""The second step of staff: at sign-in, later, set up, lost."""

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts.dev import current_totp_codes
from accounts.enums import Role
from accounts.models import AuditEntry, User
from accounts.services import second_step as steps
from common.errors import NotAllowed, OutOfScope, TooOften, WrongInput
from tests.accounts.conftest import answer, ask, newest_mail_code, signed_in_as
from tests.factories import CentreFactory, OrganisationFactory, UserFactory, give, person

pytestmark = pytest.mark.django_db
EN = {"headers": {"accept-language": "en"}}


@pytest.fixture
def coordinator():
    return person(Role.COORDINATOR, CentreFactory(), is_demo=True)


@pytest.fixture
def equipped(coordinator):
    steps.equip_demo_totp(coordinator)
    return coordinator


def code_of(user) -> str:
    return steps.code_now(steps.demo_secret(user))


def to_second_step(user) -> Client:
    browser = Client()
    ask(browser, user.login_email)
    assert answer(browser, newest_mail_code()).url == reverse("accounts:login_second_step")
    return browser


def test_staff_with_an_app_are_not_in_before_they_showed_it(equipped):
    browser = to_second_step(equipped)
    assert signed_in_as(browser) is None
    assert browser.get(reverse("accounts:me")).status_code == 302
    page = browser.get(reverse("accounts:login_second_step"))
    assert page.status_code == 200
    response = browser.post(reverse("accounts:login_second_step"), {"code": code_of(equipped)})
    assert response.url == "/"
    assert signed_in_as(browser) == str(equipped.pk)
    assert browser.get(reverse("accounts:second_step")).status_code == 302


def test_a_wrong_code_keeps_the_door_shut(equipped):
    browser = to_second_step(equipped)
    response = browser.post(reverse("accounts:login_second_step"), {"code": "12"}, **EN)
    assert response.status_code == 400
    assert "This code is not right" in response.text
    assert signed_in_as(browser) is None


def test_the_second_step_needs_the_first(equipped, client):
    assert client.get(reverse("accounts:login_second_step")).url == reverse("accounts:login")
    response = client.post(reverse("accounts:login_second_step"), {"code": code_of(equipped)})
    assert response.url == reverse("accounts:login")
    assert signed_in_as(client) is None


def test_a_code_of_the_app_counts_once(equipped):
    code = code_of(equipped)
    assert steps.check_code(equipped, code)
    with pytest.raises(WrongInput):
        steps.check_code(equipped, code)


def test_a_clock_may_be_half_a_minute_off_and_not_more(equipped):
    with time_machine.travel("2026-11-22 20:00:10Z", tick=False):
        code = code_of(equipped)
    with time_machine.travel("2026-11-22 20:00:40Z", tick=False):
        assert steps.check_code(equipped, code)
    with time_machine.travel("2026-11-22 21:00:10Z", tick=False):
        code = code_of(equipped)
    with time_machine.travel("2026-11-22 21:01:10Z", tick=False), pytest.raises(WrongInput):
        steps.check_code(equipped, code)


def test_guessing_the_app_ends_after_ten_tries(equipped):
    for _try in range(10):
        with pytest.raises(WrongInput):
            steps.check_code(equipped, "1")
    with pytest.raises(TooOften):
        steps.check_code(equipped, code_of(equipped))


def test_a_colleagues_code_does_not_help(equipped):
    other = person(Role.COORDINATOR, CentreFactory(), is_demo=True)
    steps.equip_demo_totp(other)
    with pytest.raises(WrongInput):
        steps.check_code(equipped, code_of(other))


def test_a_recovery_code_opens_once(equipped):
    code = steps.recovery_codes(equipped)[0]
    browser = to_second_step(equipped)
    assert browser.post(reverse("accounts:login_second_step"), {"code": f"{code[:4]} {code[4:]}"}).status_code == 302
    assert signed_in_as(browser)
    with pytest.raises(WrongInput):
        steps.check_code(equipped, code)
    assert code not in steps.recovery_codes(equipped)


def test_the_secret_lies_sealed(equipped):
    row = str(Authenticator.objects.filter(user=equipped).values())
    assert steps.demo_secret(equipped) not in row


def test_staff_without_one_set_it_up_and_go_on(coordinator, sign_in, rf):
    browser = sign_in(coordinator)
    page = browser.get(reverse("accounts:second_step"), {"next": "/notices/"}, **EN)
    assert "Set up your second step" in page.text
    page = browser.get(reverse("accounts:new_app"), {"next": "/notices/"})
    secret, sealed = page.context["secret"], page.context["form"]["sealed"].value()
    response = browser.post(
        reverse("accounts:new_app"), {"code": steps.code_now(secret), "sealed": sealed, "next": "/notices/"}
    )
    assert response.url == f"{reverse('accounts:recovery_codes')}?next=%2Fnotices%2F"
    assert len(browser.get(response.url).context["codes"]) == 10
    assert browser.get(reverse("accounts:second_step"), {"next": "/notices/"}).url == "/notices/"
    assert "About your account" in mail.outbox[-1].subject or "Konto" in mail.outbox[-1].subject
    assert AuditEntry.objects.filter(verb="way_in.second_added", subject=coordinator.public_id).exists()


def test_a_wrong_first_code_sets_up_nothing(coordinator, sign_in):
    browser = sign_in(coordinator)
    page = browser.get(reverse("accounts:new_app"))
    response = browser.post(
        reverse("accounts:new_app"), {"code": "1", "sealed": page.context["form"]["sealed"].value()}, **EN
    )
    assert response.status_code == 400
    assert "This code is not right" in response.text
    assert not Authenticator.objects.exists()


def test_a_foreign_secret_is_refused(coordinator, sign_in):
    other = sign_in(UserFactory())
    foreign = other.get(reverse("accounts:new_app")).context
    browser = sign_in(coordinator)
    response = browser.post(
        reverse("accounts:new_app"),
        {"code": steps.code_now(foreign["secret"]), "sealed": foreign["form"]["sealed"].value()},
    )
    assert response.status_code == 400
    assert not Authenticator.objects.exists()


def test_an_open_session_found_on_a_table_adds_nothing(equipped, sign_in):
    browser = to_second_step(equipped)
    browser.post(reverse("accounts:login_second_step"), {"code": code_of(equipped)})
    session = browser.session
    for record in session["account_authentication_methods"]:
        record["at"] -= 3600
    session.save()
    response = browser.get(reverse("accounts:new_app"))
    assert response.url.startswith(reverse("accounts:prove"))
    browser.post(reverse("accounts:passkey_challenge"), {"for": "add"})
    assert browser.post(reverse("accounts:passkey_challenge"), {"for": "add"}).status_code == 403


def test_a_code_by_mail_does_not_replace_the_app(equipped):
    """Whoever holds the mailbox only must not add an app of their own."""
    browser = Client()
    browser.force_login(equipped)
    assert browser.get(reverse("accounts:new_app")).url.startswith(reverse("accounts:prove"))
    response = browser.post(reverse("accounts:prove"), {"how": "send", "channel": "mail"}, **EN)
    assert response.status_code == 400
    assert "app or your passkey" in response.text
    response = browser.post(reverse("accounts:prove"), {"how": "app", "code": code_of(equipped)})
    assert response.url == reverse("accounts:me")
    assert browser.get(reverse("accounts:new_app")).status_code == 200


def test_volunteers_come_in_with_the_code_alone(sign_in):
    volunteer = person(Role.VOLUNTEER, OrganisationFactory())
    assert signed_in_as(sign_in(volunteer)) == str(volunteer.pk)


def test_who_becomes_staff_later_is_asked_from_then_on(sign_in):
    user = UserFactory()
    assert signed_in_as(sign_in(user))
    user.is_demo = True
    user.save()
    give(user, Role.CONTACT, OrganisationFactory())
    steps.equip_demo_totp(user)
    to_second_step(user)


def test_only_my_own_app_can_be_removed(equipped):
    other = UserFactory()
    handle = steps.handle_of(steps.authenticators_of(equipped)[0])
    with pytest.raises(OutOfScope):
        steps.remove(actor=other, handle=handle)
    assert steps.authenticators_of(equipped)
    steps.remove(actor=equipped, handle=handle)
    assert not Authenticator.objects.filter(user=equipped).exists()


def test_demo_codes_are_for_demo_people_and_development_only(equipped, settings):
    real = UserFactory()
    with pytest.raises(NotAllowed):
        steps.equip_demo_totp(real)
    assert not Authenticator.objects.filter(user=real).exists()
    assert current_totp_codes() == []
    settings.DEBUG = True
    assert current_totp_codes() == [(equipped.name, code_of(equipped))]
    User.objects.update(is_demo=False)
    assert current_totp_codes() == []
