"""Real processes of the house, found again by the folder they work in."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 120


def clean_environment(**more: str) -> dict[str, str]:
    """This machine's environment without what the suite itself set."""
    kept = ("PATH", "HOME", "LANG", "TMPDIR", "VIRTUAL_ENV")
    return {**{name: os.environ[name] for name in kept if name in os.environ}, **more}


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


class Launcher:
    """`make run` without make: one start in `folder` on `port`, its output in a file."""

    def __init__(self, folder: Path, port: int | str, root: Path = ROOT):
        self.folder, self.port, self.log = folder, port, folder / "launcher.log"
        folder.mkdir(exist_ok=True)
        with self.log.open("w") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "config.run"],
                cwd=root,
                env=clean_environment(VAR_DIR=str(folder), PORT=str(port)),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    @property
    def output(self) -> str:
        return self.log.read_text()

    def wait_until_ready(self) -> None:
        until = time.monotonic() + LONGEST
        while "Ctrl-C ends everything" not in self.output:
            assert self.process.poll() is None and time.monotonic() < until, self.output
            time.sleep(0.05)

    def reset(self) -> str:
        """What `make demo-reset` says to this house."""
        command = [sys.executable, "-m", "config.prepare"]
        done = subprocess.run(
            command, cwd=ROOT, env=clean_environment(VAR_DIR=str(self.folder)), capture_output=True, text=True
        )
        return done.stdout + done.stderr

    def page(self, language: str = "de") -> tuple[int, str]:
        """Status and text of the first page."""
        request = urllib.request.Request(f"http://localhost:{self.port}/", headers={"Accept-Language": language})
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, answer.read().decode()

    def tell(self, number: signal.Signals) -> int:
        """Send a signal to the launcher alone; gives its exit code."""
        self.process.send_signal(number)
        return self.wait()

    def wait(self) -> int:
        return self.process.wait(LONGEST)

    def family(self) -> set[int]:
        """The ids of all living processes of this house, the launcher included."""
        mark = f"VAR_DIR={self.folder}\0".encode()
        return {int(entry.parent.name) for entry in Path("/proc").glob("[0-9]*/environ") if mark in _read(entry)}

    def children(self) -> list[int]:
        path = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(pid) for pid in path.read_text().split()]


def _read(entry: Path) -> bytes:
    try:
        return entry.read_bytes()
    except OSError:
        return b""
