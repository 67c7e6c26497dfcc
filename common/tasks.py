"""What the worker does for this room."""

from common import limits, news, sessions


def clean() -> None:
    """Old counters, old signals and expired sessions go."""
    limits.forget_old()
    news.forget_old()
    sessions.SessionStore.clear_expired()
