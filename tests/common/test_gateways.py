"""The doors out of the house: what leaves, what does not, and what is said about it."""

import email
import email.policy
import logging
import smtplib
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.core import mail

from common.gateways import GatewayError, Reason, send_mail, send_sms

NUMBER = "+4915112345678"


@pytest.fixture
def provider():
    """An SMS provider on this machine that answers with `status` and keeps what it got."""

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self):
            server.got.append((self.path, self.rfile.read(int(self.headers["Content-Length"])).decode()))
            self.send_response(server.status)
            self.end_headers()

        def log_message(self, *args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Answer)
    server.status, server.got = 200, []
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def by_provider(provider, settings):
    settings.SMS_GATEWAY = f"json://127.0.0.1:{provider.server_port}/{{number}}"
    return provider


def test_the_file_gateway_writes_one_readable_letter(settings, tmp_path):
    settings.OUTBOX_DIR = tmp_path / "outbox"
    send_sms(NUMBER, "Ihr Code: 123456\nمرحبا")
    (path,) = settings.OUTBOX_DIR.iterdir()
    letter = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    assert (letter["To"], letter["X-Channel"]) == (NUMBER, "SMS")
    assert letter.get_content() == "Ihr Code: 123456\nمرحبا\n"


@pytest.mark.parametrize("number", ["", "12", "not a number", "+49", "+4915112345678901234"])
def test_an_impossible_number_is_refused_for_good(number):
    with pytest.raises(GatewayError) as error:
        send_sms(number, "x")
    assert (error.value.reason, error.value.permanent) == (Reason.BAD_ADDRESS, True)


def test_switched_off_means_not_sent(settings):
    settings.SMS_GATEWAY = "off"
    with pytest.raises(GatewayError) as error:
        send_sms(NUMBER, "x")
    assert (error.value.reason, error.value.permanent) == (Reason.GATEWAY_OFF, True)


def test_a_provider_gets_number_and_text(by_provider):
    send_sms(NUMBER, "Guten Tag")
    ((path, body),) = by_provider.got
    assert path == "/4915112345678" and "Guten Tag" in body


@pytest.mark.parametrize(
    ("status", "reason", "permanent"),
    [
        (400, Reason.BAD_ADDRESS, True),
        (404, Reason.BAD_ADDRESS, True),
        (401, Reason.GATEWAY_REFUSED, False),
        (429, Reason.GATEWAY_REFUSED, False),
        (503, Reason.GATEWAY_REFUSED, False),
    ],
)
def test_a_refusal_says_whether_trying_again_helps(by_provider, status, reason, permanent):
    by_provider.status = status
    with pytest.raises(GatewayError) as error:
        send_sms(NUMBER, "x")
    assert (error.value.reason, error.value.permanent) == (reason, permanent)


def test_an_unreachable_provider_is_tried_again(settings):
    settings.SMS_GATEWAY = "json://127.0.0.1:1/{number}"
    with pytest.raises(GatewayError) as error:
        send_sms(NUMBER, "x")
    assert (error.value.reason, error.value.permanent) == (Reason.GATEWAY_DOWN, False)


def test_no_number_reaches_the_log(by_provider, capfd):
    by_provider.status = 404
    with pytest.raises(GatewayError) as error:
        send_sms(NUMBER, "x")
    written = capfd.readouterr()
    assert "15112345678" not in written.out + written.err + str(error.value) + repr(error.value)
    assert not logging.getLogger("apprise").propagate and not logging.getLogger("urllib3").propagate


def test_mail_leaves_through_django():
    send_mail("a@example.org", "A subject\nin two lines", "Text")
    assert (mail.outbox[0].subject, mail.outbox[0].to) == ("A subject in two lines", ["a@example.org"])


@pytest.mark.parametrize(
    ("error", "reason", "permanent"),
    [
        (smtplib.SMTPRecipientsRefused({"a@example.org": (550, b"no such user")}), Reason.BAD_ADDRESS, True),
        (smtplib.SMTPRecipientsRefused({"a@example.org": (450, b"busy")}), Reason.GATEWAY_REFUSED, False),
        (smtplib.SMTPAuthenticationError(535, b"no"), Reason.GATEWAY_REFUSED, False),
        (smtplib.SMTPServerDisconnected(), Reason.GATEWAY_DOWN, False),
        (ConnectionRefusedError(), Reason.GATEWAY_DOWN, False),
    ],
)
def test_mail_errors_become_reasons_without_addresses(monkeypatch, error, reason, permanent):
    def fail(self, fail_silently=False):
        raise error

    monkeypatch.setattr("django.core.mail.EmailMessage.send", fail)
    with pytest.raises(GatewayError) as told:
        send_mail("a@example.org", "x", "y")
    assert (told.value.reason, told.value.permanent) == (reason, permanent)
    assert "example.org" not in str(told.value)
