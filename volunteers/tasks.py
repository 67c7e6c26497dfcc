"""What the worker does for this room."""

from volunteers.services import engagements, forgetting, photos, reminders


def remind_certificates() -> int:
    """Tell people and checkers whose certificate runs out. Returns how many run out soon."""
    return reminders.remind()


def forget_certificates() -> int:
    """Delete what is no longer needed to know about certificates. Returns how many."""
    return forgetting.forget_unused(actor=None)


def forget_details() -> int:
    """See `forgetting.forget_details`."""
    return forgetting.forget_details()


def end_pauses() -> int:
    """Bring back whoever took a break until yesterday. Returns how many."""
    return engagements.end_pauses()


def forget_photos() -> int:
    """Delete photos whose person no longer agrees, and files of people who are gone. Returns how many photos."""
    return photos.forget_photos()
