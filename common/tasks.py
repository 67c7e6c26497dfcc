"""What the worker does for this room."""

from common import jobs, limits, news, sessions


def clean() -> None:
    """Old counters, old signals, old failures and expired sessions go."""
    limits.forget_old()
    news.forget_old()
    jobs.forget_old()
    sessions.SessionStore.clear_expired()
