"""What a column can mean, whom a list is about, and what may never be stored."""

from enum import StrEnum


class Kind(StrEnum):
    """Whom a row is about."""

    MENTOR = "mentor"
    SEEKER = "seeker"


class Field(StrEnum):
    """Meaning of a column. LANGUAGE is one language with an x; NAME holds both names in one cell."""

    NAME = "name"
    LAST = "last"
    FIRST = "first"
    BORN = "born"
    AGE = "age"
    SEX = "sex"
    PHONE = "phone"
    MAIL = "mail"
    LANGUAGES = "languages"
    LANGUAGE = "language"
    GERMAN = "german"
    AREA = "area"
    AVAILABILITY = "availability"
    OCCUPATION = "occupation"
    CLEARANCE = "clearance"
    CAPACITY = "capacity"
    ACCOMPANIES = "accompanies"
    SEEKS = "seeks"
    WISH = "wish"
    REMARK = "remark"


# Several columns may mean the same.
REPEATABLE = frozenset({Field.PHONE, Field.MAIL, Field.LANGUAGES, Field.LANGUAGE, Field.AVAILABILITY, Field.REMARK})
NAMES = frozenset({Field.NAME, Field.LAST, Field.FIRST})


class Never(StrEnum):
    """Columns that may never be stored (docs: "Never stored"): dropped and named, their cells are not looked at."""

    RELIGION = "religion"
    ORIGIN = "origin"
    RESIDENCE = "residence"
    HEALTH = "health"
    IDENTITY = "identity"
    BANK = "bank"
    CRIMINAL_RECORD = "criminal_record"
    FLIGHT = "flight"
    CONVICTIONS = "convictions"
