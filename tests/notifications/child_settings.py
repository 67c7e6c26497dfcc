"""Settings of child processes: the suite's, on the database that the environment names, with a real job queue."""

import os
from pathlib import Path

from config.settings.test import *  # noqa: F403

VAR_DIR = Path(os.environ["VAR_DIR"])
OUTBOX_DIR = VAR_DIR / "outbox"
PRIVATE_ROOT = VAR_DIR / "private"
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = OUTBOX_DIR
Q_CLUSTER = {"name": "test", "orm": "default", "workers": 1, "timeout": 1, "retry": 2, "max_attempts": 5, "poll": 0.1}
