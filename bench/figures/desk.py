"""The coordinator's desk with 5,000 mentees and 3,000 mentors, 25 rows a page, against its floor; and its queries."""

from collections.abc import Iterator

from bench.client import Load, Unexpected, look
from bench.house import house_of
from bench.people import contact
from bench.registry import figure
from bench.result import Row, at_least, at_most, compared, counted
from bench.rounds import alternate
from bench.run import Run

OF_THE_FLOOR = at_least(0.5)
QUERIES = at_most(12)
DESK, FLOOR = "/desk", "/floor/desk"
MENTEES, MENTORS = 5_000, 3_000


@figure("desk")
def desk(run: Run) -> Iterator[Row]:
    house = house_of(mentees=run.size(MENTEES, 200), mentors=run.size(MENTORS, 120))
    headers = contact(house)
    with run.serving() as load:
        _same_people(load.port, headers)
        yield _speed(run, load, headers)
    yield from _queries(headers)


def _speed(run: Run, load: Load, headers: dict[str, str]) -> Row:
    load.busiest = 0.0
    requests = run.size(120, 10)
    ours, floor = alternate(
        lambda: load.per_second(DESK, requests=requests, headers=headers),
        lambda: load.per_second(FLOOR, requests=requests, headers=headers),
        rounds=run.rounds,
    )
    note = f"the load needs {load.busiest:.0%} of a core"
    return compared("desk, who waits", unit="req/s", ours=ours, reference=floor, bound=OF_THE_FLOOR, note=note)


def _same_people(port: int, headers: dict[str, str]) -> None:
    """Both pages name the same 25 people."""
    from mentees.models import Mentee

    waiting = Mentee.objects.filter(status="waiting").order_by("requested_at", "pk")
    ids = list(waiting.values_list("public_id", flat=True)[:25])
    for path in (DESK, FLOOR):
        page = look(port, path, headers)
        missing = [public_id for public_id in ids if public_id not in page]
        if missing:
            raise Unexpected(f"{path} leaves out {len(missing)} of {len(ids)} people")


def _queries(headers: dict[str, str]) -> Iterator[Row]:
    """Of each list: at most twelve."""
    from mentors.queries.desk import LISTS

    found = {key: _counted(headers, key) for key in LISTS}
    told = ", ".join(f"{key} {n}" for key, n in found.items())
    yield counted("desk, queries", unit="queries", value=max(found.values()), bound=QUERIES, note=told)


def _counted(headers: dict[str, str], key: str) -> int:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    visitor = Client(headers={"Host": "127.0.0.1", **headers})
    visitor.get(DESK, {"list": key})
    with CaptureQueriesContext(
        connection,
    ) as queries:
        page = visitor.get(DESK, {"list": key})
    if page.status_code != 200:
        raise Unexpected(f"{DESK}?list={key} answered {page.status_code}")
    return len(queries)
