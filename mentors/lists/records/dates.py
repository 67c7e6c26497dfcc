"""Birth dates, years and ages as lists write them."""

import datetime as dt
import re
from typing import NamedTuple

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]|$)")
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)$")
_GERMAN = re.compile(r"(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{4}|\d{2})(?!\d)")
_MONTH = re.compile(r"(\d{1,2})\s?[./-]\s?((?:19|20)\d\d)(?!\d)")
_YEAR = re.compile(r"(?<!\d)((?:18|19|20)\d\d)(?!\d)")
# Spreadsheets count days from here; 7,000 and 45,000 days later are 1919 and 2023.
_EPOCH = dt.date(1899, 12, 30)
_AGE = re.compile(r"(?:ca\.?\s*)?(\d{1,3})(?:\s*(?:j|jahre|years?)\.?)?$", re.IGNORECASE)


class Date(NamedTuple):
    """What a cell says: a day, a month of a year, a year; `impossible` when it looks like a date and is none."""

    day: dt.date | None = None
    year: int | None = None
    month: int | None = None
    impossible: bool = False


def read_date(text: str, *, latest: dt.date | None = None) -> Date:
    """A date anywhere in `text`. Two digits of a year mean the last hundred years before `latest`."""
    text = text.strip()
    if hit := _ISO.match(text) or _COMPACT.match(text):
        return _day(int(hit[1]), int(hit[2]), int(hit[3]))
    if hit := _GERMAN.search(text):
        return _day(_full_year(hit[3], latest), int(hit[2]), int(hit[1]))
    if text.isdigit() and len(text) == 5 and 7_000 < int(text) < 45_000:
        day = _EPOCH + dt.timedelta(days=int(text))
        return Date(day, day.year, day.month)
    if hit := _MONTH.search(text):
        month = int(hit[1])
        return Date(year=int(hit[2]), month=month, impossible=not 1 <= month <= 12)
    if hit := _YEAR.search(text):
        return Date(year=int(hit[1]))
    return Date()


def date_in(text: str) -> dt.date | None:
    """A whole day named in a title ("Stand 15.10.2026"), or None."""
    return read_date(text).day if text else None


def read_age(text: str) -> int | None:
    """ "66", "ca. 40 Jahre"; None when it is no age."""
    hit = _AGE.match(text.strip())
    return int(hit[1]) if hit else None


def year_of_birth(age: int, on: dt.date) -> int:
    """The likelier of the two years in which somebody of this age on that day can be born."""
    return (on - dt.timedelta(days=round(365.25 * age + 182.6))).year


def age_on(born: dt.date, day: dt.date) -> int:
    """Whole years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def month_of_18(born: dt.date) -> dt.date:
    """The first day of the month of turning 18."""
    return dt.date(born.year + 18, born.month, 1)


def _day(year: int, month: int, day: int) -> Date:
    try:
        return Date(dt.date(year, month, day), year, month)
    except ValueError:
        return Date(impossible=True)


def _full_year(digits: str, latest: dt.date | None) -> int:
    if len(digits) == 4:
        return int(digits)
    year = 2000 + int(digits)
    return year if latest and year <= latest.year else year - 100
