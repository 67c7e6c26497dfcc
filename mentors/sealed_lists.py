"""Uploads and previews of lists: sealed in private files, under names that say nothing."""

import datetime as dt
import zlib
from collections.abc import Iterable
from pathlib import Path

from django.core.files.base import ContentFile
from django.db import transaction

from common import clock
from common.files import PrivateStorage
from common.ids import new_public_id
from common.seals import seal_bytes, unseal_bytes
from mentors.lists import keeping
from mentors.lists.keeping import Kept
from mentors.lists.preview import Preview

FOLDER = "lists"
# A file is there before the row that names it.
_MAY_BE_NEW = dt.timedelta(days=1)


def keep(content: bytes) -> str:
    """Seal this file; gives its name. What no row names in the end is found by `throw_away_others`."""
    return PrivateStorage().save(f"{FOLDER}/{new_public_id()}", ContentFile(seal_bytes(zlib.compress(content, 1))))


def content_of(name: str) -> bytes:
    """The file again. Raises `FileNotFoundError`, or `ValueError` when the key is another one."""
    with PrivateStorage().open(name) as file:
        return zlib.decompress(unseal_bytes(file.read()))


def keep_preview(seen: Preview) -> str:
    """Seal a preview; gives its name."""
    return keep(keeping.dumped(seen))


def preview_of(name: str) -> Kept:
    """The preview again. Raises as `content_of`."""
    return keeping.loaded(content_of(name))


def keep_progress(name: str, done: int, total: int) -> None:
    """How far the worker is with this list, beside the file: what a transaction writes nobody else sees yet."""
    _progress_path(name).write_text(f"{done} {total}")


def progress_of(name: str) -> tuple[int, int]:
    """Rows done and rows of this list; (0, 0) as long as nobody knows."""
    try:
        done, total = _progress_path(name).read_text().split()
    except (FileNotFoundError, ValueError):
        return 0, 0
    return int(done), int(total)


def forget_progress(name: str) -> None:
    """The worker is done with this list."""
    _progress_path(name).unlink(missing_ok=True)


def throw_away(*names: str) -> None:
    """Delete these files once the transaction around has committed; without one, at once."""
    transaction.on_commit(lambda: _delete(names))


def throw_away_others(names: Iterable[str]) -> int:
    """Delete every file that is not among `names`, unless it is new: a process died in between. Returns how many."""
    storage, known = PrivateStorage(), set(names)
    there = storage.listdir(FOLDER)[1] if storage.exists(FOLDER) else []
    others = [path for name in there if (path := f"{FOLDER}/{name}") not in known]
    lost = [path for path in others if storage.get_modified_time(path) < clock.now() - _MAY_BE_NEW]
    _delete(lost)
    return len(lost)


def _progress_path(name: str) -> Path:
    return Path(PrivateStorage().path(f"{name}.progress"))


def _delete(names: Iterable[str]) -> None:
    for name in filter(None, names):
        PrivateStorage().delete(name)
