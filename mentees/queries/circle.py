"""The helper circle as its reader may see it."""

from accounts.purposes import HELPER_CIRCLE
from accounts.queries import has_consent
from mentees import rules
from mentees.models import Helper, Mentee


def circle_of(mentee: Mentee, reader) -> tuple[list[Helper], bool]:
    """Active helpers, the newest last, and whether the reader sees all of them.

    The person and her house see all; a helper sees herself, and the others only while the person agrees.
    """
    rows = mentee.helpers.open().select_related(
        "engagement__volunteer__user", "engagement__organisation", "engagement__programme"
    )
    sees_all = (
        mentee.user_id == reader.pk or rules.can_keep_mentee(reader, mentee) or has_consent(mentee.user, HELPER_CIRCLE)
    )
    if not sees_all:
        rows = rows.filter(engagement__volunteer__user=reader)
    return list(rows.order_by("starts_on", "pk")), sees_all
