"""One line per figure, and the same as JSON."""

import json
import os
import platform
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from bench import server
from bench.place import POSTGRESQL
from bench.result import Row
from bench.run import Run

ROOT = Path(__file__).resolve().parents[1]
KEPT = Path(os.environ.get("BENCH_KEPT", ROOT / "var" / "bench"))


def about(run: Run) -> dict:
    """What the figures were measured on."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version" if run.place.engine == POSTGRESQL else "SELECT sqlite_version()")
        version = cursor.fetchone()[0]
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": _commit(),
        "engine": f"{run.place.engine} {version}",
        "python": platform.python_version(),
        "cores": len(os.sched_getaffinity(0)),
        "load_average": os.getloadavg()[0],
        "server": f"granian WSGI, workers {server.WORKERS}, threads {server.THREADS}",
        "concurrency": run.concurrency,
        "rounds": run.rounds,
        "quick": run.quick,
    }


def _commit() -> str:
    asked = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return asked.stdout.strip()


def head(facts: dict) -> str:
    first = f"{facts['engine']} · Python {facts['python']} · {facts['cores']} cores (load {facts['load_average']:.1f})"
    second = f"{facts['server']} · concurrency {facts['concurrency']} · {facts['rounds']} alternating rounds"
    quick = "\nQUICK: a smoke test, the figures mean nothing" if facts["quick"] else ""
    titles = f"{'figure':<34}{'ours':>16}{'reference':>16}{'ratio':>8}  {'95 % interval':<17}{'bound':<9}"
    return f"{first}\n{second}{quick}\n\n{titles}"


def line(row: Row) -> str:
    ours = "" if row.ours is None else f"{_number(row.ours)} {row.unit}"
    reference = "" if row.reference is None else f"{_number(row.reference)} {row.unit}"
    ratio = "" if row.ratio is None else _ratio(row.ratio)
    interval = "" if row.interval is None else f"[{_ratio(row.interval[0])}, {_ratio(row.interval[1])}]"
    note = f"  ({row.note})" if row.note else ""
    bound = str(row.bound or "")
    return f"{row.name:<34}{ours:>16}{reference:>16}{ratio:>8}  {interval:<17}{bound:<9}{row.verdict}{note}".rstrip()


def _number(value: float) -> str:
    return f"{value:.0f}" if value == int(value) or value >= 100 else f"{value:.2f}"


def _ratio(value: float) -> str:
    return f"{value:.2f}" if value >= 0.1 else f"{value:.4f}"


def keep(facts: dict, rows: list[Row]) -> Path:
    """Write the run as JSON, once under its moment and once as the latest of its engine. Gives the first path."""
    KEPT.mkdir(parents=True, exist_ok=True)
    text = json.dumps({**facts, "rows": [row.as_dict() for row in rows]}, indent=1, allow_nan=False)
    engine = facts["engine"].split()[0]
    path = KEPT / f"{facts['at'].replace(':', '-')[:19]}-{engine}.json"
    path.write_text(text)
    (KEPT / f"latest-{engine}.json").write_text(text)
    return path
