"""The scarcity report in words, ready for a recruiting call."""

from collections.abc import Hashable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mentors.matching import Gender, Scarcity, Shortage
from mentors.queries.pairs import WOULD_HELP
from network import languages
from network.models import Area, Phase


@dataclass(frozen=True, slots=True)
class Line:
    """So many people wait for somebody like this, and what would help."""

    people: int | None
    who: str
    phase: str
    area: str
    helps: list[str]


def lines(report: Scarcity) -> list[Line]:
    """Each shortage in the reader's language. Two queries."""
    wanted = [one.wanted for one in report.shortages]
    areas = dict(Area.objects.filter(pk__in={w.area for w in wanted if w.area}).values_list("pk", "name"))
    phases: dict[Hashable, str] = {
        row.pk: str(row) for row in Phase.objects.filter(pk__in={w.phase for w in wanted if w.phase})
    }
    return [
        Line(
            people=one.people,
            who=_who(one),
            phase=phases.get(one.wanted.phase, ""),
            area=areas.get(one.wanted.area or 0, ""),
            helps=_helps(one),
        )
        for one in report.shortages
    ]


def _who(shortage: Shortage) -> str:
    name = {"language": languages.name(shortage.wanted.language)}
    if shortage.wanted.gender == Gender.FEMALE:
        return _("a woman who speaks %(language)s") % name
    if shortage.wanted.gender == Gender.MALE:
        return _("a man who speaks %(language)s") % name
    return _("somebody who speaks %(language)s") % name


def _helps(shortage: Shortage) -> list[str]:
    found = []
    for rule, number in shortage.remedies.items():
        if rule in WOULD_HELP and number:
            counted = ngettext("%(n)d mentor", "%(n)d mentors", number) % {"n": number}
            found.append(f"{counted}: {WOULD_HELP[rule]}")
    return found
