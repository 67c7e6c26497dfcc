"""Regular jobs of this room."""

from mentees.services import circle, drafts, guardians, records, referrals, worries
from volunteers.services import forgetting


def end_unchecked_helpers() -> None:
    """See `circle.end_unchecked`."""
    circle.end_unchecked()


def forget_certificates() -> int:
    """What ended rows of the circle still hold is let go of, and deleted. See `circle.let_go_of_papers`."""
    circle.let_go_of_papers()
    return forgetting.forget_unused(actor=None)


def withdraw_referrals_without_yes() -> None:
    """See `referrals.withdraw_without_yes`."""
    referrals.withdraw_without_yes(actor=None)


def forget_old_drafts() -> int:
    """See `drafts.forget_old`."""
    return drafts.forget_old()


def forget_withdrawn_wishes() -> int:
    """See `records.forget_withdrawn`."""
    return records.forget_withdrawn()


def end_unwilling_helpers() -> None:
    """See `guardians.end_unwilling`."""
    guardians.end_unwilling()


def remind_of_worries() -> None:
    """See `worries.hand_on` and `worries.remind`."""
    worries.hand_on()
    worries.remind()


def forget_closed_worries() -> None:
    """See `worries.forget_closed`."""
    worries.forget_closed()
