"""Sort the rows of a list against the people one provider knows already. Pure: no database, no clock.

Each row is *new*, *known*, *unclear* or *refused*, and only one of them:

- **known**: exactly one person has the same name (folded, in any order of its words) and the same phone, mail or birth
  date, and nothing speaks against it. Another birth date speaks against it.
- **unclear**: somebody shares the phone or the mail but not the name or not the birth date (families share phones), or
  only the name and no two birth dates tell them apart, or several people fit; or a letter of the name was lost
  ("Ay?e"). A person decides, with the candidates beside it.
- **new**: nobody fits. Two people of one name with different birth dates are two people.

Rows are compared with the rows before them in the same file as well: a row that repeats an earlier one is known, a
phone shared with an earlier row makes the later one unclear (one question for each pair). Mentors and seekers are not
compared with each other: who helps may also look for help. A birth year told by age may be one off.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from common.names import fold
from mentors.lists.fields import Kind
from mentors.lists.outcomes import Doubt, Outcome
from mentors.lists.records.areas import lost_letters
from mentors.lists.records.names import is_lost
from mentors.lists.records.person import Record

Progress = Callable[[int, int], None]
_EVERY = 200
# A provider's own number may stand in every row; nobody compares more than these.
_MOST = 20


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody this provider knows. `key` is the caller's own (a public id); names as stored, phones as +49…"""

    key: str
    kind: Kind
    last: str
    first: str
    born_on: dt.date | None = None
    birth_year: int | None = None
    phones: tuple[str, ...] = ()
    mail: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be the person of a row: `key` of a known person, or `number` of an earlier row of the file."""

    key: str = ""
    number: int = 0
    same_name: bool = False
    same_phone: bool = False
    same_mail: bool = False
    same_birth: bool = False
    other_birth: bool = False

    @property
    def named(self) -> str:
        """How a decision names somebody: a public id, or "#7" for row 7 of the same list."""
        return self.key or f"#{self.number}"

    @property
    def fits(self) -> bool:
        """The same person, as far as a list can tell."""
        return self.same_name and (self.same_phone or self.same_mail or self.same_birth) and not self.other_birth

    @property
    def doubtful(self) -> bool:
        """Neither the same nor clearly another."""
        return not self.fits and (self.same_phone or self.same_mail or (self.same_name and not self.other_birth))


@dataclass(frozen=True, slots=True)
class Sorted:
    """A row and what became of it. `candidates`: the one person for known, everybody in question for unclear."""

    record: Record
    outcome: Outcome
    doubt: Doubt | None = None
    candidates: tuple[Candidate, ...] = ()


def sort_rows(
    rows: Iterable[Record], known: Iterable[Known], *, total: int = 0, on_progress: Progress | None = None
) -> Iterator[Sorted]:
    """Sort every row, in order. `on_progress(done, total)` is called now and then."""
    everybody = tuple(known)
    people = {kind: _People(one for one in everybody if one.kind == kind) for kind in Kind}
    for done, record in enumerate(rows, start=1):
        yield _sort(record, people[record.kind])
        if record.refused is None:
            people[record.kind].add(_Person.of_row(record))
        if on_progress and (done % _EVERY == 0 or done == total):
            on_progress(done, total)


def _sort(record: Record, people: "_People") -> Sorted:
    if record.refused:
        return Sorted(record, Outcome.REFUSED)
    candidates = people.like(_Person.of_row(record))
    fitting = [candidate for candidate in candidates if candidate.fits]
    # A row that repeats an earlier row which is a known person names that person once.
    stored = [candidate for candidate in fitting if candidate.key] or fitting[:1]
    if len(stored) == 1:
        return Sorted(record, Outcome.KNOWN, None, (stored[0],))
    doubtful = fitting or [candidate for candidate in candidates if candidate.doubtful]
    if doubtful or record.lost_letter:
        return Sorted(record, Outcome.UNCLEAR, _doubt(doubtful), tuple(doubtful))
    return Sorted(record, Outcome.NEW)


def _doubt(candidates: list[Candidate]) -> Doubt:
    if not candidates:
        return Doubt.LOST_LETTER
    if len(candidates) > 1:
        return Doubt.SEVERAL
    (one,) = candidates
    if not one.same_name:
        return Doubt.OTHER_NAME
    return Doubt.OTHER_BIRTH if one.other_birth else Doubt.ONLY_NAME


@dataclass(slots=True)
class _Person:
    """What is compared of a known person or of a row."""

    key: str
    number: int
    words: frozenset[str]
    last: str
    first: str
    lost: bool
    born_on: dt.date | None
    year: int | None
    phones: frozenset[str]
    mail: str

    @classmethod
    def of_row(cls, row: Record) -> "_Person":
        words = frozenset(fold(row.name).split())
        return cls(
            *("", row.number, words, row.last, row.first, row.lost_letter),
            *(row.born_on, row.birth_year, frozenset(row.phones), row.mail),
        )

    @classmethod
    def of_known(cls, known: Known) -> "_Person":
        words = frozenset(fold(f"{known.first} {known.last}").split())
        year = known.born_on.year if known.born_on else known.birth_year
        return cls(
            *(known.key, 0, words, known.last, known.first, is_lost(known.last) or is_lost(known.first)),
            *(known.born_on, year, frozenset(known.phones), known.mail.lower()),
        )

    def compared(self, other: "_Person") -> Candidate:
        """What is the same about `other`, told as a candidate for this row."""
        return Candidate(
            key=other.key,
            number=other.number,
            same_name=self._same_name(other),
            same_phone=bool(self.phones & other.phones),
            same_mail=bool(self.mail) and self.mail == other.mail,
            same_birth=self.born_on is not None and self.born_on == other.born_on,
            other_birth=self._other_birth(other),
        )

    def _same_name(self, other: "_Person") -> bool:
        if self.lost or other.lost:
            broken, whole = (self, other) if self.lost else (other, self)
            return all(
                bool(lost_letters(lost).fullmatch(fold(full))) or lost == full
                for lost, full in ((broken.last, whole.last), (broken.first, whole.first))
            )
        return self.words == other.words

    def _other_birth(self, other: "_Person") -> bool:
        if self.born_on and other.born_on:
            return self.born_on != other.born_on
        return bool(self.year and other.year) and abs((self.year or 0) - (other.year or 0)) > 1


class _People:
    """Finds whoever shares a phone, a mail, a birthday or a name."""

    def __init__(self, known: Iterable[Known]):
        self._by: dict[tuple, list[_Person]] = defaultdict(list)
        for one in known:
            self.add(_Person.of_known(one))

    def add(self, person: _Person) -> None:
        for key in _keys(person):
            if len(self._by[key]) < _MOST:
                self._by[key].append(person)

    def like(self, person: _Person) -> list[Candidate]:
        """Everybody in question, known people first."""
        found = {id(other): other for key in _keys(person) for other in self._by.get(key, ())}
        candidates = (person.compared(other) for other in found.values())
        return sorted(candidates, key=lambda c: (c.number, c.key))


def _keys(person: _Person) -> Iterator[tuple]:
    """By what somebody is found. A name together with something else finds its person in the longest list."""
    traits = [("phone", phone) for phone in person.phones]
    if person.mail:
        traits.append(("mail", person.mail))
    if person.born_on:
        traits.append(("born", person.born_on.isoformat()))
    yield from traits
    yield ("name", person.words)
    yield from ((*trait, person.words) for trait in traits)
