"""Imports go down only, and inside a room from the closed choices to the pages."""

import ast
import re

from tests.architecture.source import FLOORS, OUTSIDE, imported, strings

_DOTTED = re.compile(r"^([a-z]+)\.[A-Za-z_][\w.]*$")
# The command that loads the demo stands on the top floor, and the demo on all rooms.
DOORS = {("portal", "demo")}
# enums → querysets, models → rules → queries → services → pages, jobs, sockets.
ORDER = {
    "enums": 0,
    **dict.fromkeys(("querysets", "models"), 1),
    "rules": 2,
    "queries": 3,
    "services": 4,
    **dict.fromkeys(("forms", "views", "urls", "admin", "tasks", "consumers", "templatetags", "management"), 5),
    **dict.fromkeys(("middleware", "context_processors"), 5),
}


def upward(room: str, module: ast.AST, package: str = "") -> list[str]:
    """What this file of `room` imports, or names in a string, that does not lie below."""
    found = []
    for line, name in [*imported(module, package or room), *_named(module)]:
        top = name.partition(".")[0]
        if top in OUTSIDE and (room, top) not in DOORS:
            found.append(f"{line}: {name} is outside the rooms")
        elif top in FLOORS and top != room and FLOORS[top] >= FLOORS[room]:
            found.append(f"{line}: {name} is not below {room}")
    return found


def _named(module):
    """Imports in disguise: "network.Area", "network.tasks.remind"."""
    return ((line, text) for line, text in strings(module) if _DOTTED.match(text) and text.partition(".")[0] in FLOORS)


def part(module_name: str) -> str:
    """`accounts.services.codes` → `services`."""
    return [*module_name.split("."), ""][1]


def against_the_order(room: str, modules: dict[str, ast.Module]) -> list[str]:
    """Files of a room that import a later kind of file, directly or through a helper. `modules`: name → tree."""
    parts: dict[str, set[str]] = {}
    for name, module in modules.items():
        targets = {part(target) for _line, target in imported(module, name) if target.startswith(f"{room}.")}
        parts.setdefault(part(name), set()).update(targets - {part(name), ""})

    def reach(name: str, seen: frozenset[str]) -> set[str]:
        """Ordered kinds of file behind `name`, through helpers that have no place of their own in the order."""
        if name in ORDER:
            return {name}
        return set().union(*(reach(t, seen | {name}) for t in parts.get(name, ()) if t not in seen), set())

    return [
        f"{room}/{name} imports {later}" + (f" through {target}" if later != target else "")
        for name, targets in sorted(parts.items())
        if name in ORDER
        for target in sorted(targets)
        for later in sorted(reach(target, frozenset({name})))
        if ORDER[later] > ORDER[name]
    ]
