"""A long list: its preview within 10 s and 300 MB with the database (issue on the Paten system), and taking it over."""

from collections.abc import Iterator
from statistics import median

from bench.child import Child, Spent
from bench.registry import figure
from bench.result import Bound, Row, at_most, counted
from bench.run import Run

SECONDS, MB = at_most(10), at_most(300)


@figure("list-preview")
def list_preview(run: Run) -> Iterator[Row]:
    rows = run.size(5_000, 200)
    for kind in ("xlsx", "csv"):
        order = {"kind": kind, "rows": rows, "known": rows}
        name = f"list-preview {kind}, {rows} rows, {rows} people stored"
        yield from _seconds_and_memory(name, _spent(run, "whole_way", order), run, (SECONDS, MB))
        yield from _seconds_and_memory(f"- {name}, reader only", _spent(run, "reader_only", order), run)
    order = {"kind": "xlsx", "rows": rows, "known": rows}
    yield _seconds("- list-preview, one page of it", _spent(run, "page_only", order))
    yield _seconds("- list-preview, taken over, half of it new", _spent(run, "taken_over", order))
    alone = {**order, "known": 1}
    yield _seconds("- list-preview, taken over, all of it new", _spent(run, "taken_over", alone))


def _spent(run: Run, work: str, order: dict) -> list[Spent]:
    child = Child(f"bench.lists:{work}", order)
    return [child() for _round in range(1 if run.quick else 3)]


def _seconds(name: str, spent: list[Spent], bound: Bound | None = None, note: str = "") -> Row:
    return counted(name, unit="s", value=median([one.seconds for one in spent]), bound=bound, note=note)


def _seconds_and_memory(
    name: str, spent: list[Spent], run: Run, bounds: tuple[Bound | None, Bound | None] = (None, None)
) -> Iterator[Row]:
    seconds, mb = (None, None) if run.quick else bounds
    told = ", ".join(f"{number} {outcome}" for outcome, number in spent[0].answer["counts"].items())
    yield _seconds(name, spent, seconds, told)
    # Both processes at their highest, although they are not at the same time.
    memory = median([one.peak + one.answer["reader"] for one in spent])
    yield counted(f"{name}, memory", unit="MB", value=memory, bound=mb)
