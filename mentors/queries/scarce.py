"""The scarcity report in words, ready for a recruiting call."""

from collections.abc import Hashable

from mentors.matching import Scarcity
from network.models import Area, Phase


def lines(report: Scarcity) -> list[str]:
    """Each shortage as sentences in the reader's language, the largest first. Two queries."""
    wanted = [one.wanted for one in report.shortages]
    areas = dict(Area.objects.filter(pk__in={w.area for w in wanted if w.area}).values_list("pk", "name"))
    rows = Phase.objects.filter(pk__in={w.phase for w in wanted if w.phase})
    phases: dict[Hashable, str] = {row.pk: str(row) for row in rows}
    return [
        one.call(area=areas.get(one.wanted.area or 0, ""), phase=phases.get(one.wanted.phase, ""))
        for one in report.shortages
    ]
