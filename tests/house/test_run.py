"""`make run`, with real processes: it starts, says where, and leaves nothing behind."""

import os
import resource
import shutil
import signal
import socket
import time
from contextlib import closing

import pytest

from tests.house.processes import ROOT, Launcher, free_port


@pytest.fixture
def start(tmp_path):
    """Starts launchers in one folder; whatever still lives at the end of the test is ended."""
    begun = []

    def launch(port, **more):
        begun.append(Launcher(tmp_path / "var", port, **more))
        return begun[-1]

    yield launch
    for launcher in begun:
        if launcher.process.poll() is None:
            launcher.tell(signal.SIGTERM)


@pytest.fixture
def clone(tmp_path):
    """The project as it is fetched: without what was compiled or stored here."""
    made = tmp_path / "clone"
    left_out = shutil.ignore_patterns("*.mo", "__pycache__", ".git", ".venv", "var", "node_modules")
    return shutil.copytree(ROOT, made, ignore=left_out)


def test_a_first_start_a_second_one_and_their_ends(start, clone):
    port = free_port()
    first = start(port, root=clone)
    first.wait_until_ready()
    assert "Compiled the words" in first.output
    for language, word in {"de": "Anmelden", "ar": "تسجيل الدخول"}.items():
        status, text = first.page(language)
        assert status == 200 and word in text, language
    assert f"http://localhost:{port}" in first.output
    assert "Bringing the tables up to date" in first.output
    assert "The house is in use" in first.reset()
    assert first.tell(signal.SIGINT) == 0
    assert first.family() == set()

    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    second = start(port)
    second.wait_until_ready()
    assert "Bringing the tables up to date" not in second.output
    assert second.tell(signal.SIGTERM) == 0
    assert second.family() == set()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    # Work done instead of time passed: other tests run beside this one.
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 5

    third = start(port)
    third.wait_until_ready()
    os.kill(third.children()[0], signal.SIGKILL)
    assert third.wait() == 1
    assert "page server ended unexpectedly" in third.output
    assert third.family() == set()


def test_a_killed_launcher_takes_everything_with_it(start):
    launcher = start(free_port())
    launcher.wait_until_ready()
    launcher.tell(signal.SIGKILL)
    assert _soon(lambda: launcher.family() == set())


def _soon(true, seconds=20):
    until = time.monotonic() + seconds
    while not true() and time.monotonic() < until:
        time.sleep(0.1)
    return true()


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
def test_a_port_in_use_is_named(start, host):
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with closing(socket.socket(family, socket.SOCK_STREAM)) as other:
        other.bind((host, 0))
        other.listen()
        port = other.getsockname()[1]
        launcher = start(port)
        assert launcher.wait() == 1
    assert launcher.output == (
        f"Port {port} is in use by another program. Choose another one: make run PORT={port + 1}\n"
    )
    assert not (launcher.folder / "patennetz.sqlite3").exists()


@pytest.mark.parametrize("wish", ["abc", "0", "70000", "-1", "８０"])
def test_a_port_that_is_none_gets_a_sentence(start, wish):
    launcher = start(wish)
    assert launcher.wait() == 1
    assert launcher.output.startswith("PORT must be a number from 1 to 65535")
