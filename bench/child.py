"""Time and memory of one piece of work, in a process of its own: what it needs is not mixed with what was there before.

`python -m bench.child` reads one JSON order on stdin and answers with JSON on stdout; `Child` is our end of it.
"""

import gc
import json
import subprocess
import sys
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from bench.client import ROOT, Unexpected

KB_PER_MB = 1024
PATIENCE_SECONDS = 900
STATUS, MARKS = Path("/proc/self/status"), Path("/proc/self/clear_refs")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """What the work took: wall and processor seconds, MB at its highest (`peak`), MB beyond what stood ready (`grown`).

    `answer` is what the work gave back.
    """

    seconds: float
    processor: float
    peak: float
    grown: float
    answer: Any


@dataclass(frozen=True, slots=True)
class Child:
    """A sample for `alternate`: each call starts a fresh process, gives what it spent, raises `Unexpected` if it fails.

    `work` is "module:function". The function takes `order` (JSON), makes everything ready and returns a callable; only
    that callable is measured, and its answer (JSON) comes back. A work that reads the database calls `django.setup()`.
    """

    work: str
    order: Any = None

    def __call__(self) -> Spent:
        try:
            done = subprocess.run(
                [sys.executable, "-m", "bench.child"],
                cwd=ROOT,
                input=json.dumps({"work": self.work, "order": self.order}),
                capture_output=True,
                text=True,
                timeout=PATIENCE_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired as late:
            raise Unexpected(f"{self.work} did not end within {PATIENCE_SECONDS} s") from late
        if done.returncode:
            raise Unexpected(f"{self.work}: {done.stderr.strip()[-300:] or f'ended with {done.returncode}'}")
        return Spent(**json.loads(done.stdout.splitlines()[-1]))


def measure(work: str, order: Any) -> Spent:
    """Do the work here and now."""
    module, name = work.split(":")
    run = getattr(import_module(module), name)(order)
    gc.collect()
    before = _forget_peak()
    began, busy = perf_counter(), process_time()
    answer = run()
    seconds, processor = perf_counter() - began, process_time() - busy
    peak = _memory("VmHWM")
    return Spent(seconds=seconds, processor=processor, peak=peak, grown=peak - before, answer=answer)


def _forget_peak() -> float:
    """Begin a new peak and give the resident MB it begins with (`man proc_pid_clear_refs`, 5).

    Not `getrusage`: its maximum outlives an exec, so a child would begin with the peak of whoever started it.
    """
    MARKS.write_text("5")
    return _memory("VmRSS")


def _memory(name: str) -> float:
    line = next(line for line in STATUS.read_text().splitlines() if line.startswith(f"{name}:"))
    return int(line.split()[1]) / KB_PER_MB


def main() -> None:
    ordered = json.load(sys.stdin)
    spent = measure(ordered["work"], ordered["order"])
    print(json.dumps({name: getattr(spent, name) for name in Spent.__dataclass_fields__}))


if __name__ == "__main__":
    main()
