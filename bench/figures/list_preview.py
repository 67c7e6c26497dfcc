"""The preview of a long list: within 10 s and 300 MB (issue on the Paten system)."""

from collections.abc import Iterator
from statistics import median

from bench.child import Child
from bench.registry import figure
from bench.result import Bound, Row, at_most, counted
from bench.run import Run

SECONDS, MB = at_most(10), at_most(300)


@figure("list-preview")
def list_preview(run: Run) -> Iterator[Row]:
    rows = run.size(5_000, 200)
    for kind in ("xlsx", "csv"):
        child = Child("bench.lists:preview_of", {"kind": kind, "rows": rows, "known": rows // 2})
        spent = [child() for _round in range(1 if run.quick else 3)]
        counts = spent[0].answer["counts"]
        told = ", ".join(f"{number} {outcome}" for outcome, number in counts.items())
        name = f"list-preview {kind}, {rows} rows"
        yield counted(
            name, unit="s", value=median([one.seconds for one in spent]), bound=_full(SECONDS, run), note=told
        )
        # Both processes at their highest, although they are not at the same time.
        memory = median([one.peak + one.answer["reader"] for one in spent])
        yield counted(f"{name}, memory", unit="MB", value=memory, bound=_full(MB, run))


def _full(bound: Bound, run: Run) -> Bound | None:
    return None if run.quick else bound
