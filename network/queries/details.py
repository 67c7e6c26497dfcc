"""Everything one programme page shows."""

from dataclasses import dataclass

from django.utils import translation

from common import clock
from network import languages
from network.enums import TargetGroup
from network.models import Area, ContactPerson, Phase, Programme
from network.queries.programmes import fresh_words, place_words


@dataclass(frozen=True, slots=True)
class Details:
    """One programme in the reader's words; contacts fall back to those of the organisation."""

    programme: Programme
    phases: list[Phase]
    areas: list[Area]
    languages: list[str]
    groups: list[str]
    contacts: list[ContactPerson]
    fundings: list
    fresh: str
    fresh_kind: str
    places: str


def details(programme: Programme) -> Details:
    """Seven small queries, however large the register is."""
    labels = dict(TargetGroup.choices)
    reader = translation.get_language() or "de"
    state, fresh = fresh_words(
        programme.confirmed_on, programme.confirmation_asked_on, programme.created_on, clock.today(), reader
    )
    return Details(
        programme=programme,
        phases=list(programme.phases.order_by("position")),
        areas=list(programme.areas.order_by("path")),
        languages=[languages.name(code) for code in programme.languages.order_by("pk").values_list("code", flat=True)],
        groups=[str(labels[g]) for g in programme.target_groups.order_by("pk").values_list("group", flat=True)],
        contacts=contacts_of(programme),
        fundings=list(programme.fundings.order_by("ends_on", "pk")),
        fresh=fresh,
        fresh_kind=state,
        places=place_words(programme.places_free, programme.places_total, reader),
    )


def contacts_of(programme: Programme) -> list[ContactPerson]:
    """Whom to call about a programme, in the order to try."""
    own = list(programme.contacts.first_first())
    return own or list(programme.organisation.contacts.filter(programme=None).first_first())
