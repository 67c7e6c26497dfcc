"""What becomes of a row, and why."""

from enum import StrEnum


class Outcome(StrEnum):
    """Every row of a list is exactly one of these."""

    NEW = "new"
    KNOWN = "known"
    UNCLEAR = "unclear"
    REFUSED = "refused"


class Reason(StrEnum):
    """Why a row is refused; the sentences are in `mentors.lists.words`."""

    NO_NAME = "no_name"
    NO_CONTACT = "no_contact"
    NO_PERSON = "no_person"
    HEADINGS = "headings"
    UNDER_AGE = "under_age"
    IMPOSSIBLE_BIRTH = "impossible_birth"
    FORMULA = "formula"
    MARKUP = "markup"
    DAMAGED = "damaged"


class Doubt(StrEnum):
    """Why a row is unclear; the sentences are in `mentors.lists.words`."""

    OTHER_NAME = "other_name"
    OTHER_BIRTH = "other_birth"
    ONLY_NAME = "only_name"
    SEVERAL = "several"
    LOST_LETTER = "lost_letter"
