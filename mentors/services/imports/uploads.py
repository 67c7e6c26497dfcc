"""A list comes in, is mapped, or goes again. Of its people nothing is written before it is taken over."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from common import jobs, limits
from common.errors import Gone, OutOfScope, WrongInput
from common.names import printable
from mentors import import_rules as rules
from mentors import sealed_lists
from mentors.enums import ImportState
from mentors.lists.columns.layout import Layout
from mentors.lists.reading.safely import check_size
from mentors.models import ListImport, ListShape
from mentors.services.imports._trail import check_keeps, check_ready, tell
from network.checks import check_not_ended
from network.models import Organisation, Programme

READ = "mentors.import_tasks.read_list"
PER_PERSON_A_DAY = 100
_DAY = 24 * 3600
# What can still be thrown away.
_BEFORE = (ImportState.WAITING, ImportState.READING, ImportState.READY, ImportState.FAILED)


@transaction.atomic
def upload(
    *,
    actor: User | None,
    organisation: Organisation,
    responsible: str,
    content: bytes,
    programme: Programme | None = None,
    is_read_here: bool = False,
) -> ListImport:
    """Keep the list sealed, to be read by the worker, unless `is_read_here` (the command line).

    `responsible` answers for the data there (Art. 14 DSGVO).
    Raises OutOfScope (not one's own house), WrongInput (nobody is responsible, too big, empty, ended), TooOften.
    """
    if not rules.can_import(actor, organisation, programme):
        raise OutOfScope
    if programme and programme.organisation_id != organisation.pk:
        raise WrongInput(_("This programme belongs to another organisation."), field="programme")
    if programme:
        check_not_ended(programme)
    responsible = printable(responsible)
    if not 2 <= len(responsible) <= 120:
        raise WrongInput(_("Please say who answers for these data at the organisation."), field="responsible")
    check_size(len(content))
    if actor:
        limits.hit("list.upload", actor.public_id, limit=PER_PERSON_A_DAY, seconds=_DAY)
    list_import = ListImport.objects.create(
        organisation=organisation,
        programme=programme,
        responsible=responsible,
        uploaded_by=actor,
        file=sealed_lists.keep(content),
    )
    tell("list.uploaded", actor, list_import)
    if not is_read_here:
        jobs.enqueue(READ, list_import.pk)
    return list_import


@transaction.atomic
def change_columns(*, actor: User | None, list_import: ListImport, mapping: Mapping[str, Any]) -> ListImport:
    """Correct what the sheets and columns mean ({sheet: {"kind", "columns": {"3": field}, "out"}}), and read again.

    A sheet's `header` is the index of the row of headings, -1 for none; without it the row that was found.

    Decisions about rows go, since the rows may be others now. Raises OutOfScope, WrongInput.
    """
    check_keeps(actor, list_import)
    check_ready(list_import)
    _turn(list_import, (ImportState.READY,), ImportState.WAITING, mapping=dict(mapping), done=0)
    list_import.decisions.all().delete()
    jobs.enqueue(READ, list_import.pk)
    return list_import


@transaction.atomic
def drop(*, actor: User | None, list_import: ListImport) -> ListImport:
    """Throw a list away before it is taken over; nothing of it is left. Raises OutOfScope, Gone (too late)."""
    check_keeps(actor, list_import)
    _turn(list_import, _BEFORE, ImportState.DROPPED, file="", preview="", problem="")
    list_import.decisions.all().delete()
    tell("list.dropped", actor, list_import)
    return list_import


def remember(*, actor: User | None, organisation: Organisation, layout: Layout) -> None:
    """Keep what this provider's columns mean; the same again changes nothing. Inside the caller's transaction."""
    meant = layout.remembered()
    if not meant:
        return
    key = salted_hmac("mentors.list_shape", "\n".join(sorted(meant)), algorithm="sha256").hexdigest()
    known = ListShape.objects.filter(organisation=organisation, headings_hash=key).first()
    if known is None:
        ListShape.objects.create(organisation=organisation, headings_hash=key, mapping=meant)
    elif known.mapping != meant:
        known.mapping = meant
        known.save(update_fields=["mapping", "changed_at"])


def _turn(list_import: ListImport, before: tuple[ImportState, ...], after: ImportState, **values) -> None:
    """One of several wins; whoever comes second reads why."""
    old = (list_import.file, list_import.preview)
    changed = ListImport.objects.filter(pk=list_import.pk, state__in=before).update(state=after, **values)
    if not changed:
        raise Gone(_("This list has been taken over or thrown away in the meantime."))
    list_import.refresh_from_db()
    sealed_lists.throw_away(*{*old} - {list_import.file, list_import.preview})
