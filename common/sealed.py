"""Private files under names that say nothing, sealed with the house's key; each kind has a folder."""

import datetime as dt
from collections.abc import Iterable

from django.core.files.base import ContentFile
from django.db import transaction

from common import clock
from common.files import PrivateStorage
from common.ids import new_public_id
from common.seals import seal_bytes, unseal_bytes

# A file is there before the row that names it.
_MAY_BE_NEW = dt.timedelta(days=1)


def keep(folder: str, content: bytes) -> str:
    """Seal this file; gives its name. What no row names in the end is found by `throw_away_others`."""
    return PrivateStorage().save(f"{folder}/{new_public_id()}", ContentFile(seal_bytes(content)))


def content_of(name: str) -> bytes:
    """The file again. Raises `FileNotFoundError`, or `ValueError` when the key is another one."""
    with PrivateStorage().open(name) as file:
        return unseal_bytes(file.read())


def throw_away(*names: str) -> None:
    """Delete these files once the transaction around has committed; without one, at once."""
    transaction.on_commit(lambda: _delete(names))


def throw_away_others(folder: str, names: Iterable[str]) -> int:
    """Delete every file in this folder that is not among `names`, unless it is new: a process died in between.

    Returns how many.
    """
    storage, known = PrivateStorage(), set(names)
    there = storage.listdir(folder)[1] if storage.exists(folder) else []
    others = [path for name in there if (path := f"{folder}/{name}") not in known]
    lost = [path for path in others if storage.get_modified_time(path) < clock.now() - _MAY_BE_NEW]
    _delete(lost)
    return len(lost)


def _delete(names: Iterable[str]) -> None:
    for name in filter(None, names):
        PrivateStorage().delete(name)
