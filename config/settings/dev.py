"""This machine, `make run`: DEBUG, the demo, mail and SMS into files shown at /dev/outbox."""

from config.settings.base import *  # noqa: F403
from config.settings.base import LOGGING, OUTBOX_DIR, SECRET_KEY, env

DEBUG = True
DEMO_ALLOWED = True
SECRET_KEY = SECRET_KEY or "development-only"
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", ".localhost", *env.list("ALLOWED_HOSTS", default=[])]
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = OUTBOX_DIR
SMS_GATEWAY = "file"
# A passkey on http://localhost is refused unless told that this is development.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
# What was delivered stands at /dev/outbox: the greeting of `make run` shall stay on the screen.
LOGGING["loggers"]["patennetz"]["level"] = "WARNING"
