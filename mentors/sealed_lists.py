"""Uploads and previews of lists: sealed in private files."""

import zlib
from collections.abc import Iterable
from pathlib import Path

from common import sealed
from common.files import PrivateStorage
from mentors.lists import keeping
from mentors.lists.keeping import Kept
from mentors.lists.preview import Preview

FOLDER = "lists"


def keep(content: bytes) -> str:
    """Seal this file; gives its name. What no row names in the end is found by `throw_away_others`."""
    return sealed.keep(FOLDER, zlib.compress(content, 1))


def content_of(name: str) -> bytes:
    """The file again. Raises `FileNotFoundError`, or `ValueError` when the key is another one."""
    return zlib.decompress(sealed.content_of(name))


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
    """Delete these files once the transaction around has committed."""
    sealed.throw_away(*names)


def throw_away_others(names: Iterable[str]) -> int:
    """Delete every list that is not among `names`, unless it is new. Returns how many."""
    return sealed.throw_away_others(FOLDER, names)


def _progress_path(name: str) -> Path:
    return Path(PrivateStorage().path(f"{name}.progress"))
