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
KB = 1000


def pages() -> dict[str, tuple[str, dict[str, str]]]:
    """What is weighed: the address and the visitor's cookies."""
    from django.conf import settings
    from django.shortcuts import resolve_url
    from django.urls import reverse

    arabic = {"language": "ar"}
    return {
        "home": (reverse("portal:home"), {}),
        "chain": (reverse("network:chain"), {}),
        "chain, Arabic": (reverse("network:chain"), arabic),
        "list": (reverse("network:programmes"), {}),
        "list, Arabic": (reverse("network:programmes"), arabic),
        "sign-in": (resolve_url(settings.LOGIN_URL), {}),
        "sign-in, Arabic": (resolve_url(settings.LOGIN_URL), arabic),
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
    fetched = {path: weight for path, weight in files.items() if weight > 0}
    largest = sorted(fetched.items(), key=lambda pair: -pair[1])[:3]
    note = ", ".join(f"{path.rsplit('/', 1)[-1] or 'page'} {weight / KB:.0f}" for path, weight in largest)
    return counted(name, unit="KB", value=size / KB, bound=bound, note=note)


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
