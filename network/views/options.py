"""Choices of the filter bars as ready-made markup: the same for everybody, so built once per language."""

from functools import lru_cache

from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from network import languages
from network.enums import OfferKind, OpenTo
from network.queries import Catalogue, Filters
from network.queries.filters import SORTS


@lru_cache(maxsize=512)
def _options(pairs: tuple[tuple[str, str], ...], chosen: str) -> SafeString:
    marked = ((value, SafeString(" selected") if value == chosen else "", label) for value, label in pairs)
    return format_html_join("", '<option value="{}"{}>{}</option>', marked)


def area_pairs(known: Catalogue) -> tuple[tuple[str, str], ...]:
    """Areas by public id, quarters set in under their town."""
    return tuple((area.public_id, "\u2003" * max(0, area.depth - 1) + area.name) for area in known.areas)


def filter_options(known: Catalogue, filters: Filters) -> dict[str, SafeString]:
    """The selects of the programme list."""
    everywhere = ("", _("All"))
    sorts = {"name": _("Name"), "free": _("Free places"), "fresh": _("Last confirmed"), "partner": _("Partner")}
    return {
        "phase": _options((everywhere, *((p.slug, p.name) for p in known.phases)), filters.phase),
        "area": _options((everywhere, *area_pairs(known)), filters.area),
        "language": _options((everywhere, *languages.choices()), filters.language),
        "open_to": _options(
            (everywhere, *((v.value, str(v.label)) for v in (OpenTo.WOMEN, OpenTo.MEN))), filters.open_to
        ),
        "sort": _options(tuple((key, sorts[key]) for key in SORTS), filters.sort),
    }


def offer_options(known: Catalogue, filters) -> dict[str, SafeString]:
    """The selects of the offers list."""
    everything = ("", _("All"))
    kinds = sorted(((value, str(label)) for value, label in OfferKind.choices), key=lambda pair: pair[1])
    return {
        "kind": _options((everything, *kinds), filters.kind),
        "area": _options((everything, *area_pairs(known)), filters.area),
    }
