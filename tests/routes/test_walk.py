"""Every address from every seat: the table of `tests/routes` against the running house."""

import re

import pytest

from tests.routes import Access, Route, table
from tests.support.people import SEATS, SIGNED_OUT, needs_second_step, sign_in
from tests.support.reads import may_write, only_select

ROUTES = table.declared()
UNSAFE = ("POST", "PUT", "PATCH", "DELETE")
EVIL = "//elsewhere.example/catch"

pytestmark = pytest.mark.django_db
every_route = pytest.mark.parametrize("route", ROUTES, ids=str)


def changing(routes):
    return [route for route in routes if set(route.methods) & set(UNSAFE)]


def clients(world, seats=SEATS, **options):
    for seat in seats:
        world.user = world.person(seat)
        yield seat, sign_in(world.user, second=needs_second_step(seat), **options)


def expected_on_get(route: Route, seat: str) -> set[int]:
    """Refused as the line says; whoever may gets the page, or 405 where GET is no method of it."""
    status = route.expected(seat)
    if "GET" in route.methods:
        return {status}
    return {status, 405} if not route.lets_in(seat) else {405}


@every_route
def test_get_answers_each_seat_as_declared(route, world):
    wrong = []
    for seat, client in clients(world):
        url = table.address(route, world)
        with may_write(*route.writes):
            status = client.get(url).status_code
        if status not in expected_on_get(route, seat):
            wrong.append(f"{seat}: {status}, declared {sorted(expected_on_get(route, seat))}")
    assert not wrong, f"{route}\n" + "\n".join(wrong)


@every_route
def test_head_answers_like_get(route, world):
    for _seat, client in clients(world, dict.fromkeys((SIGNED_OUT, route.insider))):
        url = table.address(route, world)
        with may_write(*route.writes):
            assert client.head(url).status_code == client.get(url).status_code


@every_route
def test_unsafe_methods_need_the_csrf_token(route, world):
    for seat, client in clients(world, dict.fromkeys((SIGNED_OUT, route.insider)), enforce_csrf_checks=True):
        for method in UNSAFE:
            answer = getattr(client, method.lower())(table.address(route, world))
            assert answer.status_code == 403, f"{seat} {method}: {answer.status_code}"


@pytest.mark.parametrize("route", [r for r in changing(ROUTES) if r.access is not Access.PUBLIC], ids=str)
def test_a_refused_post_changes_nothing(route, world, guarded_connection):
    wrong = []
    for seat, client in clients(world):
        if route.lets_in(seat):
            continue
        url = table.address(route, world)
        data = route.data(world) if route.data else {}
        with guarded_connection():
            status = client.post(url, data).status_code
        if status not in {route.expected(seat), 405}:
            wrong.append(f"{seat}: {status}, declared {route.expected(seat)}")
    assert not wrong, f"POST {route}\n" + "\n".join(wrong)


@pytest.mark.parametrize("route", changing(ROUTES), ids=str)
def test_whoever_may_post_is_let_in(route, world):
    for _seat, client in clients(world, [route.insider]):
        answer = client.post(table.address(route, world), route.data(world) if route.data else {})
        assert answer.status_code not in (403, 404, 405) and answer.status_code < 500, answer.status_code


@pytest.mark.parametrize("route", [r for r in ROUTES if r.kwargs and r.access is Access.LIMITED], ids=str)
def test_foreign_and_missing_look_the_same(route, world):
    strangers = [seat for seat in SEATS if route.expected(seat) == 404][-2:]
    for seat, client in clients(world, strangers):
        foreign, missing = table.address(route, world), table.address_of_nothing(route, world)
        one, other = client.get(foreign), client.get(missing)
        assert (one.status_code, body(one, foreign)) == (other.status_code, body(other, missing)), seat


@every_route
def test_no_next_leads_out_of_the_house(route, world):
    for seat, client in clients(world, dict.fromkeys((SIGNED_OUT, route.insider))):
        url = table.address(route, world)
        url = f"{url}{'&' if '?' in url else '?'}next={EVIL}"
        answers = []
        with may_write(*route.writes):
            answers.append(client.get(url))
        if set(route.methods) & set(UNSAFE):
            answers.append(client.post(url, {**(route.data(world) if route.data else {}), "next": EVIL}))
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


@pytest.fixture
def guarded_connection():
    from django.db import connection

    return lambda: connection.execute_wrapper(only_select)
