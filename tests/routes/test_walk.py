"""Every address from every seat: the table of `tests/routes` against the running house."""

import re

import pytest
from django.db import connection

from tests.routes import Access, Route, table
from tests.support.people import NEAR_MISSES, SEATS, SIGNED_OUT
from tests.support.reads import may_write, only_read

ROUTES = table.declared()
READ_ONLY = [r for r in ROUTES if "POST" not in r.methods and r.status < 400]
UNSAFE = ("POST", "PUT", "PATCH", "DELETE")
EVIL = "//elsewhere.example/catch"

pytestmark = pytest.mark.django_db
every_route = pytest.mark.parametrize("route", ROUTES, ids=str)


def changing(routes):
    return [route for route in routes if set(route.methods) & set(UNSAFE)]


def askers(route: Route) -> list[str]:
    """Every seat; near misses only where there is an object or a right to miss."""
    if route.kwargs or route.access is Access.LIMITED:
        return SEATS
    return [seat for seat in SEATS if seat not in NEAR_MISSES or seat in route.expect]


def clients(settled, seats, **options):
    for seat in seats:
        yield seat, settled.client(seat, **options)


def expected_on_get(route: Route, seat: str) -> set[int]:
    """Refused as the line says; whoever may gets the page, or 405 where GET is no method of it."""
    status = route.expected(seat)
    if "GET" in route.methods:
        return {status}
    return {status, 405} if not route.lets_in(seat) else {405}


@every_route
def test_get_answers_each_seat_as_declared(route, settled):
    wrong = []
    for seat, client in clients(settled, askers(route)):
        url = table.address(route, settled.world)
        with may_write(*route.writes):
            status = client.get(url).status_code
        if status not in expected_on_get(route, seat):
            wrong.append(f"{seat}: {status}, declared {sorted(expected_on_get(route, seat))}")
    assert not wrong, f"{route}\n" + "\n".join(wrong)


@every_route
def test_head_answers_like_get(route, settled):
    for _seat, client in clients(settled, dict.fromkeys((SIGNED_OUT, route.insider))):
        url = table.address(route, settled.world)
        with may_write(*route.writes):
            assert client.head(url).status_code == client.get(url).status_code


@every_route
def test_unsafe_methods_need_the_csrf_token(route, settled):
    for seat, client in clients(settled, dict.fromkeys((SIGNED_OUT, route.insider)), enforce_csrf_checks=True):
        for method in UNSAFE:
            answer = getattr(client, method.lower())(table.address(route, settled.world))
            assert answer.status_code == 403, f"{seat} {method}: {answer.status_code}"


@pytest.mark.parametrize("route", [r for r in changing(ROUTES) if r.access is not Access.PUBLIC], ids=str)
def test_a_refused_post_changes_nothing(route, settled):
    wrong = []
    for seat, client in clients(settled, askers(route)):
        if route.lets_in(seat):
            continue
        url = table.address(route, settled.world)
        data = route.data(settled.world) if route.data else {}
        with connection.execute_wrapper(only_read):
            status = client.post(url, data).status_code
        if status not in {route.expected(seat), 405}:
            wrong.append(f"{seat}: {status}, declared {route.expected(seat)}")
    assert not wrong, f"POST {route}\n" + "\n".join(wrong)


@pytest.mark.parametrize("route", changing(ROUTES), ids=str)
def test_whoever_may_post_is_let_in(route, settled):
    for _seat, client in clients(settled, [route.insider]):
        answer = client.post(table.address(route, settled.world), route.data(settled.world) if route.data else {})
        assert answer.status_code not in (403, 404, 405) and answer.status_code < 500, answer.status_code


@pytest.mark.parametrize("route", READ_ONLY, ids=str)
def test_what_is_only_read_takes_no_post(route, settled):
    for _seat, client in clients(settled, [route.insider]):
        status = client.post(table.address(route, settled.world)).status_code
        assert status == 405, f'{status}: declare methods=("GET", "POST") or let the view answer GET only'


@pytest.mark.parametrize("route", [r for r in ROUTES if r.kwargs and r.access is Access.LIMITED], ids=str)
def test_foreign_and_missing_look_the_same(route, settled):
    strangers = [seat for seat in SEATS if route.expected(seat) == 404][-2:]
    for seat, client in clients(settled, strangers):
        foreign, missing = table.address(route, settled.world), table.address_of_nothing(route, settled.world)
        one, other = client.get(foreign), client.get(missing)
        assert (one.status_code, body(one, foreign)) == (other.status_code, body(other, missing)), seat


FOREIGN_POSTS = [r for r in changing(ROUTES) if r.kwargs and r.access is Access.LIMITED]


@pytest.mark.parametrize("route", FOREIGN_POSTS, ids=str)
def test_foreign_and_missing_refuse_a_post_alike(route, settled):
    strangers = [seat for seat in SEATS if route.expected(seat) == 404][-2:]
    for seat, client in clients(settled, strangers):
        foreign, missing = table.address(route, settled.world), table.address_of_nothing(route, settled.world)
        data = route.data(settled.world) if route.data else {}
        with connection.execute_wrapper(only_read):
            one, other = client.post(foreign, data), client.post(missing, data)
        assert (one.status_code, body(one, foreign)) == (other.status_code, body(other, missing)), seat


@every_route
def test_no_next_leads_out_of_the_house(route, settled):
    for seat, client in clients(settled, dict.fromkeys((SIGNED_OUT, route.insider))):
        url = table.address(route, settled.world)
        url = f"{url}{'&' if '?' in url else '?'}next={EVIL}"
        answers = []
        with may_write(*route.writes):
            answers.append(client.get(url))
        if set(route.methods) & set(UNSAFE):
            answers.append(client.post(url, {**(route.data(settled.world) if route.data else {}), "next": EVIL}))
        for answer in answers:
            assert "elsewhere.example" not in leads_to(answer), seat


def leads_to(answer) -> str:
    """All targets of an answer, other than the sign-in page that only carries `next` along."""
    location = answer.get("Location", "").partition("?")[0]
    text = "" if answer.streaming else answer.content.decode(errors="replace")
    links = re.findall(r'(?:href|action)="([^"]*)"', text)
    return " ".join([location, *(link.partition("?")[0] for link in links)])


def body(answer, url: str) -> str:
    """What was said, without what differs by nature: the address, tokens and nonces."""
    text = answer.content.decode().replace(url.partition("?")[0], "")
    return re.sub(r'(nonce|csrfmiddlewaretoken" value|value)="[A-Za-z0-9_\-+/=]{20,}"', "", text)
