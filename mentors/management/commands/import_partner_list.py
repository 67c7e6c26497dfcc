"""`manage.py import_partner_list FILE --organisation NAME [--dry-run]`: a provider's list, without the pages.

Prints JSON: `rows`, `new`, `known`, `unclear` are numbers, `refused` lists each refused row with its reason, and
`unclear_rows` says why nobody but a person can decide. Unclear rows are left out here; the pages ask about them.

Exit codes: 0 done (or looked at), 1 nothing done (no such organisation or file), 3 the file cannot be read.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from common.errors import Refusal
from common.names import fold
from mentors import import_words, sealed_lists
from mentors.enums import ImportState
from mentors.lists.outcomes import Outcome
from mentors.lists.preview import Preview
from mentors.lists.reading.book import MOST_BYTES, Trouble
from mentors.lists.sorting import Sorted
from mentors.lists.words import DOUBTS, ListRefused, why_refused
from mentors.services.imports import reading, taking, uploads
from network.models import ContactPerson, Organisation, Programme

UNREADABLE = 3


class Command(BaseCommand):
    help = "Takes a provider's list over (or only looks at it) and prints what became of its rows as JSON."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE", help="CSV, XLSX, ODS or vCard")
        parser.add_argument("--organisation", required=True, metavar="NAME", help="whose list it is")
        parser.add_argument("--programme", default="", metavar="NAME", help="the programme its people help in")
        parser.add_argument(
            "--responsible", default="", metavar="NAME", help="who answers for the data there; else the first contact"
        )
        parser.add_argument("--dry-run", action="store_true", help="look only: nothing is written")

    def handle(self, *args, **options):
        organisation = _one(Organisation.objects.filter(name_key=fold(options["organisation"])), "organisation")
        programme = None
        if options["programme"]:
            programmes = Programme.objects.filter(organisation=organisation, name=options["programme"])
            programme = _one(programmes, "programme")
        content = _content(options["file"])
        try:
            if options["dry_run"]:
                seen = reading.look(content, organisation, {})
            else:
                responsible = options["responsible"] or _first_contact(organisation)
                seen = _taken_over(organisation, programme, responsible, content)
        except ListRefused as refused:
            raise CommandError(str(refused.message), returncode=UNREADABLE) from None
        except Refusal as refusal:
            raise CommandError(f"Nothing was written. {refusal.message}") from None
        told = {"organisation": organisation.name, "dry_run": options["dry_run"], **_told(seen)}
        self.stdout.write(json.dumps(told, ensure_ascii=False, indent=2))


def _taken_over(organisation: Organisation, programme: Programme | None, responsible: str, content: bytes) -> Preview:
    kept = uploads.upload(
        actor=None,
        organisation=organisation,
        programme=programme,
        responsible=responsible,
        content=content,
        is_read_here=True,
    )
    kept = reading.read(list_import=kept)
    if kept.state == ImportState.FAILED:
        trouble, _kept = kept.problem, uploads.drop(actor=None, list_import=kept)
        raise ListRefused(Trouble(trouble))
    seen = sealed_lists.preview_of(kept.preview).preview()
    kept = taking.take_clear_rows(actor=None, list_import=kept)
    if kept.state != ImportState.TAKEN:
        problem, _kept = kept.problem, uploads.drop(actor=None, list_import=kept)
        raise CommandError(f"Nothing was written. {import_words.problem_of(problem)}")
    return seen


def _told(seen: Preview) -> dict:
    counts = seen.counts
    return {
        **{name: counts[name] for name in ("rows", "new", "known", "unclear")},
        "refused": list(_refused(seen)),
        "unclear_rows": list(_unclear(seen)),
    }


def _refused(seen: Preview) -> Iterator[dict]:
    for row in seen.rows:
        if row.outcome == Outcome.REFUSED and row.record.refused:
            yield {**_where(row), "reason": why_refused(row.record.refused, row.record.refused_heading)}


def _unclear(seen: Preview) -> Iterator[dict]:
    for row in seen.rows:
        if row.outcome == Outcome.UNCLEAR and row.doubt:
            yield {**_where(row), "reason": str(DOUBTS[row.doubt])}


def _where(row: Sorted) -> dict:
    return {"sheet": row.record.sheet, "row": row.record.row}


def _content(file: Path) -> bytes:
    try:
        with file.open("rb") as there:
            # One byte more than a list may have is enough to refuse it.
            return there.read(MOST_BYTES + 1)
    except OSError as error:
        raise CommandError(f"{file}: {error.strerror}") from None


def _one(rows, what: str):
    match list(rows.order_by("pk")[:2]):
        case [one]:
            return one
        case []:
            raise CommandError(f"There is no such {what}.")
    raise CommandError(f"There are several with this name: {what}.")


def _first_contact(organisation: Organisation) -> str:
    """Who answers for the organisation's entries, else the organisation itself."""
    first = ContactPerson.objects.filter(organisation=organisation).first_first().first()
    return first.name if first else organisation.name
