"""The post office of development: there with DEBUG, and only then."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core import mail
from django.core.mail.backends.filebased import EmailBackend
from django.test import override_settings
from django.urls import NoReverseMatch, include, path, reverse

from accounts.enums import Channel
from common.gateways import send_sms
from config.urls import urlpatterns as house
from notifications.services import notify_address

urlpatterns = [*house, path("dev/", include("notifications.dev"))]
with_the_page = override_settings(ROOT_URLCONF=__name__)
pytestmark = pytest.mark.django_db


def send_mail(subject: str, text: str) -> None:
    EmailBackend(file_path=settings.OUTBOX_DIR).send_messages([mail.EmailMessage(subject, text, to=["a@example.org"])])


def test_without_debug_there_is_no_such_address(client):
    assert client.get("/dev/outbox").status_code == 404
    with pytest.raises(NoReverseMatch):
        reverse("dev:outbox")


@pytest.mark.parametrize("debug", ["production", "dev"])
def test_the_address_hangs_on_debug(debug):
    ask = "import django; django.setup(); from django.urls import reverse; print(reverse('dev:outbox'))"
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": f"config.settings.{debug}", "SECRET_KEY": "x" * 60}
    environment |= {"ALLOWED_HOSTS": "example.org", "SITE_URL": "https://example.org", "DEBUG": ""}
    environment["PYTHONPATH"] = str(settings.BASE_DIR)
    answer = subprocess.run([sys.executable, "-c", ask], env=environment, capture_output=True, text=True, timeout=120)
    assert ("/dev/outbox" in answer.stdout) == (debug == "dev"), answer.stderr[-400:]


@with_the_page
def test_an_empty_outbox_says_so(client):
    assert "Nothing yet" in client.get("/dev/outbox", headers={"accept-language": "en"}).content.decode()


@with_the_page
def test_mail_and_sms_are_shown_newest_first_with_their_code(client):
    send_mail("Your code", "Your code is 123456.\nhttps://example.org/door")
    send_sms("+4915112345678", "Your code: 654321 <b>")
    page = client.get("/dev/outbox").content.decode()
    assert '<p class="code">123456</p>' in page and '<p class="code">654321</p>' in page
    assert '<a href="https://example.org/door"' in page
    assert "a@example.org" in page and "+4915112345678" in page
    assert "&lt;b&gt;" in page and "<b></p>" not in page


@with_the_page
def test_a_number_that_is_no_code_is_not_shown_as_one(client):
    send_sms("+4915112345678", "Call 0571 12345678")
    assert 'class="code"' not in client.get("/dev/outbox").content.decode()


@with_the_page
def test_letters_to_print_can_be_read(client, kind):
    notify_address(kind(), "e1", channel=Channel.LETTER, address="Anna Muster\nHauptstr. 1", refs={"place": "p1"})
    page = client.get("/dev/outbox").content.decode()
    assert "Anna Muster" in page
    address = page.split('<a href="/dev/outbox/')[1].split('"')[0]
    answer = client.get(f"/dev/outbox/{address}")
    assert answer.content.startswith(b"%PDF") and "no-store" in answer["Cache-Control"]
    assert client.get("/dev/outbox/unknown").status_code == 404
