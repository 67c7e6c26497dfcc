"""Real processes beside the test: a page server and workers on the test's own database."""

import contextlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator

from django.conf import settings
from django.db import connection

PATIENCE = 30


def environment(**more: str) -> dict[str, str]:
    """The environment of a child process that works on this test's database and outbox."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        url = f"sqlite:///{name}"
    else:
        where = connection.settings_dict
        url = f"postgres://{where['USER']}:{where['PASSWORD']}@{where['HOST']}:{where['PORT']}/{name}"
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.notifications.child_settings",
        "DATABASE_URL": url,
        "REDIS_URL": "",
        "VAR_DIR": str(settings.VAR_DIR),
        "PYTHONPATH": str(settings.BASE_DIR),
        **more,
    }


@contextlib.contextmanager
def running(*command: str, **more: str) -> Iterator[subprocess.Popen]:
    """A child `python …`, ended at the end."""
    child = subprocess.Popen([sys.executable, *command], env=environment(**more), cwd=settings.BASE_DIR)
    try:
        yield child
    finally:
        child.kill()
        child.wait(PATIENCE)


@contextlib.contextmanager
def page_server(**more: str) -> Iterator[str]:
    """A real ASGI server on a free port; gives `127.0.0.1:port`."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port = door.getsockname()[1]
    options = ("--port", str(port), "--lifespan", "off", "--log-level", "error", "--ws-max-size", "16384")
    with running("-m", "uvicorn", "config.asgi:application", *options, **more) as child:
        until(lambda: child.poll() is not None or _answers(port))
        assert child.poll() is None, "the server ended by itself"
        yield f"127.0.0.1:{port}"


def until(holds, *, seconds: float = PATIENCE) -> None:
    """Wait until `holds()` is true; fails after `seconds`."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


def _answers(port: int) -> bool:
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False
