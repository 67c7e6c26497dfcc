"""Lists as the desk sees them: what lies there, and every row in words."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import User
from common.parts import Pair
from common.sheets import Table
from common.week import describe
from mentees.models import Mentee
from mentors.enums import Decision
from mentors.lists.keeping import Kept, Mark
from mentors.lists.outcomes import Outcome
from mentors.lists.records.person import Record
from mentors.lists.sorting import Candidate, Sorted
from mentors.lists.words import DOUBTS, FIELDS, OUTCOMES, why_refused
from mentors.models import ListImport, RowDecision
from mentors.querysets import KEEPERS
from network.languages import SPOKEN
from network.languages import name as language_name
from network.models import Area, Organisation, Programme
from network.reach import reach
from volunteers.models import Engagement

ASK = "ask-"
# So many hidden rows are named one by one.
MOST_NAMED = 20
KINDS = {Outcome.NEW: "ok", Outcome.KNOWN: "info", Outcome.UNCLEAR: "warn", Outcome.REFUSED: "bad"}


def lists_of(user: User) -> QuerySet:
    """Lists of one's own house, the newest first."""
    rows = ListImport.objects.visible_to(user).select_related("organisation", "programme", "uploaded_by")
    return rows.order_by("-created_at", "-pk")


def sheet(lists: Iterable[ListImport]) -> Table:
    """The lists to download: whose, when, who brought them, and how many rows became what."""
    heads = [_("Partner"), _("Programme"), _("Uploaded"), _("Uploaded by"), _("State")]
    counted = [_("Rows"), *(str(OUTCOMES[outcome]) for outcome in Outcome)]
    lines = (
        [
            one.organisation.name,
            one.programme.name if one.programme else "",
            one.created_at,
            one.uploaded_by.name if one.uploaded_by else "",
            one.get_state_display(),
            one.rows,
            *(getattr(one, outcome.value) for outcome in Outcome),
        ]
        for one in lists
    )
    return Table(_("Lists"), [*heads, *counted], lines)


def places_of(user: User) -> tuple[list[Organisation], list[Programme]]:
    """For whom this person may bring in a list: whole organisations, and programmes that have not ended."""
    held = reach(user, KEEPERS)
    houses = Organisation.objects.filter(held.over(organisation="pk")).order_by("name_key")
    programmes = Programme.objects.filter(held.over(programme="pk", organisation="organisation"), ended_on=None)
    return list(houses), list(programmes.select_related("organisation").order_by("organisation__name_key", "name_key"))


@dataclass(frozen=True, slots=True)
class Row:
    """One row in words. `decided` is what a person decided, `asks` what to ask, `left` what is not taken over."""

    sorted: Sorted
    decided: RowDecision | None
    areas: dict[str, str]

    @property
    def record(self) -> Record:
        return self.sorted.record

    @property
    def name(self) -> str:
        return self.record.name or " ".join(cell for cell in self.record.cells if cell)[:60]

    @property
    def outcome(self) -> str:
        return str(OUTCOMES[self.sorted.outcome])

    @property
    def kind(self) -> str:
        """The look of its tag."""
        return KINDS[self.sorted.outcome]

    @property
    def is_unclear(self) -> bool:
        return self.sorted.outcome == Outcome.UNCLEAR

    @property
    def can_be_left(self) -> bool:
        return self.sorted.outcome in (Outcome.NEW, Outcome.KNOWN)

    @property
    def is_left_out(self) -> bool:
        return self.decided is not None and self.decided.decision == Decision.SKIP

    @property
    def why(self) -> str:
        """Why it is refused or unclear."""
        if self.record.refused:
            return why_refused(self.record.refused, self.record.refused_heading)
        return str(DOUBTS[self.sorted.doubt]) if self.sorted.doubt else ""

    @property
    def contact(self) -> str:
        return " · ".join([*self.record.phones, *filter(None, [self.record.mail])])

    @property
    def asks(self) -> list[str]:
        """ "free time: flexibel", shown here, stored nowhere. What the list says nothing about is summed up above."""
        return [f"{FIELDS[ask.field]}: {ask.said}" for ask in self.record.asks if ask.said]

    @property
    def left(self) -> list[str]:
        unnamed = [code for code in self.record.languages if code not in SPOKEN]
        more = [_("language: %(code)s") % {"code": code} for code in unnamed]
        wish = [_("wish for a woman or a man (needs the person's own consent)")] if self.record.wished_gender else []
        return [*(f"{piece.heading}: {piece.said}" for piece in self.record.left), *more, *wish]

    @property
    def languages(self) -> str:
        return ", ".join(language_name(code) for code in self.record.languages)

    @property
    def area(self) -> str:
        return self.areas.get(self.record.area, "")

    @property
    def free_time(self) -> str:
        return describe(self.record.availability.slots or ())

    @property
    def born(self) -> str:
        return _born(self.record)


def numbers_of(seen: Kept, show: str = "") -> list[int]:
    """Numbers of the rows of one outcome, or of those with a question (`ASK` and its field); all without `show`."""
    return [mark.number for mark in seen.marks if _is_shown(mark, show)]


def rows_of(seen: Kept, decisions: dict[int, RowDecision], numbers: Iterable[int]) -> list[Row]:
    """These rows, by their numbers in the whole list; only they are opened."""
    areas = dict(Area.objects.values_list("public_id", "name"))
    return [Row(row, decisions.get(number), areas) for number in numbers if (row := seen.row(number))]


