"""Regular jobs of this room."""

from mentees.services import circle, referrals


def end_unchecked_helpers() -> None:
    """See `circle.end_unchecked`."""
    circle.end_unchecked()


def withdraw_referrals_without_yes() -> None:
    """See `referrals.withdraw_without_yes`."""
    referrals.withdraw_without_yes(actor=None)
