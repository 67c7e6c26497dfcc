"""Reverse look-ups upward: `user.notices` in `accounts` would hide an import of `notifications` from the checker."""

import ast
import re
from collections import defaultdict

from django.apps import apps
from django.db.models.fields.reverse_related import ForeignObjectRel

from tests.architecture.source import FLOORS

_TAG = re.compile(r"\{[{%](.*?)[%}]\}", re.DOTALL)
_ORM = frozenset(
    {
        *("filter", "exclude", "get", "annotate", "aggregate", "order_by", "values", "values_list", "only", "defer"),
        *(
            "select_related",
            "prefetch_related",
            "Prefetch",
            "Q",
            "F",
            "Count",
            "Sum",
            "Max",
            "Min",
            "Exists",
            "OuterRef",
        ),
        *("Subquery", "get_object_or_404", "alias", "distinct", "Avg", "When"),
    }
)


def _room(model) -> str:
    return model._meta.app_label


def upward_names(room: str) -> dict[str, str]:
    """Names by which a model of this room or below is led to a model above `room`: name → whose model it is.

    A name that also means something in this room or below (a field, a method) is left out.
    """
    own = defaultdict(set)
    above: dict[str, str] = {}
    for model in apps.get_models():
        floor = FLOORS.get(_room(model), 0)
        if floor > FLOORS[room]:
            continue
        for field in model._meta.get_fields(include_hidden=True):
            if not isinstance(field, ForeignObjectRel):
                own[field.name].add(model)
                continue
            names = {field.get_accessor_name(), field.name} - {None}
            is_above = FLOORS.get(_room(field.related_model), 0) > FLOORS[room]
            for name in (n for n in names if not n.endswith("+")):
                if is_above:
                    above[name] = field.related_model._meta.label
                else:
                    own[name].add(model)
        own.update({name: {model} for name in vars(model) if name not in above and not _is_reverse(model, name)})
    return {name: label for name, label in above.items() if name not in own}


def _is_reverse(model, name) -> bool:
    return hasattr(vars(model)[name], "rel") or hasattr(vars(model)[name], "related")


def in_python(module: ast.AST, names: dict[str, str]) -> list[str]:
    """Attributes, keywords and strings of ORM calls in this file that look up."""
    found = []
    for node in ast.walk(module):
        if isinstance(node, ast.Attribute) and node.attr in names and not _is_module(node):
            found.append((node.lineno, node.attr))
        elif isinstance(node, ast.Call) and _called(node) in _ORM:
            words = [keyword.arg for keyword in node.keywords if keyword.arg]
            words += [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
            found += [(node.lineno, p) for word in words for p in word.lstrip("-").split("__") if p in names]
    return [f"{line}: {name} leads up to {names[name]}" for line, name in found]


def _is_module(node: ast.Attribute) -> bool:
    """`accounts.notices` names a file, not a relation."""
    return isinstance(node.value, ast.Name) and node.value.id in FLOORS


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def in_template(text: str, names: dict[str, str]) -> list[str]:
    """Dotted names in tags that look up."""
    tags = " ".join(match[1] for match in _TAG.finditer(text))
    return [f".{name} leads up to {label}" for name, label in names.items() if re.search(rf"\.{name}\b", tags)]
