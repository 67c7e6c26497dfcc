"""Logs say what happened to which id: only keys on this list are ever written (security 35)."""

from typing import Any

LOGGED_KEYS = frozenset(
    {
        *("event", "level", "timestamp", "logger", "request_id", "code", "route", "method", "status"),
        *("user_id", "job", "task", "kind", "channel", "count", "ms", "problem"),
    }
)

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"in_earnest": {"()": "django.utils.log.RequireDebugFalse"}},
    "formatters": {"plain": {"()": "common.logs.Formatter"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "plain"},
        "mail": {"class": "common.logs.AdminMail", "level": "ERROR", "filters": ["in_earnest"]},
        "nowhere": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "patennetz": {"level": "INFO"},
        # Django's own handlers would write addresses and mail whole requests.
        "django": {"handlers": ["mail"], "level": "WARNING"},
        "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
        "django-q": {"handlers": [], "level": "ERROR", "propagate": True},
        # They name the numbers they write to.
        "apprise": {"handlers": ["nowhere"], "propagate": False},
        "urllib3": {"handlers": ["nowhere"], "propagate": False},
    },
}
DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False
DJANGO_STRUCTLOG_USER_ID_FIELD = None
