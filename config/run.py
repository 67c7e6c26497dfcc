"""`make run`: prepare what is missing, start the pages and the job worker, end both together.

Django is imported once; the page server and the worker are forks of this process, which makes a second start quick.
"""

import ctypes
import errno
import http.client
import multiprocessing
import os
import signal
import socket
import sys
import time
from multiprocessing.connection import wait

from config import prepare

# Seconds until what does not end by itself is ended.
PATIENCE = 8
# Machines without IPv6.
_NO_SUCH_ADDRESS = {errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT}
_FORK = multiprocessing.get_context("fork")


class Stop(BaseException):
    """Somebody pressed Ctrl-C, or the service manager wants us to end. No `except Exception` on the way holds it."""


def main() -> int:
    """Run until told to stop (exit code 0), or until a part dies (1)."""
    doors = open_doors(os.environ.get("PORT") or "8000")
    port = doors[0].getsockname()[1]
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stop)
    children: list = []
    try:
        return _run(doors, port, children)
    except Stop:
        say("\nStopping …")
        return 0
    finally:
        end(children)
        if children:
            say("Stopped.")


def _run(doors: list[socket.socket], port: int, children: list) -> int:
    address = f"http://localhost:{port}"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    os.environ.setdefault("SITE_URL", address)
    say("Starting …")
    prepare.words(say)
    import django

    django.setup()
    try:
        with prepare.house_in_use(alone=False):
            prepare.everything(say)
            _start(children, "page server", serve, doors)
            _start(children, "job worker", work)
            for door in doors:
                door.close()
            _greet(port, address)
            return _watch(children)
    except BlockingIOError:
        say("The demo is being reset just now. Try again when that is done.")
        return 1


def open_doors(wish: str) -> list[socket.socket]:
    """Take the port before anything else, on both loopback addresses; ends with one sentence if that fails."""
    if not (wish.isascii() and wish.isdecimal()) or not 0 < int(wish) < 65536:
        sys.exit(f"PORT must be a number from 1 to 65535, not “{wish}”.")
    doors: list[socket.socket] = []
    for family, host in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1")):
        try:
            door = socket.socket(family, socket.SOCK_STREAM)
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            door.bind((host, int(wish)))
            door.listen(128)
        except PermissionError:
            sys.exit(f"Port {wish} needs special rights. Choose one above 1023: make run PORT=8001")
        except OSError as problem:
            if problem.errno in _NO_SUCH_ADDRESS and doors:
                continue
            other = int(wish) + 1 if int(wish) < 65535 else 8001
            sys.exit(f"Port {wish} is in use by another program. Choose another one: make run PORT={other}")
        doors.append(door)
    return doors


def _start(children: list, name: str, target, *args) -> None:
    from django.db import connections

    # A connection must not be shared with a fork.
    connections.close_all()
    child = _FORK.Process(target=_child, args=(os.getpid(), target, *args), name=name)
    child.start()
    children.append(child)


def _child(parent: int, target, *args) -> None:
    # A session of its own: Ctrl-C reaches the parent alone, and what the child starts can be ended with it.
    os.setsid()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    _end_with(parent)
    target(*args)


def _end_with(parent: int) -> None:
    """Ask Linux to end this process when the parent is killed."""
    if sys.platform == "linux":
        set_parent_death_signal = 1
        ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGTERM)
        if os.getppid() != parent:
            os._exit(1)


def serve(doors: list[socket.socket]) -> None:
    """Pages and sockets in one process."""
    import uvicorn

    from config.asgi import application

    config = uvicorn.Config(
        application,
        ws_max_size=16 * 1024,
        log_config=None,
        log_level="warning",
        lifespan="off",
        timeout_graceful_shutdown=2,
    )
    uvicorn.Server(config).run(sockets=doors)


def work() -> None:
    """The job worker."""
    from django_q.cluster import Cluster

    Cluster().start()


def _greet(port: int, address: str) -> None:
    """Wait for the first page, then say where it is and who can sign in."""
    status = _first_page(port)
    if status != 200:
        say(f"The first page answers with {status or 'nothing'}; the lines above say why.")
    lines = prepare.sign_in_lines()
    say(f"\nPatennetz is ready: {address}")
    if lines:
        say("\nSign in as:\n" + "\n".join(f"  {line}" for line in lines))
        say(f"\nCodes by mail and SMS arrive at {address}/dev/outbox")
    say("\nCtrl-C ends everything.")


def _first_page(port: int) -> int:
    """The status of the first page; 0 if the server died before it answered."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", "/", headers={"Host": f"localhost:{port}"})
        return connection.getresponse().status
    except OSError:
        return 0
    finally:
        connection.close()


def _watch(children: list) -> int:
    """Wait until a part dies, and say which."""
    parts = {child.sentinel: child for child in children}
    for sentinel in wait(list(parts)):
        parts[sentinel].join()
        say(f"The {parts[sentinel].name} ended unexpectedly (code {parts[sentinel].exitcode}). Ending everything.")
    return 1


def end(children: list) -> None:
    """End all parts, first politely. What they started ends with them."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    for child in children:
        child.terminate()
    until = time.monotonic() + PATIENCE
    for child in children:
        child.join(max(0.1, until - time.monotonic()))
    for child in children:
        try:
            os.killpg(child.pid, signal.SIGKILL)
        except ProcessLookupError:
            continue


def _stop(_number, _frame):
    raise Stop


def say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main())
