"""Write the rows of a list: first everybody new, then what known people's rows add, then the notices to all of them."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from accounts.models import User
from common.errors import Refusal
from common.many import batches
from mentees.models import Mentee
from mentors.enums import Decision
from mentors.lists.fields import Kind
from mentors.lists.outcomes import Outcome
from mentors.lists.preview import Preview
from mentors.lists.records.person import Record
from mentors.lists.sorting import Sorted
from mentors.models import ListImport, RowDecision
from mentors.services.imports import filling, helpers, notices, seekers
from mentors.services.imports.places import Places
from volunteers.models import Engagement
from volunteers.services.listed import OneRefused

Progress = Callable[[int, int], None]


class RowRefused(Exception):
    """The row with this number cannot be written."""

    def __init__(self, number: int):
        super().__init__()
        self.number = number


class Writing:
    """Writes a list inside the caller's transaction; later rows may be the person of an earlier one.

    `progress(rows done, rows)` is called now and then. Raises `RowRefused`.
    """

    def __init__(self, actor: User | None, list_import: ListImport, progress: Progress | None = None):
        self._about: dict[str, Any] = {"actor": actor, "list_import": list_import, "places": Places()}
        self._actor, self._list, self._progress = actor, list_import, progress
        self._people: dict[int, str] = {}
        self._engagements: list[Engagement] = []
        self._mentees: list[Mentee] = []
        self._done = self._total = 0

    def write(self, seen: Preview, decisions: Mapping[int, RowDecision]) -> None:
        """All rows that are to be written."""
        rows = [row for row in seen.rows if row.outcome != Outcome.REFUSED]
        same = {row.record.number: _same_as(row, decisions.get(row.record.number)) for row in rows}
        self._total = len(rows)
        self._new([row.record for row in rows if same[row.record.number] is None])
        known = self._resolved([(row.record, same[row.record.number]) for row in rows])
        self._known([pair for pair in known if pair[0]])
        notices.send_all(
            actor=self._actor, list_import=self._list, engagements=self._engagements, mentees=self._mentees
        )

    def _new(self, records: Sequence[Record]) -> None:
        for some in batches([record for record in records if record.kind == Kind.MENTOR]):
            made = self._guarded(helpers.note_all, some)
            self._engagements += made
            self._are(some, [engagement.volunteer.public_id for engagement in made])
        for some in batches([record for record in records if record.kind == Kind.SEEKER]):
            taken = self._guarded(seekers.take_all, some)
            self._mentees += taken
            self._are(some, [mentee.public_id for mentee in taken])

    def _guarded(self, write: Callable, records: Sequence[Record]) -> list:
        try:
            return write(**self._about, records=records)
        except OneRefused as refused:
            raise RowRefused(records[refused.index].number) from None
        except Refusal:
            raise RowRefused(records[0].number) from None

    def _are(self, records: Sequence[Record], keys: Sequence[str]) -> None:
        self._people |= {record.number: key for record, key in zip(records, keys, strict=True)}
        self._tell(len(records))

    def _resolved(self, rows: Sequence[tuple[Record, str | None]]) -> list[tuple[str, Record]]:
        """Public id of whoever each known row is; nothing for a row left out, or whose earlier row is."""
        for record, key in rows:
            if key is not None:
                self._people[record.number] = self._people.get(int(key[1:]), "") if key.startswith("#") else key
        return [(self._people[record.number], record) for record, key in rows if key is not None]

    def _known(self, pairs: Sequence[tuple[str, Record]]) -> None:
        helping = [pair for pair in pairs if pair[1].kind == Kind.MENTOR]
        for some in batches(helping):
            self._engagements += filling.fill_up_all(**self._about, pairs=some)
            self._tell(len(some))
        seeking = [pair for pair in pairs if pair[1].kind == Kind.SEEKER]
        needs = seekers.note_needs(**self._about, pairs=seeking)
        if needs or self._mentees:
            seekers.announce(actor=self._actor, list_import=self._list)

    def _tell(self, done: int) -> None:
        self._done += done
        if self._progress:
            self._progress(self._done, self._total)


def _same_as(row: Sorted, decided: RowDecision | None) -> str | None:
    """Whom a row names ("#7": whoever row 7 is), nothing for a row left out, None for somebody new."""
    if decided and decided.decision == Decision.SKIP:
        return ""
    if row.outcome == Outcome.KNOWN:
        return row.candidates[0].named
    return decided.same_as if decided and decided.decision == Decision.SAME else None
