"""From the rows of a sheet to records."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from common.names import fold
from common.week import Reading, normalised, read
from mentors.lists.columns.contents import ticks
from mentors.lists.columns.layout import Column, Layout, people_rows
from mentors.lists.fields import Field, Kind
from mentors.lists.outcomes import Reason
from mentors.lists.reading.book import Sheet
from mentors.lists.records.areas import Areas
from mentors.lists.records.birth import birth_refusal, read_birth
from mentors.lists.records.clearance import clearance_hint
from mentors.lists.records.contact import mail_in, phones_in, says_none
from mentors.lists.records.languages import languages_in
from mentors.lists.records.levels import german_level
from mentors.lists.records.names import is_lost, read_names
from mentors.lists.records.needs import need_in, occupation_in, sex_in, wished_gender
from mentors.lists.records.person import Ask, Left, Record
from mentors.lists.records.remarks import Remarks, read_remarks

_MARKUP = re.compile(r"<(?:/?[a-z][a-z0-9-]*(?:\s[^<>]*)?/?>|!--|!\[|script\b|[a-z]+\s+\w+\s*=)|&#x?[0-9a-f]+;", re.I)
_SUMS = frozenset({"summe", "gesamt", "total", "sum", "anzahl", "insgesamt", "zwischensumme", "gesamtzahl"})
_COUNT = re.compile(r"\d+")


def records(sheet: Sheet, layout: Layout, *, areas: Areas, today: dt.date, number: int = 1) -> Iterator[Record]:
    """One record for every row below the headings in which anything stands, refused ones too. Nothing is lost.

    `number` is that of the first row in the whole file; `today` is the day ages are counted from unless the list
    names one in its title.
    """
    reader = _RowReader(sheet, layout, areas, today)
    for index, cells in people_rows(sheet, layout):
        yield reader.record(number, index, cells)
        number += 1


@dataclass
class _RowReader:
    sheet: Sheet
    layout: Layout
    areas: Areas
    today: dt.date

    def __post_init__(self) -> None:
        self._columns: dict[Field, list[Column]] = {}
        for column in self.layout.columns:
            if column.field:
                self._columns.setdefault(column.field, []).append(column)
        # A list repeats its few texts; they are forgotten with it.
        self._read = cache(read)
        # An age is often calculated from the birth date beside it, which says more.
        needless = {Field.AGE} if Field.BORN in self._columns else set()
        self._telling = [c for field, columns in self._columns.items() if field not in needless for c in columns]
        self._headings = {c.index: c.heading.casefold() for c in self.layout.columns if c.heading}

    def record(self, number: int, index: int, cells: tuple[str, ...]) -> Record:
        """Read one row, then look whether it can be taken."""
        kept = tuple("" if self._is_dropped(n) else cell for n, cell in enumerate(cells))
        record = Record(number, self.sheet.name, index + self.sheet.first_number, self.layout.kind, kept)
        if guilty := self._guilty(index, cells):
            return replace(record, refused=guilty[0], refused_heading=guilty[1])
        record = self._seen_as_person(record)
        return replace(record, refused=self._refusal(record))

    def _is_dropped(self, index: int) -> bool:
        return index < len(self.layout.columns) and self.layout.columns[index].never is not None

    def _guilty(self, index: int, cells: tuple[str, ...]) -> tuple[Reason, str] | None:
        """What makes a row unreadable before anybody looks at its meaning."""
        if index in self.sheet.broken:
            return Reason.DAMAGED, ""
        same = sum(1 for n, cell in enumerate(cells) if cell and self._headings.get(n) == cell.casefold())
        if same >= max(2, len(self._headings) / 2):
            return Reason.HEADINGS, ""
        if fold(next(filter(None, cells), "")).rstrip(" :") in _SUMS:
            return Reason.NO_PERSON, ""
        for column in self._telling:
            if (index, column.index) in self.sheet.formulas:
                return Reason.FORMULA, column.heading
            if column.index < len(cells) and _MARKUP.search(cells[column.index]):
                return Reason.MARKUP, column.heading
        return None

    def _seen_as_person(self, record: Record) -> Record:
        said = _Said(record.cells, self._columns)
        last, first = read_names(said[Field.LAST], said[Field.FIRST], said[Field.NAME], self._name_heading())
        remarks = read_remarks(said[Field.REMARK], self.areas)
        asks = _Asks()
        record = replace(
            record,
            last=last,
            first=first,
            name_key=fold(f"{first} {last}"),
            lost_letter=is_lost(last) or is_lost(first),
            **self._contact(said, remarks, asks),
            **self._languages(said, remarks, asks, record.kind),
            **self._place_and_time(said, remarks, asks),
            **read_birth(said[Field.BORN], said[Field.AGE], record.kind, self.layout.dated or self.today),
            gender=sex_in(said[Field.SEX]),
        )
        if record.lost_letter:
            asks.add(Field.NAME, record.name)
        born = said[Field.BORN] or said[Field.AGE]
        if not record.birth_year and not says_none(born):
            asks.add(Field.BORN, born)
        left = [Left(heading, piece) for heading in self._heading_of(Field.REMARK) for piece in remarks.left]
        if record.kind == Kind.MENTOR:
            record = replace(record, **self._as_mentor(said, remarks, asks))
        else:
            record = replace(record, **self._as_seeker(said, asks))
            left += [Left(h, said[Field.WISH]) for h in self._heading_of(Field.WISH) if not record.wished_gender]
        return replace(record, asks=tuple(asks.found), left=tuple(piece for piece in left if piece.said))

    def _heading_of(self, field: Field) -> list[str]:
        return [column.heading for column in self._columns.get(field, [])[:1]]

    def _name_heading(self) -> str:
        return next(iter(self._heading_of(Field.NAME)), "")

    def _contact(self, said: "_Said", remarks: Remarks, asks: "_Asks") -> dict:
        phones, mail = phones_in(said[Field.PHONE]), mail_in(said[Field.MAIL])
        if phones.rest:
            asks.add(Field.PHONE, phones.rest)
        if not mail and not says_none(said[Field.MAIL]):
            asks.add(Field.MAIL, said[Field.MAIL])
        return {"phones": phones.numbers, "mail": mail, "phone_only": remarks.phone_only}

    def _languages(self, said: "_Said", remarks: Remarks, asks: "_Asks", kind: Kind) -> dict:
        spoken = languages_in(said[Field.LANGUAGES])
        crossed = [c.language for c in self._columns.get(Field.LANGUAGE, []) if _is_yes(said.at(c.index))]
        codes = tuple(dict.fromkeys([*spoken.codes, *remarks.languages, *crossed]))
        german = german_level(said[Field.GERMAN])
        if spoken.rest or (kind == Kind.SEEKER and not codes):
            asks.add(Field.LANGUAGES, spoken.rest)
        if said[Field.GERMAN] and not german:
            asks.add(Field.GERMAN, said[Field.GERMAN])
        return {"languages": codes, "german": german}

    def _place_and_time(self, said: "_Said", remarks: Remarks, asks: "_Asks") -> dict:
        where = said[Field.AREA]
        area = self.areas.find(where) or ("" if where else remarks.area)
        if not area:
            asks.add(Field.AREA, where)
        when = self._free_time(said[Field.AVAILABILITY], remarks.times)
        if not when.known or when.rest:
            asks.add(Field.AVAILABILITY, when.rest)
        return {"area": area, "availability": when, "mobility": remarks.mobility}

    def _free_time(self, said: str, also: list[str]) -> Reading:
        """ "Mo 14-18" and "kann auch abends" add up; beside "flexibel" the evenings say nothing, it stays unknown."""
        when = self._read(said)
        more = [slot for text in also for slot in self._read(text).slots or ()]
        if not more or (said and not when.known):
            return when
        return Reading(normalised([*(when.slots or ()), *more]), when.rest)

    def _as_mentor(self, said: "_Said", remarks: Remarks, asks: "_Asks") -> dict:
        occupation, accompanies = occupation_in(said[Field.OCCUPATION]), _count(said[Field.ACCOMPANIES])
        if said[Field.OCCUPATION] and not occupation:
            asks.add(Field.OCCUPATION, said[Field.OCCUPATION])
        if accompanies is None:
            asks.add(Field.ACCOMPANIES, said[Field.ACCOMPANIES])
        return {
            "occupation": occupation,
            "capacity": _count(said[Field.CAPACITY]),
            "accompanies": accompanies,
            "clearance": clearance_hint(said[Field.CLEARANCE]) or remarks.clearance,
        }

    def _as_seeker(self, said: "_Said", asks: "_Asks") -> dict:
        need = need_in(said[Field.SEEKS])
        if need.rest or not need.topic:
            asks.add(Field.SEEKS, need.rest)
        return {"need": need, "occupation": need.occupation, "wished_gender": wished_gender(said[Field.WISH])}

    def _refusal(self, record: Record) -> Reason | None:
        if not fold(record.name):
            return Reason.NO_NAME
        said = _Said(record.cells, self._columns)
        if reason := birth_refusal(said[Field.BORN], said[Field.AGE], record.kind, self.today):
            return reason
        return None if record.phones or record.mail else Reason.NO_CONTACT


class _Said:
    """The cells of a row by meaning; several of one meaning are joined by a line end."""

    def __init__(self, cells: tuple[str, ...], columns: dict[Field, list[Column]]):
        self._cells, self._columns = cells, columns

    def at(self, index: int) -> str:
        return self._cells[index] if index < len(self._cells) else ""

    def __getitem__(self, field: Field) -> str:
        return "\n".join(filter(None, (self.at(c.index) for c in self._columns.get(field, ()))))


class _Asks:
    def __init__(self) -> None:
        self.found: list[Ask] = []

    def add(self, field: Field, said: str = "") -> None:
        self.found.append(Ask(field, said))


def _is_yes(cell: str) -> bool:
    """A cross, or a level beside the language."""
    return ticks(cell) or bool(german_level(cell) not in ("", "A0"))


def _count(text: str) -> int | None:
    """The first number, if it is one of people; an empty cell is unknown."""
    hit = _COUNT.search(text)
    return int(hit[0]) if hit and int(hit[0]) <= 50 else None
