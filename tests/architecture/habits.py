"""Habits of the code that a machine can see (docs/architecture.md, "Inside a room")."""

import ast

_WRITES = frozenset(
    {
        *("create", "get_or_create", "update_or_create", "bulk_create", "bulk_update", "save", "delete"),
        *("acreate", "aupdate", "adelete", "asave", "aget_or_create", "aupdate_or_create"),
    }
)
# Receivers of the same words that are no rows.
_NO_ROWS = frozenset({"session", "cache", "response", "storage", "os", "Path", "super", "PrivateStorage", "segno"})
_SHOWS = frozenset({"views", "forms", "queries", "rules", "templatetags", "context_processors"})


def shows(part: str) -> bool:
    """True for the kinds of file that never write."""
    return part in _SHOWS


def writes(module: ast.AST) -> list[str]:
    """Calls that write rows: every write belongs into a service."""
    found = []
    for node in ast.walk(module):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        chain = _chain(node.func.value)
        is_write = node.func.attr in _WRITES and not _NO_ROWS & chain
        is_set_write = node.func.attr in ("update", "raw", "execute") and {"objects", "filter", "cursor"} & chain
        if is_write or is_set_write:
            found.append(f"{node.lineno}: .{node.func.attr}()")
    return found


def _chain(node: ast.AST) -> set[str]:
    """All names in `request.session` or `Thing.objects.filter(...)`."""
    names = set()
    while True:
        if isinstance(node, ast.Call):
            node = node.func
        elif isinstance(node, ast.Attribute):
            names.add(node.attr)
            node = node.value
        else:
            return names | ({node.id} if isinstance(node, ast.Name) else set())


def calls(module: ast.AST, *names: str) -> list[str]:
    """Calls of these names, as function or as method."""
    return [
        f"{node.lineno}: {name}()"
        for node in ast.walk(module)
        if isinstance(node, ast.Call)
        for name in [node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")]
        if name in names
    ]


def prints(module: ast.AST) -> list[str]:
    """Bare `print()`."""
    return [
        f"{node.lineno}: print()"
        for node in ast.walk(module)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]


def careless_services(module: ast.Module) -> list[str]:
    """Public functions without docstring; those that write also need all arguments by name, and an actor."""
    found = []
    for node in module.body:
        if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
            continue
        acts = bool(writes(node)) or "actor" in {arg.arg for arg in node.args.kwonlyargs}
        problems = [
            *(["no docstring"] if not ast.get_docstring(node) else []),
            *(["arguments by position"] if acts and (node.args.args or node.args.posonlyargs) else []),
            *(["no actor"] if acts and "actor" not in {arg.arg for arg in node.args.kwonlyargs} else []),
        ]
        found += [f"{node.name}: {problem}" for problem in problems]
    return found


def bare_suppressions(text: str) -> list[str]:
    """Left-overs: unfinished work and tests that skip themselves."""
    words = ("TO" + "DO", "FIX" + "ME", "X" + "XX", "pytest." + "skip(", "breakpoint" + "()")
    return [f"{number}: {word}" for number, line in enumerate(text.splitlines(), 1) for word in words if word in line]
