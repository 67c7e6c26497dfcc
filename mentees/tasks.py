"""Regular jobs of this room."""

from mentees.services import circle


def end_unchecked_helpers() -> None:
    """See `circle.end_unchecked`."""
    circle.end_unchecked()
