"""The suite. `DATABASE_URL` and `REDIS_URL` choose the second engine."""

import tempfile
from pathlib import Path

from config.settings.base import *  # noqa: F403
from config.settings.base import DATABASES, STORAGES

SECRET_KEY = "test-only"
DEMO_ALLOWED = True
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
_scratch = Path(tempfile.mkdtemp(prefix="patennetz-test-"))
VAR_DIR = _scratch
OUTBOX_DIR = _scratch / "outbox"
PRIVATE_ROOT = _scratch / "private"
SMS_GATEWAY = "file"
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
Q_CLUSTER = {"name": "test", "orm": "default", "sync": True, "timeout": 60, "retry": 120}
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Threads of the live server need one shared file, not one memory each.
    DATABASES["default"]["TEST"] = {"NAME": str(_scratch / "test.sqlite3")}
