"""The town's own sign-in: for people who are here already or hold an invitation, and for nobody else."""

import base64
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

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

pytestmark = pytest.mark.django_db
EN = {"headers": {"accept-language": "en"}}


class Town(BaseHTTPRequestHandler):
    """The smallest OpenID provider: whoever comes is `person`."""

    person: dict = {}

    def do_GET(self):
        base = f"http://127.0.0.1:{self.server.server_port}"
        if self.path.startswith("/.well-known/"):
            ends = {"authorization": "authorize", "token": "token", "userinfo": "userinfo"}
            config = {f"{name}_endpoint": f"{base}/{end}" for name, end in ends.items()}
            return self._say({**config, "issuer": base, "jwks_uri": f"{base}/keys"})
        return self._say(self.person)

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self._say({"access_token": "a", "token_type": "Bearer", "id_token": self._token()})

    def _token(self):
        base = f"http://127.0.0.1:{self.server.server_port}"
        parts = ({"alg": "none"}, {"iss": base, "aud": "house", "exp": 4102444800, "iat": 0, **self.person})
        coded = [base64.urlsafe_b64encode(json.dumps(part).encode()).rstrip(b"=").decode() for part in parts]
        return ".".join([*coded, ""])

    def _say(self, answer):
        body = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


@pytest.fixture
def town(settings):
    server = ThreadingHTTPServer(("127.0.0.1", 0), Town)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    app = {
        "provider_id": "town",
        "name": "BundID",
        "client_id": "house",
        "secret": "s",
        "settings": {"server_url": f"http://127.0.0.1:{server.server_port}"},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
    yield Town
    server.shutdown()
    thread.join()
    server.server_close()


def come(browser: Client, who: dict, town, **more):
    """Press the button, be `who` at the town's, come back."""
    town.person = {"sub": "4711", **who}
    gone = browser.post(reverse("openid_connect_login", args=["town"]), more)
    assert gone.status_code == 302
    query = parse_qs(urlsplit(gone.url).query)
    assert query["code_challenge_method"] == ["S256"]
    back = {"code": "c", "state": query["state"][0]}
    # By the protocol, the way back is a GET that opens the session.
    tables = "django_session accounts_user accounts_auditentry accounts_addressnotice socialaccount_socialaccount"
    with may_write(*tables.split(), "usersessions_usersession", "common_signal"):
        return browser.get(reverse("openid_connect_callback", args=["town"]), back)


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
