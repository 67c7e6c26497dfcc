"""`python -m bench [ONLY]`: measure, print one line per figure, keep JSON. The figures never change the exit code."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator

from bench.client import Unexpected
from bench.place import engines, place
from bench.registry import Measure, figures
from bench.report import about, head, keep, line
from bench.result import Row, unmeasured
from bench.run import Run


def main(only: str, wish: str, quick: bool) -> None:
    chosen, where = figures(only), engines(wish)
    if len(where) > 1:
        # Settings are read once per process.
        for engine in where:
            subprocess.run([sys.executable, "-m", "bench", only], env={**os.environ, "ENGINE": engine}, check=True)
        return
    with place(where[0]) as here:
        run = Run(here, quick=quick)
        facts, rows = about(run), []
        print(head(facts), flush=True)
        for name, measure in chosen.items():
            with here.fresh():
                for row in _rows(name, measure, run):
                    rows.append(row)
                    print(line(row), flush=True)
        print(f"\nkept in {keep(facts, rows)}")


def _rows(name: str, measure: Measure, run: Run) -> Iterator[Row]:
    try:
        yield from measure(run)
    except Unexpected as why:
        yield unmeasured(name, why=str(why))


if __name__ == "__main__":
    # A polite kill cleans up like an error does.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended from outside"))
    try:
        main(
            only=" ".join(sys.argv[1:]) or os.environ.get("ONLY", ""),
            wish=os.environ.get("ENGINE", ""),
            quick=os.environ.get("QUICK", "") not in ("", "0"),
        )
    except LookupError as wrong:
        sys.exit(str(wrong))
