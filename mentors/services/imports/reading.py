"""The worker reads a list, compares its rows with the people the provider knows, and keeps the preview sealed."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db import transaction

from accounts.models import User
from common import clock
from mentors import sealed_lists
from mentors.enums import ImportState
from mentors.import_words import LOST
from mentors.lists.columns.layout import Layout, propose
from mentors.lists.fields import Field, Kind
from mentors.lists.preview import Preview, layouts, preview
from mentors.lists.reading.book import Book
from mentors.lists.reading.safely import read_list
from mentors.lists.words import ListRefused
from mentors.models import ListImport
from mentors.queries.known_people import area_keys, known_people, remembered_columns
from network.models import Organisation

# The page asks every two seconds.
_TELL_EVERY = 0.5
AT_WORK = (ImportState.WAITING, ImportState.READING)


def look(
    content: bytes, organisation: Organisation, mapping: Mapping[str, Any], progress: "_Progress | None" = None
) -> Preview:
    """What would become of this file. Nothing is written. Raises `ListRefused`."""
    book = read_list(content, on_progress=progress.reading if progress else None)
    remembered = remembered_columns(organisation)
    return preview(
        book,
        corrected(book, layouts(book, remembered=remembered), mapping, remembered),
        known=known_people(organisation),
        areas=area_keys(),
        today=clock.today(),
        on_progress=progress.comparing if progress else None,
    )


def read(*, actor: User | None = None, list_import: ListImport) -> ListImport:
    """Read the upload and show what would become of it. Not waiting any more: nothing happens.

    A file that cannot be read leaves nothing but the code of its trouble. May run twice.
    """
    waiting = ListImport.objects.filter(pk=list_import.pk, state__in=AT_WORK)
    if not waiting.update(state=ImportState.READING, done=0, rows=0, problem=""):
        return list_import
    try:
        content, progress = sealed_lists.content_of(list_import.file), _Progress(list_import.pk)
        seen = look(content, list_import.organisation, list_import.mapping, progress)
    except ListRefused as refused:
        fail(actor=actor, list_import=list_import, problem=refused.trouble)
    except (FileNotFoundError, ValueError, TypeError):
        fail(actor=actor, list_import=list_import, problem=LOST)
    else:
        show(actor=actor, list_import=list_import, seen=seen)
    list_import.refresh_from_db()
    return list_import


@transaction.atomic
def show(
    *,
    actor: User | None,
    list_import: ListImport,
    seen: Preview,
    before: Sequence[ImportState] = AT_WORK,
    problem: str = "",
) -> None:
    """Keep this preview and its counts; the list is ready to be looked at. Not in a state of `before`: nothing."""
    name, old = sealed_lists.keep_preview(seen), list_import.preview
    waiting = ListImport.objects.filter(pk=list_import.pk, state__in=before)
    counts = {**seen.counts, "done": seen.counts["rows"], "taken_at": None}
    shown = waiting.update(state=ImportState.READY, preview=name, problem=problem, **counts)
    # Thrown away while it was being read: then nobody needs what was read.
    sealed_lists.throw_away(old if shown else name)


@transaction.atomic
def fail(*, actor: User | None, list_import: ListImport, problem: str) -> None:
    """Of a file that cannot be read only the code of its trouble is kept."""
    at_work = ListImport.objects.filter(pk=list_import.pk, state__in=AT_WORK)
    if at_work.update(state=ImportState.FAILED, problem=problem, file="", preview="", done=0, rows=0):
        sealed_lists.throw_away(list_import.file, list_import.preview)


def corrected(
    book: Book, proposed: Mapping[str, Layout], mapping: Mapping[str, Any], remembered: Mapping[str, str]
) -> dict[str, Layout]:
    """The proposed layouts as a person corrected them; sheets she left out are missing."""
    chosen = {}
    for sheet in book.sheets:
        said, layout = mapping.get(sheet.name, {}), proposed.get(sheet.name)
        if "header" in said and (layout is None or layout.header != said["header"]):
            layout = propose(sheet, remembered=remembered, header=said["header"])
        if layout is None or said.get("out"):
            continue
        meanings = {int(index): Field(field) if field else None for index, field in said.get("columns", {}).items()}
        kind = Kind(said["kind"]) if said.get("kind") else layout.kind
        chosen[sheet.name] = replace(layout, kind=kind) if not meanings else layout.changed(meanings, kind=kind)
    return chosen


class _Progress:
    """Tells the page how far the worker is: half for reading, half for comparing."""

    def __init__(self, pk: int):
        self._row = ListImport.objects.filter(pk=pk, state=ImportState.READING)
        self._told = 0.0

    def reading(self, done: int, total: int) -> None:
        self._tell(done, 2 * total)

    def comparing(self, done: int, total: int) -> None:
        self._tell(total + done, 2 * total)

    def _tell(self, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self._told >= _TELL_EVERY:
            self._told = now
            self._row.update(done=done, rows=total)
