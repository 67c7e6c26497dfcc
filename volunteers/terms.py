"""Periods and default steps a town may want otherwise: one place, with the source of each."""

import calendar
import datetime as dt

from volunteers.enums import StepKind

# §72a SGB VIII leaves the period open; the youth offices of NRW recommend to look again after five years at the latest.
CLEARANCE_MONTHS = 60
# The person and the checker are reminded so many days before it runs out.
REMIND_DAYS = (90, 30)
# §72a (5) SGB VIII: to be deleted three months after the work has ended; at once if none came about.
CLEARANCE_KEPT_MONTHS = 3

# How she is reached, and what she said about herself, is needed so long after the end: for a last talk, a certificate.
DETAILS_KEPT_MONTHS = 3
# §195 BGB: that somebody helped, and promised to keep things to herself.
PROOF_KEPT_MONTHS = 36
# An application that came to nothing.
REJECTED_KEPT_MONTHS = 3

# No step, no person's data: the promise is asked of everybody, whatever a programme has set.
ALWAYS = frozenset({StepKind.CONFIDENTIALITY})
# Asked where nobody has set anything. Programmes that need a certificate ask for it in any case.
BY_DEFAULT = frozenset({StepKind.FIRST_TALK, StepKind.CONFIDENTIALITY})


def months_later(day: dt.date, months: int) -> dt.date:
    """The same day of the month so many months later (earlier if negative), the last one where there is none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
