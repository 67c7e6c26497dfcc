"""Who looked at a person's data."""

from accounts import audit
from accounts.models import AuditEntry, User

LOOKS_SHOWN = 50


def looks_at(user: User) -> list[tuple[AuditEntry, str]]:
    """Who looked at this person's data, newest first: the last `LOOKS_SHOWN` looks with a sentence each."""
    looks = AuditEntry.objects.filter(is_look=True).about(user.public_id).newest_first()
    return audit.sentences(looks[:LOOKS_SHOWN])
