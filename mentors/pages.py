"""Where the page of a record is, for lists that lead there."""

from django.urls import reverse

_NAMES = {
    "mentee": "mentees:person",
    "tandem": "mentors:tandem",
    "check_ins": "mentors:check_ins",
    "engagement": "volunteers:helper",
    "need": "mentees:needs",
    "programme": "network:programme",
    "referral": "mentees:referral",
    "list": "mentors:list",
    "handover": "mentors:handover",
}


def page_of(kind: str, record) -> str:
    """The address of the record's own page; a need stands on the page of all needs."""
    if kind == "need":
        return reverse(_NAMES[kind])
    return reverse(_NAMES[kind], args=[record.volunteer.public_id if kind == "engagement" else record.public_id])
