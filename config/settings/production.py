"""A town's server. Refuses to start half configured, and says everything that is missing at once."""

from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from config.settings.base import *  # noqa: F403
from config.settings.base import ALLOWED_HOSTS, KI_LOGO, SECRET_KEY, SITE_URL, STORAGES, env

DEBUG = False
# Accounts of the demo have known ways in: the servers do not start while there are any (`accounts.checks`).
ADMINS = [("", address) for address in env.list("ADMINS", default=[])]
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}}
SECURE_SSL_REDIRECT = env.bool("HTTPS", default=True)
# A monitor asks on the machine itself, without a certificate.
SECURE_REDIRECT_EXEMPT = [r"^health$"]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SECURE_SSL_REDIRECT
SECURE_HSTS_SECONDS = 31536000 if SECURE_SSL_REDIRECT else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("BEHIND_PROXY", default=True) else None
# What is below a town's domain is for the town to decide.
SILENCED_SYSTEM_CHECKS = [*SILENCED_SYSTEM_CHECKS, "security.W005", "security.W021"]  # noqa: F405

_SHORTEST_KEY = 50
_problems = [
    sentence
    for is_wrong, sentence in (
        (not SECRET_KEY, "SECRET_KEY is missing: set it to a long random text and keep it."),
        (
            SECRET_KEY and (len(SECRET_KEY) < _SHORTEST_KEY or SECRET_KEY.startswith(("development", "test"))),
            f"SECRET_KEY is too weak: it needs at least {_SHORTEST_KEY} random characters of its own.",
        ),
        (env.bool("DEBUG", default=False), "DEBUG is on: it would show the insides of the house to everybody."),
        (not ALLOWED_HOSTS, "ALLOWED_HOSTS is empty: name the host names this installation answers to."),
        ("*" in ALLOWED_HOSTS, "ALLOWED_HOSTS is *: name the host names this installation answers to."),
        (
            SECURE_SSL_REDIRECT and not SITE_URL.startswith("https://"),
            "SITE_URL must begin with https://: links in mails, SMS and letters are made from it.",
        ),
        (KI_LOGO and not Path(KI_LOGO).is_file(), "KI_LOGO names no file."),
    )
    if is_wrong
]
if _problems:
    raise ImproperlyConfigured("\n".join(["Patennetz does not start with these settings:", *_problems]))
