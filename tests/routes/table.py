"""The table gathered from its modules, and the addresses the URL configuration really has."""

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from django.urls import get_resolver, reverse

from tests.routes import Route

MODULES = sorted(
    path.stem
    for path in Path(__file__).parent.glob("*.py")
    if path.stem not in ("__init__", "table") and not path.stem.startswith("test_")
)


def declared() -> list[Route]:
    """All lines of the table."""
    return [route for module in MODULES for route in import_module(f"tests.routes.{module}").ROUTES]


def served(patterns=None, *, prefix: str = "", namespace: str = "") -> Iterator[str]:
    """Every address of the URL configuration by name; what has no name, by its path with a leading slash."""
    for entry in get_resolver().url_patterns if patterns is None else patterns:
        path = prefix + str(entry.pattern)
        if hasattr(entry, "url_patterns"):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from served(entry.url_patterns, prefix=path, namespace=inner)
        else:
            yield f"{namespace}{entry.name}" if entry.name else f"/{path}"


def address(route: Route, world) -> str:
    """Where this line leads for whoever asks now (`world.user`)."""
    return _path(route, route.kwargs(world) if route.kwargs else {}) + route.query


def address_of_nothing(route: Route, world) -> str:
    """The same address with ids nobody has."""
    return _path(route, {key: _unknown(value) for key, value in route.kwargs(world).items()}) + route.query


def _path(route: Route, kwargs: dict) -> str:
    return route.name if route.name.startswith("/") else reverse(route.name, kwargs=kwargs)


def _unknown(value):
    return 999_999_999 if isinstance(value, int) else re.sub(r"[A-Za-z0-9]", "x", str(value))
