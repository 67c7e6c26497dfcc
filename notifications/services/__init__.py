"""Every write of this room."""

from notifications.services.notices import (
    Addressed,
    forget_old_notices,
    mark_seen,
    notify,
    notify_address,
    notify_addresses,
    notify_all,
    open_notice,
)
from notifications.services.outbox import printed, withdraw
from notifications.services.preferences import choose

__all__ = [
    "Addressed",
    "choose",
    "forget_old_notices",
    "mark_seen",
    "notify",
    "notify_address",
    "notify_addresses",
    "notify_all",
    "open_notice",
    "printed",
    "withdraw",
]
