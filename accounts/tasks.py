"""Jobs of this room."""

from accounts.enums import Ending
from accounts.models import AuditEntry, Membership
from accounts.services import roles


def end_expired_roles() -> int:
    """Take back roles whose last day is over. Rights ended with that day already: `scope` looks at the date."""
    expired = list(Membership.objects.expired().select_related("user", "group__rolegroup").order_by("pk"))
    for membership in expired:
        roles.take_back(actor=None, membership=membership, reason=Ending.EXPIRED)
    return len(expired)


def forget_old_audit() -> int:
    """Delete what is over its time in the trail."""
    return AuditEntry.objects.forget_old()
