"""The socket of notices on a real server: news arrives, doors close, strangers stay out. Redis is not there."""

import json
import time
from contextlib import ExitStack

import pytest
from django.conf import settings
from django.test import Client
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from accounts.models import User
from common import news
from notifications.services import mark_seen, notify
from tests.notifications.processes import page_server

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(scope="module")
def server(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), page_server() as address:
        yield address


@pytest.fixture
def knock(server):
    """Open the socket with a client's session; `origin` says which page asks."""
    opened = ExitStack()

    def open_socket(client, origin="http://localhost", path="/ws/notices"):
        cookie = client.cookies.get(settings.SESSION_COOKIE_NAME)
        headers = {"Cookie": f"{settings.SESSION_COOKIE_NAME}={cookie.value}"} if cookie else {}
        address = f"ws://{server}{path}"
        return opened.enter_context(connect(address, additional_headers=headers, origin=origin, open_timeout=20))

    with opened:
        yield open_socket


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def count(socket, seconds=3):
    return json.loads(socket.recv(timeout=seconds))["unread"]


def closes(socket, within=1.0) -> int:
    """Wait for the end; returns the code. Fails when a frame comes or nothing happens in time."""
    start = time.monotonic()
    with pytest.raises(ConnectionClosed) as closed:
        socket.recv(timeout=within + 1)
    assert time.monotonic() - start < within
    return closed.value.rcvd.code


def test_news_arrives_and_is_counted(kind, person, knock):
    anna, berta, plain = person(), person(), kind(channels=frozenset({"in_app"}), sms="")
    notify(plain, "e0", user=anna, refs={"place": "p1"})
    socket, other = knock(signed_in(anna)), knock(signed_in(berta))
    assert (count(socket), count(other)) == (1, 0)
    notify(plain, "e1", user=anna, refs={"place": "p1"})
    assert count(socket) == 2
    mark_seen(actor=anna)
    assert count(socket) == 0
    with pytest.raises(TimeoutError):
        other.recv(timeout=0.2)


def test_sign_out_closes_the_socket_within_a_second(person, knock):
    anna = person()
    client, elsewhere = signed_in(anna), signed_in(anna)
    socket, other = knock(client), knock(elsewhere)
    count(socket), count(other)
    client.logout()
    assert closes(socket) == 4401
    with pytest.raises(TimeoutError):
        other.recv(timeout=0.2)
    with pytest.raises(InvalidStatus):
        knock(client)


def test_a_change_of_roles_sends_all_sockets_of_the_person_round_again(person, knock):
    anna, berta = person(), person()
    client = signed_in(anna)
    socket, other = knock(client), knock(signed_in(berta))
    count(socket), count(other)
    news.close(news.of_user(anna))
    assert closes(socket) == 4408
    with pytest.raises(TimeoutError):
        other.recv(timeout=0.2)
    assert count(knock(client)) == 0


def test_a_blocked_person_does_not_come_back(person, knock):
    anna = person()
    client = signed_in(anna)
    count(knock(client))
    User.objects.filter(pk=anna.pk).update(is_active=False)
    with pytest.raises(InvalidStatus):
        knock(client)


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null", None])
def test_pages_of_strangers_are_refused(person, knock, origin):
    with pytest.raises(InvalidStatus) as refused:
        knock(signed_in(person()), origin=origin)
    assert refused.value.response.status_code == 403


def test_signed_out_is_refused(knock):
    with pytest.raises(InvalidStatus):
        knock(Client())


@pytest.mark.parametrize(
    ("frame", "code"),
    [("x" * 16_385, 1009), ("{broken", 1008), ("[1]", 1008), (b"\x00\x01", 1008), ("\x00", 1008)],
)
def test_evil_frames_end_only_the_socket_they_came_through(kind, person, knock, frame, code):
    anna = person()
    client = signed_in(anna)
    socket, other = knock(client), knock(client)
    count(socket), count(other)
    socket.send(frame)
    assert closes(socket, within=3) == code
    notify(kind(channels=frozenset({"in_app"}), sms=""), "e1", user=anna, refs={"place": "p1"})
    assert count(other) == 1


def test_a_flood_of_frames_ends_the_socket(person, knock):
    socket = knock(signed_in(person()))
    count(socket)
    with pytest.raises(ConnectionClosed) as closed:
        for _ in range(2000):
            socket.send("{}")
        socket.recv(timeout=3)
    assert closed.value.rcvd.code == 1008


def test_what_a_client_says_is_ignored(person, knock):
    anna, berta = person(), person()
    socket = knock(signed_in(anna))
    count(socket)
    socket.send(json.dumps({"topic": news.of_user(berta), "subscribe": [news.of_user(berta)], "user": berta.public_id}))
    news.tell(news.of_user(berta), "notice")
    with pytest.raises(TimeoutError):
        socket.recv(timeout=0.8)
