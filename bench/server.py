"""Pages as a town serves them: granian, WSGI, production settings, in a process of its own on loopback."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WORKERS = 1
THREADS = 1
START_SECONDS = 60


@contextmanager
def server(logs: Path):
    """Start granian on a free port, give the port, end it (by id, its workers with it) whatever happens.

    The environment is ours: DATABASE_URL, VAR_DIR and the rest were set by `bench.place`.
    """
    port = _free_port()
    with logs.open("ab") as log:
        process = subprocess.Popen(_command(port), cwd=ROOT, stdout=log, stderr=log, start_new_session=True)
        try:
            _wait(process, port, logs)
            yield port
        finally:
            _end(process)


def _command(port: int) -> list[str]:
    options = ["--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--no-ws"]
    size = ["--workers", str(WORKERS), "--blocking-threads", str(THREADS)]
    return [sys.executable, "-m", "granian", *options, *size, "config.wsgi:application"]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait(process: subprocess.Popen, port: int, logs: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"the server did not start:\n{logs.read_text()[-2000:]}")


def _end(process: subprocess.Popen) -> None:
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
