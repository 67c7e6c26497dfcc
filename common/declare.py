"""The words of each app's `privacy.py`: what every field is, how long it lives, how it is exported and erased.

Art. 30 DSGVO (record of processing), Art. 15 (access), Art. 17 (erasure). Data only; `privacy/` reads it. A room says

    TABLES = [table("notifications.Notice", person="user", fields=[plain("id"), personal("refs", …)])]

A test refuses a field that is not declared, or declared twice (tests/architecture/test_privacy.py).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Erase(StrEnum):
    """What erasing the person does to the field."""

    DELETE_ROW = "the row goes"
    CLEAR = "the field is emptied, the row stays"
    KEEP = "stays: it says nothing about the person"


@dataclass(frozen=True, kw_only=True)
class Keep:
    """How long: `days` after the moment in the field `since`; without days, as the source says."""

    source: str
    days: int | None = None
    since: str = ""


WITH_PERSON = Keep(source="as long as the person's account")
WITH_ROW = Keep(source="as long as the row")


@dataclass(frozen=True, kw_only=True)
class Declared:
    """A set of fields that share an answer."""

    fields: tuple[str, ...]
    personal: bool
    purpose: str
    keep: Keep
    export: bool
    erase: Erase


@dataclass(frozen=True, kw_only=True)
class Table:
    """One model. `person` is the look-up from a row to the user it is about ("user", "notice__user").

    With `by_id` it names a field that holds the person's public id. Without a person, `found` says how a row about
    somebody is found (a name on an invitation).
    """

    label: str
    person: str = ""
    by_id: bool = False
    found: str = ""
    fields: Sequence[Declared]

    @property
    def is_personal(self) -> bool:
        return any(one.personal for one in self.fields)


def table(label: str, *, fields: Sequence[Declared], person: str = "", by_id: bool = False, found: str = "") -> Table:
    """Declare a model, "app.Model"."""
    return Table(label=label, person=person, by_id=by_id, found=found, fields=tuple(fields))


def plain(*fields: str, purpose: str = "operation") -> Declared:
    """Fields that say nothing about a person."""
    return Declared(fields=fields, personal=False, purpose=purpose, keep=WITH_ROW, export=False, erase=Erase.KEEP)


def personal(
    *fields: str, purpose: str, keep: Keep = WITH_PERSON, export: bool = True, erase: Erase = Erase.DELETE_ROW
) -> Declared:
    """Fields about a person: what for, how long, whether they are part of the access report, how they are erased."""
    return Declared(fields=fields, personal=True, purpose=purpose, keep=keep, export=export, erase=erase)
