"""Logs say what happened to which id: only keys on this list are ever written (security 35)."""

LOGGED_KEYS = frozenset(
    {
        *("event", "level", "timestamp", "logger", "request_id", "code", "route", "method", "status"),
        *("user_id", "job", "task", "kind", "channel", "count", "ms"),
    }
)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"()": "common.logs.Formatter"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "plain"},
        "nowhere": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "patennetz": {"level": "INFO"},
        "django.server": {"level": "WARNING"},
        # They name the numbers they write to.
        "apprise": {"handlers": ["nowhere"], "propagate": False},
        "urllib3": {"handlers": ["nowhere"], "propagate": False},
    },
}
