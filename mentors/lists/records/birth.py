"""When somebody was born: of volunteers the day, of seekers the year and, under 18, the month of turning it."""

import datetime as dt
from typing import Any

from mentors.lists.fields import Kind
from mentors.lists.outcomes import Reason
from mentors.lists.records.dates import age_on, month_of_18, read_age, read_date, year_of_birth

ADULT = 18
OLDEST = 110


def read_birth(born: str, age: str, kind: Kind, listed: dt.date) -> dict[str, Any]:
    """`born_on`, `birth_year` and `adult_from` of a record. An age counts from the day of the list."""
    date, years = read_date(born, latest=listed), read_age(age)
    if not date.year and years is not None:
        return {"birth_year": year_of_birth(years, listed)}
    if kind == Kind.MENTOR or not date.day:
        return {"born_on": date.day, "birth_year": date.year}
    turning = month_of_18(date.day)
    return {"birth_year": date.year, "adult_from": turning if turning > listed else None}


def birth_refusal(born: str, age: str, kind: Kind, today: dt.date) -> Reason | None:
    """Why nobody can have been born then, or is too young to be a mentor."""
    date, years = read_date(born, latest=today), read_age(age)
    if date.impossible or (date.day and date.day > today):
        return Reason.IMPOSSIBLE_BIRTH
    if date.day:
        years = age_on(date.day, today)
    elif date.year:
        years = today.year - date.year
    if years is None:
        return None
    if not 0 <= years <= OLDEST:
        return Reason.IMPOSSIBLE_BIRTH
    return Reason.UNDER_AGE if kind == Kind.MENTOR and years < ADULT else None
