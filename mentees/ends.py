"""Where an accompaniment ends, and what still holds it. The room that knows the tandems names its pages at start."""

from django.urls import reverse

from common.holds import Holds
from mentees.models import Mentee

HOLDS = Holds()
_PAGES: dict[str, str] = {}


def asked_at(*, desk: str, own: str) -> None:
    """`desk` takes the mentee's public id; `own` is the person's own page, about nobody else."""
    _PAGES.update(desk=desk, own=own)


def page_of(mentee: Mentee) -> str:
    """The address where her house ends it."""
    return reverse(_PAGES["desk"], args=[mentee.public_id])


def own_page() -> str:
    """The address where she herself withdraws."""
    return reverse(_PAGES["own"])
