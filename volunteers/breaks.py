"""Where a break is noted. A room above that has more to ask names its own page for a kind of work, at start.

The Paten system asks a mentor what becomes of each tandem: `breaks.asked_at(EngagementKind.MENTOR, "mentors:…")`. The
page takes the engagement's public id.
"""

from django.urls import reverse

from volunteers.enums import EngagementKind
from volunteers.models import Engagement

_HERE = "volunteers:pause"
_ELSEWHERE: dict[str, str] = {}


def asked_at(kind: EngagementKind, route: str) -> None:
    """Lead everybody who wants a break from this kind of work to this page."""
    _ELSEWHERE[kind] = route


def page_of(engagement: Engagement) -> str:
    """The address where a break from this work is noted."""
    return reverse(_ELSEWHERE.get(engagement.kind, _HERE), args=[engagement.public_id])


def is_asked_here(engagement: Engagement) -> bool:
    """True if this room's own page is the one."""
    return engagement.kind not in _ELSEWHERE
