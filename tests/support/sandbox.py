"""Nothing leaves the test, nothing stays behind it."""

import datetime as dt
import ipaddress
import shutil
import socket

import pytest
import time_machine
from django.conf import settings
from django.core.cache import cache

_NAMES_OF_THIS_MACHINE = {"localhost", "", None}


class NetworkUsed(AssertionError):
    """A test wanted to leave this machine."""


def pytest_addoption(parser):
    parser.addoption("--at", default="", help="run every test at this time of day (HH:MM) or local moment (ISO)")


def pytest_configure(config):
    socket.getaddrinfo = _only_here(socket.getaddrinfo, lambda host, *a, **k: host)


def pytest_unconfigure(config):
    shutil.rmtree(settings.VAR_DIR, ignore_errors=True)


def _only_here(original, host_of):
    def guarded(*args, **kwargs):
        host = host_of(*args, **kwargs)
        if not is_here(host):
            raise NetworkUsed(f"no network in tests: {host}")
        return original(*args, **kwargs)

    return guarded


def _host(sock, address, *_rest):
    return None if sock.family == socket.AF_UNIX else address[0]


def is_here(host) -> bool:
    """True for this machine: its names, loopback addresses, and unix sockets (None)."""
    if isinstance(host, bytes):
        host = host.decode()
    if host in _NAMES_OF_THIS_MACHINE or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    """Set anew for each test, so that nothing a test or a plugin undoes can leave the next one open."""
    for name in ("connect", "connect_ex"):
        guarded = _only_here(getattr(socket.socket, name), _host)
        monkeypatch.setattr(socket.socket, name, guarded)


@pytest.fixture(autouse=True)
def own_files():
    """Outbox and private files start empty and are gone afterwards."""
    _empty()
    yield
    _empty()


def _empty():
    for folder in (settings.OUTBOX_DIR, settings.PRIVATE_ROOT):
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(autouse=True)
def empty_cache(request):
    """The cache is a table (gone with the test's transaction) or Redis (cleared here)."""
    if settings.REDIS_URL:
        cache.clear()


@pytest.fixture(autouse=True)
def time_of_day(request):
    """`--at` moves the clock of every test; it goes on ticking."""
    at = request.config.getoption("--at")
    if not at:
        yield
        return
    moment = at if "T" in at else f"{dt.date.today()}T{at}"
    import zoneinfo

    local = dt.datetime.fromisoformat(moment).replace(tzinfo=zoneinfo.ZoneInfo(settings.TIME_ZONE))
    with time_machine.travel(local, tick=True):
        yield
