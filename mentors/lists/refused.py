"""The rows that cannot be taken, as a workbook to correct and send again."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from common.sheets import Table, workbook
from mentors.lists.columns.layout import Column
from mentors.lists.outcomes import Outcome
from mentors.lists.preview import Part, Preview
from mentors.lists.records.person import Record
from mentors.lists.words import why_refused


def refused_workbook(seen: Preview) -> bytes:
    """XLSX: the columns of the list as they were, without those that may never be stored, and the reason at the end.

    Rows are corrected there and the file is imported like any other. Sums and repeated headings are left out: there is
    nothing to correct in them. One sheet per sheet of the list.
    """
    return workbook(*(_table(part, list(_rows(part, seen))) for part in seen.parts if part.layout))


def _table(part: Part, rows: list[Record]) -> Table:
    columns = _columns(part)
    headings = [column.heading for column in columns]
    width = range(len(columns))
    cells = ([_at(row, columns[n]) for n in width] + [_why(row)] for row in rows)
    return Table(part.name or _("List"), [*headings, _("Why this row cannot be taken")], cells)


def _rows(part: Part, seen: Preview) -> Iterator[Record]:
    for row in seen.rows:
        if row.outcome == Outcome.REFUSED and row.record.sheet == part.name:
            yield row.record


def _columns(part: Part) -> list[Column]:
    return [column for column in part.layout.columns if not column.never] if part.layout else []


def _at(record: Record, column: Column) -> str:
    return record.cells[column.index] if column.index < len(record.cells) else ""


def _why(record: Record) -> str:
    return why_refused(record.refused, record.refused_heading) if record.refused else ""
