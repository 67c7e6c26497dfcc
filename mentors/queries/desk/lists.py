"""The lists of the desk: what each asks, and what a row of it says."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.utils.translation import gettext, gettext_lazy

from common.sheets import Table
from mentors.queries.desk import lines as say
from mentors.queries.desk import rows as ask
from mentors.queries.desk.lines import Line
from network.queries import Catalogue


@dataclass(frozen=True, slots=True)
class DeskList:
    """One list. `record` is the kind of record its rows are, for follow-ups on many of them."""

    key: str
    label: object
    empty: object
    heads: tuple
    rows: Callable[..., QuerySet]
    line: Callable[[object, Catalogue], Line]
    record: str = ""
    filters: tuple[str, ...] = ("programme", "area", "phase")
    finishes: bool = field(default=False)

    @property
    def programme_only(self) -> bool:
        """True for rows that have neither a place nor a phase."""
        return self.filters == ("programme",)


def named(listed: DeskList, rows: Iterable, known: Catalogue) -> list[Line]:
    """Rows as lines of the page, in the reader's language."""
    return [listed.line(row, known) for row in rows]


def sheet(listed: DeskList, rows: Iterable, known: Catalogue) -> Table:
    """The same list to download, with the number to call."""
    heads = [listed.heads[0], *listed.heads[1:], gettext("Phone"), gettext("State")]
    lines = (listed.line(row, known) for row in rows)
    return Table(str(listed.label), heads, ([one.name, *one.cells, str(one.phone or ""), one.state] for one in lines))


_ALL = (
    DeskList(
        "waiting",
        gettext_lazy("Who waits"),
        gettext_lazy("Nobody waits. New requests stand here, the oldest first."),
        (gettext_lazy("Name"), gettext_lazy("Needed"), gettext_lazy("Place"), gettext_lazy("Asked")),
        ask.waiting,
        say.waiting,
        record="mentee",
    ),
    DeskList(
        "proposals",
        gettext_lazy("Proposals in flight"),
        gettext_lazy("No proposal waits for an answer."),
        (gettext_lazy("Who"), gettext_lazy("Phase"), gettext_lazy("Proposed"), gettext_lazy("Answer until")),
        ask.proposals,
        say.proposal,
        record="tandem",
    ),
    DeskList(
        "signals",
        gettext_lazy("Tandems to look at"),
        gettext_lazy("No tandem needs you at the moment."),
        (gettext_lazy("Who"), gettext_lazy("Phase"), gettext_lazy("Why"), gettext_lazy("Last contact")),
        ask.signals,
        say.signal,
        record="tandem",
    ),
    DeskList(
        "tandems",
        gettext_lazy("Tandems"),
        gettext_lazy("No tandem yet. It begins with a proposal."),
        (gettext_lazy("Who"), gettext_lazy("Phase"), gettext_lazy("Since"), gettext_lazy("Last contact")),
        ask.tandems,
        say.tandem,
        record="tandem",
    ),
    DeskList(
        "imports",
        gettext_lazy("Imports not confirmed"),
        gettext_lazy("Everybody on your lists has said that she knows of it."),
        (gettext_lazy("Name"), gettext_lazy("Programme"), gettext_lazy("Imported")),
        ask.imports,
        say.imported,
        record="engagement",
    ),
    DeskList(
        "doubles",
        gettext_lazy("Unclear duplicates"),
        gettext_lazy("No list has an unclear row."),
        (gettext_lazy("List"), gettext_lazy("Unclear"), gettext_lazy("Rows"), gettext_lazy("Uploaded")),
        ask.doubles,
        say.double,
        filters=("programme",),
    ),
    DeskList(
        "referrals",
        gettext_lazy("Passed on, not answered"),
        gettext_lazy("No answer is awaited."),
        (gettext_lazy("Programme"), gettext_lazy("Phase"), gettext_lazy("Passed on by"), gettext_lazy("Sent")),
        ask.referrals,
        say.referral,
    ),
    DeskList(
        "handovers",
        gettext_lazy("Handovers"),
        gettext_lazy("No handover is under way. It begins when a person passed on is taken over."),
        (gettext_lazy("Who"), gettext_lazy("From whom to whom"), gettext_lazy("Begun")),
        ask.handovers,
        say.handover,
    ),
    DeskList(
        "follow_ups",
        gettext_lazy("Follow-ups"),
        gettext_lazy("Nothing is due within the next week."),
        (gettext_lazy("About"), gettext_lazy("What"), gettext_lazy("Note"), gettext_lazy("Due")),
        ask.follow_ups,
        say.follow_up,
        finishes=True,
    ),
)
LISTS = {one.key: one for one in _ALL}
