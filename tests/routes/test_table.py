"""The table is complete and tells the truth about which addresses exist."""

from collections import Counter

from django.http import HttpResponse
from django.urls import include, path

from tests.routes import table


def test_every_address_is_declared():
    missing = sorted(set(table.served()) - {route.name for route in table.declared()})
    assert not missing, f"add a line to tests/routes/<room>.py (see tests/routes/__init__.py) for: {missing}"


def test_every_declared_address_exists():
    gone = sorted({route.name for route in table.declared()} - set(table.served()))
    assert not gone, f"no such address any more, take the line out of tests/routes: {gone}"


def test_no_line_stands_twice():
    twice = [line for line, count in Counter(map(str, table.declared())).items() if count > 1]
    assert not twice


def test_a_new_address_is_found_wherever_it_hides():
    def view(request):
        return HttpResponse()

    inner = ([path("b/", view, name="b"), path("c/", view)], "room")
    assert list(table.served([path("", view, name="a"), path("x/", include(inner))])) == ["a", "room:b", "/x/c/"]
