"""What rooms above know about a helper, as lines of her own page and of the desk's.

The Paten system tells how many people a mentor takes: `more.told_by(mentoring.lines)` at start. A teller gets the
reader and the helper; it gives nothing for whom it does not concern. A line's `href` is where it can be changed, empty
for whoever may not.
"""

from collections.abc import Callable
from typing import NamedTuple

from volunteers import rules
from volunteers.models import Volunteer


class Line(NamedTuple):
    """A line of facts about a helper, in the reader's language. `said` empty: not said yet."""

    label: str
    said: str
    href: str = ""


Teller = Callable[..., list[Line]]
_TELLERS: list[Teller] = []


def told_by(teller: Teller) -> None:
    """Ask this room, too: `teller(reader, volunteer, own=True)` on the helper's own page."""
    _TELLERS.append(teller)


def lines(reader, volunteer: Volunteer) -> list[Line]:
    """Everything rooms above tell this reader; nothing of somebody about whom nothing is noted yet."""
    if volunteer.pk is None:
        return []
    own = rules.is_self(reader, volunteer)
    return [line for teller in _TELLERS for line in teller(reader, volunteer, own=own)]
