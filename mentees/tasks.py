"""Regular jobs of this room."""

from mentees.services import circle, drafts, records, referrals


def end_unchecked_helpers() -> None:
    """See `circle.end_unchecked`."""
    circle.end_unchecked()


def withdraw_referrals_without_yes() -> None:
    """See `referrals.withdraw_without_yes`."""
    referrals.withdraw_without_yes(actor=None)


def forget_old_drafts() -> int:
    """See `drafts.forget_old`."""
    return drafts.forget_old()


def forget_withdrawn_wishes() -> int:
    """See `records.forget_withdrawn`."""
    return records.forget_withdrawn()
