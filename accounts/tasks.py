"""What the worker does for this room. Jobs carry ids."""

from accounts.services import delivery, forgetting, roles


def deliver_code(attempt_id: int) -> None:
    """See `delivery.send_sealed_code`."""
    delivery.send_sealed_code(attempt_id=attempt_id)


def deliver_notice(notice_id: int) -> None:
    """See `delivery.send_sealed_notice`."""
    delivery.send_sealed_notice(notice_id=notice_id)


def forget_old() -> None:
    """See `forgetting.forget_old`."""
    forgetting.forget_old()


def end_expired_roles() -> int:
    """See `roles.end_expired`."""
    return roles.end_expired()


def forget_old_audit() -> int:
    """See `forgetting.forget_old_audit`."""
    return forgetting.forget_old_audit()


def forget_old_consents() -> int:
    """See `forgetting.forget_old_consents`."""
    return forgetting.forget_old_consents()
