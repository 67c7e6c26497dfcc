"""The register list with 25 programmes, signed out and as coordinator, against its floor; and its queries."""

from collections.abc import Callable, Iterator

from bench.client import Load, Unexpected, look
from bench.people import coordinator, passer_by
from bench.programmes import register_of
from bench.registry import figure
from bench.result import Row, at_least, at_most, compared, counted
from bench.rounds import alternate
from bench.run import Run

OF_THE_FLOOR = at_least(0.6)
QUERIES = at_most(6)
FLOOR = "/floor/register"
SIZES = (25, 100, 400)


@figure("register-list")
def register_list(run: Run) -> Iterator[Row]:
    county = register_of(SIZES[0])
    readers = {"signed out": passer_by(), "coordinator": coordinator(county)}
    with run.serving() as load:
        for who, headers in readers.items():
            _same_rows(load.port, headers)
            yield _speed(run, load, who, headers)
    yield from _queries(readers)


def _speed(run: Run, load: Load, who: str, headers: dict[str, str]) -> Row:
    load.busiest = 0.0
    requests = run.size(250, 20)
    ours, floor = alternate(
        lambda: load.per_second(_address(), requests=requests, headers=headers),
        lambda: load.per_second(FLOOR, requests=requests, headers=headers),
        rounds=run.rounds,
    )
    note = f"the load needs {load.busiest:.0%} of a core"
    return compared(f"register-list {who}", unit="req/s", ours=ours, reference=floor, bound=OF_THE_FLOOR, note=note)


def _address(size: int = SIZES[0]) -> str:
    from django.urls import reverse

    return reverse("network:programmes") + (f"?size={size}" if size != SIZES[0] else "")


def _same_rows(port: int, headers: dict[str, str]) -> None:
    """Both pages show every programme of the database; the floor leaves out the words, not the work."""
    from network.models import Programme

    ids = list(Programme.objects.order_by("pk").values_list("public_id", flat=True))
    for path in (_address(), FLOOR):
        page = look(port, path, headers)
        missing = [public_id for public_id in ids if public_id not in page]
        if missing:
            raise Unexpected(f"{path} leaves out {len(missing)} of {len(ids)} programmes")


def _queries(readers: dict[str, dict[str, str]]) -> Iterator[Row]:
    """Counted at 25, 100 and 400 rows on one page: at most six, and the same each time."""
    counts: dict[str, list[int]] = {who: [] for who in readers}
    for size in SIZES:
        register_of(size)
        for who, headers in readers.items():
            counts[who].append(_counted(headers, size))
    for who, found in counts.items():
        told = ", ".join(f"{n} at {size}" for n, size in zip(found, SIZES, strict=True))
        yield counted(f"register-list {who}, queries", unit="queries", value=max(found), bound=QUERIES, note=told)
        yield counted(f"register-list {who}, growth", unit="queries", value=max(found) - min(found), bound=at_most(0))


def _counted(headers: dict[str, str], size: int) -> int:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    visitor = Client(headers={"Host": "127.0.0.1", **headers})
    ask: Callable = lambda: visitor.get(_address(size))  # noqa: E731
    ask()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        page = ask()
    if page.status_code != 200 or page.content.count(b"<tr>") < size:
        raise Unexpected(f"{_address(size)} answered {page.status_code} with too few rows")
    return len(queries)
