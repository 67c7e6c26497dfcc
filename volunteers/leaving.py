"""Where a break and an end are noted, and what still holds somebody. Rooms above that ask more say so at start.

The Paten system asks a mentor what becomes of each tandem: `BREAK.at(EngagementKind.MENTOR, "mentors:…")`, the same
with `END`. The pages take the engagement's public id. As long as a tandem is open, `HOLDS` lets nobody end behind them.
"""

from django.urls import reverse

from common.holds import Holds
from volunteers.enums import EngagementKind
from volunteers.models import Engagement


class Asked:
    """A question about one piece of work: on this room's page, or on the one named for that kind of work."""

    def __init__(self, here: str) -> None:
        self._here = here
        self._elsewhere: dict[str, str] = {}

    def at(self, kind: EngagementKind, route: str) -> None:
        """Lead everybody who is asked about this kind of work to this page."""
        self._elsewhere[kind] = route

    def page_of(self, engagement: Engagement) -> str:
        """The address where it is asked about this work."""
        return reverse(self._elsewhere.get(engagement.kind, self._here), args=[engagement.public_id])

    def is_here(self, engagement: Engagement) -> bool:
        """True if this room's own page is the one."""
        return engagement.kind not in self._elsewhere


BREAK = Asked("volunteers:pause")
END = Asked("volunteers:end")
HOLDS = Holds()
