"""What a column's cells look like, for headings that say nothing."""

from collections.abc import Callable, Sequence

from mentors.lists.fields import Field
from mentors.lists.records.contact import mail_in, phones_in
from mentors.lists.records.dates import read_date
from mentors.lists.records.languages import languages_in

# So many of the cells must look alike.
_MOST = 0.6
_TICKS = frozenset({"x", "ja", "j", "yes", "y", "1", "✓", "✔", "+", "ok", "wahr", "true", "•"})
_UNTICKED = frozenset({"", "-", "–", "nein", "n", "no", "0", "falsch", "false", "/"})


def is_ticked(value: str) -> bool:
    """Can this stand in a column with x? (It may also say no.)"""
    return value.strip().casefold() in _TICKS | _UNTICKED


def ticks(value: str) -> bool:
    """Does this cell say yes?"""
    return value.strip().casefold() in _TICKS


def guess(values: Sequence[str], *, fewest: int = 2) -> Field | None:
    """A meaning for unnamed cells, or None. Only what cannot be mistaken: at least `fewest` cells look like it."""
    looks: tuple[tuple[Field, Callable[[str], object]], ...] = (
        (Field.MAIL, lambda v: "@" in v and mail_in(v)),
        (Field.BORN, lambda v: not v.isdigit() and read_date(v).day),
        (Field.PHONE, lambda v: v.lstrip("+").startswith(("0", "49", "1")) and phones_in(v).numbers),
        (Field.LANGUAGES, lambda v: languages_in(v).codes and not languages_in(v).rest),
    )
    enough = max(fewest, _MOST * len(values))
    return next((field for field, look in looks if sum(1 for v in values if look(v)) >= enough), None)
