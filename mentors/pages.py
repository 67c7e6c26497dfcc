"""Where the page of a record is, for lists that lead there."""

from django.urls import NoReverseMatch, reverse

_NAMES = {
    "mentee": "mentees:person",
    "tandem": "mentors:tandem",
    "engagement": "volunteers:helper",
    "need": "mentees:needs",
    "programme": "network:programme",
    "referral": "mentees:referral",
    "list": "mentors:import",
}


def page_of(kind: str, record) -> str:
    """The address of the record's own page; its follow-ups where it has none."""
    public_id = record.volunteer.public_id if kind == "engagement" else record.public_id
    try:
        return reverse(_NAMES[kind], args=[] if kind == "need" else [public_id])
    except NoReverseMatch:
        return "" if kind in ("list", "referral") else reverse("mentors:follow_ups_of", args=[kind, record.public_id])
