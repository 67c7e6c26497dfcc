"""Our end of the load process, and the plain look that a page is what we think it is."""

import json
import subprocess
import sys
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# A round ends after its requests or after this time, whichever comes first: a busy machine gets its figure, too.
ROUND_SECONDS = 2


class Unexpected(Exception):
    """The server did not answer what the figure is about, so there is no figure."""


@dataclass
class Load:
    """A second process that loads the server. `busiest` is the largest share of one core it needed in a round."""

    port: int
    concurrency: int = 4
    busiest: float = 0.0
    _process: subprocess.Popen = field(init=False, repr=False)

    def __enter__(self):
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bench.load"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        return self

    def __exit__(self, *exc):
        self._process.stdin.close()
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process.stdout.close()

    def per_second(self, path: str, *, requests: int, headers: dict[str, str]) -> float:
        """Requests answered per second; raises `Unexpected` if one of them was not a 200."""
        order = {
            "port": self.port,
            "path": path,
            "headers": headers,
            "requests": requests,
            "concurrency": self.concurrency,
            "seconds": ROUND_SECONDS,
        }
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        told = json.loads(self._process.stdout.readline() or "{}")
        if set(told.get("statuses", {})) != {"200"}:
            raise Unexpected(f"{path} answered {told.get('statuses')}")
        self.busiest = max(self.busiest, told["busy"] / told["seconds"])
        return told["statuses"]["200"] / told["seconds"]


def look(port: int, path: str, headers: dict[str, str]) -> str:
    """The page as text, not compressed."""
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers=headers)
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _Stay())
    with opener.open(request, timeout=30) as response:
        return response.read().decode()


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, req, fp, code, msg, headers, newurl):
        raise Unexpected(f"{req.selector} leads to {newurl}")