def row_of(seen: Kept, decisions: dict[int, RowDecision], number: int) -> Row | None:
    """One row, by its number in the whole list."""
    return next(iter(rows_of(seen, decisions, [number])), None)


@dataclass(frozen=True, slots=True)
class Hidden:
    """What is hidden in one sheet and is read all the same. `rows` are the first of `count` numbers."""

    sheet: str
    whole: bool
    columns: tuple[str, ...]
    rows: tuple[int, ...]
    count: int

    @property
    def more(self) -> int:
        return self.count - len(self.rows)


def hidden_of(seen: Kept) -> list[Hidden]:
    """Sheets, columns and rows that nobody sees who opens the file; only sheets that are read."""
    found = []
    for part in seen.parts:
        hidden = [column for column in part.layout.columns if column.hidden] if part.layout else []
        names = (column.heading or _("Column %(number)d") % {"number": column.index + 1} for column in hidden)
        rows = part.hidden_rows
        one = Hidden(part.name, part.hidden, tuple(names), rows[:MOST_NAMED], len(rows))
        if part.layout and (one.whole or one.columns or one.count):
            found.append(one)
    return found


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be asked of so many rows, and how to see them: `?show=` with `show`."""

    label: str
    rows: int
    show: str


def to_ask(seen: Kept) -> list[Asked]:
    """What the list does not say, or not clearly: equal questions in one line, the most frequent first."""
    found = Counter(field for mark in seen.marks for field in mark.asks)
    return [Asked(str(FIELDS[field]), rows, f"{ASK}{field}") for field, rows in found.most_common()]


@dataclass(frozen=True, slots=True)
class Candid:
    """Somebody a row may be: how a decision names her, who she is, and both side by side."""

    key: str
    name: str
    pairs: list[Pair]


def candidates_of(row: Row, seen: Kept, user: User, list_import: ListImport) -> list[Candid]:
    """Everybody in question for a row. People of this house are shown only as far as the reader keeps them."""
    stored = _stored(user, list_import, [one.key for one in row.sorted.candidates if one.key])
    others = {one.number: seen.row(one.number) for one in row.sorted.candidates if not one.key}
    earlier = {number: other.record for number, other in others.items() if other}
    return [Candid(one.named, *_beside(row, one, stored, earlier)) for one in row.sorted.candidates]


def _is_shown(mark: Mark, show: str) -> bool:
    if show.startswith(ASK):
        return show.removeprefix(ASK) in mark.asks
    return not show or mark.outcome == show


@dataclass(frozen=True, slots=True)
class _Person:
    """What is compared, in words."""

    name: str
    born: str = ""
    phones: str = ""
    mail: str = ""
    area: str = ""
    about: str = ""


def _beside(row: Row, one: Candidate, stored: dict[str, _Person], earlier: dict[int, Record]) -> tuple[str, list[Pair]]:
    mine = _of_record(row.record, row.areas)
    if one.key:
        other = stored.get(one.key, _Person(_("somebody of another programme")))
    else:
        record = earlier[one.number]
        other = _of_record(record, row.areas, _("row %(row)d of this list") % {"row": record.row})
    pairs = [
        Pair(_("Name"), mine.name, other.name, same=one.same_name),
        Pair(_("Born"), mine.born, other.born, same=one.same_birth),
        Pair(_("Phone"), mine.phones, other.phones, same=one.same_phone),
        Pair(_("E-mail"), mine.mail, other.mail, same=one.same_mail),
        Pair(_("Area"), mine.area, other.area),
        Pair(_("What"), mine.about, other.about, same=True),
    ]
    return other.name, pairs


def _of_record(record: Record, areas: dict[str, str], about: str = "") -> _Person:
    phones = ", ".join(record.phones)
    about = about or _("row %(row)d of this list") % {"row": record.row}
    return _Person(record.name, _born(record), phones, record.mail, areas.get(record.area, ""), about)


def _born(record: Record) -> str:
    return date_format(record.born_on, "SHORT_DATE_FORMAT") if record.born_on else str(record.birth_year or "")


def _stored(user: User, list_import: ListImport, keys: Iterable[str]) -> dict[str, _Person]:
    """People of this house, by the key the comparison gave them; two queries."""
    keys = list(keys)
    kept = Engagement.objects.filter(volunteer__public_id__in=keys, organisation=list_import.organisation_id)
    kept = kept.kept_by(user).select_related("volunteer__user", "volunteer__area", "programme").order_by("pk")
    found = {one.volunteer.public_id: one for one in kept}
    mentees = Mentee.objects.filter(public_id__in=keys, intake=list_import.organisation_id).kept_by(user)
    return {
        **{key: _of_engagement(one) for key, one in found.items()},
        **dict(_of_mentees(mentees.select_related("user", "area").order_by("pk"))),
    }


def _of_engagement(one: Engagement) -> _Person:
    born = date_format(one.born_on, "SHORT_DATE_FORMAT") if one.born_on else ""
    phone, about = str(one.contact_phone or ""), f"{one.get_kind_display()}, {one.get_status_display()}"
    return _Person(one.volunteer.user.name, born, phone, one.contact_email, str(one.volunteer.area or ""), about)


def _of_mentees(mentees: Iterable[Mentee]) -> Iterator[tuple[str, _Person]]:
    for one in mentees:
        phone, born = str(one.contact_phone or ""), str(one.birth_year or "")
        about = one.get_status_display()
        yield one.public_id, _Person(one.user.name, born, phone, one.contact_email, str(one.area or ""), about)
