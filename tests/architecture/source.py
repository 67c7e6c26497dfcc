"""The house as source text: rooms, files, syntax trees."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)

# docs/architecture.md, "Rooms", lowest floor first.
FLOORS = {
    "common": 1,
    "accounts": 2,
    "notifications": 3,
    "network": 4,
    "volunteers": 5,
    "mentees": 6,
    "appointments": 7,
    "mentors": 8,
    "monitoring": 9,
    "privacy": 9,
    "portal": 10,
}
# Not rooms, so nothing in a room may import them.
OUTSIDE = {"config", "tests", "demo", "bench"}


def rooms() -> list[str]:
    """The rooms that are there."""
    return [room for room in FLOORS if (ROOT / room / "__init__.py").exists()]


def files(*tops: str, suffix: str = ".py") -> Iterator[Path]:
    """Source files below these folders, migrations left out."""
    for top in tops:
        yield from (p for p in sorted((ROOT / top).rglob(f"*{suffix}")) if "migrations" not in p.parts)


def name_of(path: Path) -> str:
    """The path as people say it."""
    return path.relative_to(ROOT).as_posix()


def module_of(path: Path) -> str:
    """`accounts/models/user.py` → `accounts.models.user`."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(module: ast.AST, package: str) -> Iterator[tuple[int, str]]:
    """`(line, dotted name)` of every import, those inside functions too. `package` resolves relative ones."""
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*above, base]).strip(".")
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def strings(module: ast.AST) -> Iterator[tuple[int, str]]:
    """`(line, text)` of every string that is not a docstring."""
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value
