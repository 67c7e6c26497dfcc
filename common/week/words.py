"""Free time in the reader's language."""

from collections.abc import Iterable

from django.utils.dates import WEEKDAYS_ABBR
from django.utils.translation import gettext as _

from common.week.slots import Slot, normalised


def describe(slots: Iterable[Slot]) -> str:
    """ "Mo–Fr 18:00–22:00, Sa 8:00–12:00"; no slots at all give an empty text. `read` understands the German form."""
    times: dict[int, tuple[str, ...]] = {}
    for slot in normalised(slots):
        times[slot.weekday] = (*times.get(slot.weekday, ()), f"{_clock(slot.start)}–{_clock(slot.end)}")
    runs: list[list[int]] = []
    for weekday in sorted(times):
        if runs and runs[-1][-1] == weekday - 1 and times[runs[-1][0]] == times[weekday]:
            runs[-1].append(weekday)
        else:
            runs.append([weekday])
    comma = _(", ")
    return comma.join(f"{_days(run)} {comma.join(times[run[0]])}" for run in runs)


def _days(run: list[int]) -> str:
    names = [str(WEEKDAYS_ABBR[weekday]) for weekday in run]
    if len(run) == 7:
        return _("daily")
    return names[0] if len(run) == 1 else f"{names[0]}–{names[-1]}"


def _clock(minute: int) -> str:
    return f"{minute // 60}:{minute % 60:02}"
