"""The words of each app's `privacy.py`: what every field is, how long it lives, how it is exported and erased.

Art. 30 DSGVO (record of processing), Art. 15 (access), Art. 17 (erasure). Data only; `privacy/` reads it.
"""

from dataclasses import dataclass
from enum import StrEnum


class Erase(StrEnum):
    DELETE_ROW = "delete the row"
    CLEAR = "clear the field"
    KEEP = "stays (not personal)"


@dataclass(frozen=True, kw_only=True)
class Declared:
    """One field or a set of fields of a model that share an answer."""

    fields: tuple[str, ...]
    personal: bool
    purpose: str
    keep: str
    export: bool
    erase: Erase


def plain(*fields: str, purpose: str = "operation") -> Declared:
    """Fields that say nothing about a person."""
    return Declared(fields=fields, personal=False, purpose=purpose, keep="with the row", export=False, erase=Erase.KEEP)


def personal(*fields: str, purpose: str, keep: str, export: bool = True, erase: Erase = Erase.DELETE_ROW) -> Declared:
    """Fields about a person. `keep` says how long, in words and with the source where there is one."""
    return Declared(fields=fields, personal=True, purpose=purpose, keep=keep, export=export, erase=erase)
