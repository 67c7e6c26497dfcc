"""The town's own sign-in: for people who are here already or hold an invitation, and for nobody else."""

import pytest
from allauth.socialaccount.models import SocialAccount
from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts import invited
from accounts.enums import Role
from accounts.models import User
from accounts.services import second_step
from tests.accounts.conftest import signed_in_as
from tests.factories import CentreFactory, person
from tests.support.reads import may_write
from tests.support.town import come

pytestmark = pytest.mark.django_db
EN = {"headers": {"accept-language": "en"}}


ANNA = {"email": "anna@example.org", "email_verified": True, "name": "Anna Beispiel"}


def test_the_button_is_there_only_when_the_town_is_configured(client, db, settings):
    assert "BundID" not in client.get(reverse("accounts:login")).text
    assert client.post(reverse("openid_connect_login", args=["town"])).status_code == 404


def test_the_button_names_the_town(client, town):
    assert "BundID" in client.get(reverse("accounts:login")).text


def test_who_signs_in_with_this_mail_already_is_linked_once(client, anna, town):
    come(client, ANNA, town)
    assert signed_in_as(client) == str(anna.pk)
    account = SocialAccount.objects.get()
    assert (account.user, account.extra_data) == (anna, {})
    assert mail.outbox[-1].to == ["anna@example.org"]
    User.objects.filter(pk=anna.pk).update(login_email="other@example.org")
    later = Client()
    come(later, ANNA, town)
    assert signed_in_as(later) == str(anna.pk)
    assert SocialAccount.objects.count() == 1


@pytest.mark.parametrize(
    "who",
    [
        {**ANNA, "email_verified": False},
        {**ANNA, "email": "stranger@example.org"},
        {"sub": "1", "name": "Anna Beispiel"},
    ],
)
def test_nobody_else_comes_in_or_gets_an_account(client, anna, town, who):
    response = come(client, who, town)
    assert response.url == reverse("accounts:login")
    assert signed_in_as(client) is None
    assert User.objects.count() == 1
    assert not SocialAccount.objects.exists()
    assert "by invitation" in client.get(response.url, **EN).text


def test_a_blocked_person_stays_outside(client, anna, town):
    User.objects.filter(pk=anna.pk).update(is_active=False)
    assert come(client, ANNA, town).url == reverse("accounts:login")
    assert signed_in_as(client) is None


def test_an_invitation_in_the_browser_opens_the_door(client, db, town, monkeypatch):
    asked = []

    def accept(request, *, name, login_email):
        asked.append((name, login_email))
        return User.objects.create_user(name=name, login_email=login_email)

    monkeypatch.setattr(invited, "_accept", accept)
    come(client, ANNA, town)
    assert asked == [("Anna Beispiel", "anna@example.org")]
    assert signed_in_as(client) == str(User.objects.get().pk)


def test_staff_still_prove_their_second_step(client, town):
    coordinator = person(Role.COORDINATOR, CentreFactory(), login_email="anna@example.org", is_demo=True)
    second_step.equip_demo_totp(coordinator)
    assert come(client, ANNA, town).url == reverse("accounts:login_second_step")
    assert signed_in_as(client) is None


def test_a_signed_in_person_cannot_tie_a_foreign_account(client, anna, bilal, town):
    client.force_login(bilal)
    response = come(client, {**ANNA, "email": "b@example.org"}, town, process="connect")
    assert response.status_code == 302
    assert not SocialAccount.objects.exists()


def test_turning_back_at_the_town_is_no_error(client, town):
    client.post(reverse("openid_connect_login", args=["town"]))
    with may_write("django_session"):
        response = client.get(
            reverse("openid_connect_callback", args=["town"]), {"error": "access_denied", "state": "x"}
        )
    assert response.url == reverse("accounts:login")


def test_next_does_not_lead_away(client, anna, town):
    assert come(client, ANNA, town, next="https://evil.example/").url == "/"
