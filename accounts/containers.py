"""What a role can be given on. Each room registers its containers at start (`network/register.py` the first three).

A container is any saved model instance of a registered kind, or `HOUSE` for the whole installation.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from accounts.enums import Kind, Role

# A place in the set logic of rights: (kind, id of the container).
Spot = tuple[str, int]


class House:
    """The whole installation; there is one."""

    pk = 0
    public_id = "house"


HOUSE = House()


@dataclass(frozen=True, slots=True, kw_only=True)
class Container:
    """How one kind of container takes part in roles.

    `grants`: guardian's GroupObjectPermission table. `path`: the column that says where in a tree it lies.
    `around`: the spots a container lies in, itself included.
    `fits`: may this role be given on this very container? `also`: further containers the same group is granted on.
    `organisation_id`: whose business an act on it is.
    """

    kind: Kind
    model: Any
    grants: Any = None
    path: str = ""
    around: Callable[[Any], frozenset[Spot]]
    fits: Callable[[Role, Any], bool] = lambda role, container: True
    also: Callable[[Role, Any], tuple] = lambda role, container: ()
    organisation_id: Callable[[Any], int | None] = lambda container: None


_BY_MODEL: dict[type, Container] = {}


def register(container: Container) -> None:
    """Make this kind of container part of every scope. Called at start; the last word counts."""
    _BY_MODEL[container.model] = container


def of(container) -> Container:
    """The description of this container's kind. LookupError for anything that is none."""
    return _BY_MODEL[type(container)]


def find(kind: str, pk: int):
    """The container itself, or None if it is gone. One query."""
    if kind == Kind.HOUSE:
        return HOUSE
    entry = next((entry for entry in _BY_MODEL.values() if entry.kind == kind), None)
    return entry.model._default_manager.filter(pk=pk).first() if entry else None


def granted() -> list[Container]:
    """The kinds on which guardian keeps grants."""
    return [entry for entry in _BY_MODEL.values() if entry.grants]


register(Container(kind=Kind.HOUSE, model=House, around=lambda house: frozenset({(Kind.HOUSE.value, 0)})))
