"""What a first visit costs a phone with an empty cache, fonts included, and what the next page costs."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

from bench.client import ROOT, Unexpected
from bench.programmes import register_of
from bench.registry import figure
from bench.result import Row, at_most, counted, unmeasured
from bench.run import Run

FIRST, AFTERWARDS = at_most(120), at_most(30)
KIB = 1024


def pages() -> dict[str, tuple[str, dict[str, str]]]:
    """What is weighed: the address and the visitor's cookies."""
    from django.urls import reverse

    home, sign_in = reverse("portal:home"), reverse("account_request_login_code")
    return {
        "home": (home, {}),
        "sign-in": (sign_in, {}),
        "home, Arabic": (home, {"language": "ar"}),
    }


@figure("page-weight")
def page_weight(run: Run) -> Iterator[Row]:
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        yield unmeasured("page-weight", why="no Chromium here")
        return
    register_of(25)
    weighed = pages()
    orders = [{"path": path, "cookies": cookies} for path, cookies in weighed.values()]
    with run.serving() as load:
        told = _visit({"port": load.port, "chromium": chromium, "orders": orders})
    for name, found in zip(weighed, told, strict=True):
        yield _row(f"page-weight {name}", found["first"], found["files"], FIRST)
        yield _row(f"page-weight {name}, again", found["again"], found["files_again"], AFTERWARDS)


def _row(name: str, size: int, files: dict[str, int], bound) -> Row:
    largest = sorted(files.items(), key=lambda pair: -pair[1])[:3]
    note = ", ".join(f"{path.rsplit('/', 1)[-1] or 'page'} {weight / KIB:.0f}" for path, weight in largest)
    return counted(name, unit="KB", value=size / KIB, bound=bound, note=note)


def _visit(order: dict) -> list[dict]:
    done = subprocess.run(
        [sys.executable, "-m", "bench.visit"],
        cwd=ROOT,
        input=json.dumps(order),
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    if done.returncode:
        raise Unexpected(done.stderr.strip()[-300:])
    return json.loads(done.stdout)
