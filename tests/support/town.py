"""The smallest OpenID provider on this machine, for the town's own sign-in."""

import base64
import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from tests.support.reads import may_write

_TABLES = [
    "accounts_addressnotice",
    "accounts_auditentry",
    "accounts_membership",
    "accounts_rolegroup",
    "accounts_user",
    "auth_group",
    "common_signal",
    "django_q_ormq",
    "django_session",
    "network_contactperson",
    "network_invitation",
    "network_areagrant",
    "network_organisationgrant",
    "network_programmegrant",
    "notifications_delivery",
    "notifications_notice",
    "socialaccount_socialaccount",
    "usersessions_usersession",
]


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
    with may_write(*_TABLES):
        return browser.get(reverse("openid_connect_callback", args=["town"]), back)
