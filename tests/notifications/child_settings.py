"""Settings of child processes: the suite's, on the database that the environment names, with a real job queue."""

import os
from pathlib import Path

from config.settings.test import *  # noqa: F403

VAR_DIR = Path(os.environ["VAR_DIR"])
OUTBOX_DIR = VAR_DIR / "outbox"
PRIVATE_ROOT = VAR_DIR / "private"
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = OUTBOX_DIR
# A test whose own job takes long says how long a worker may take (seconds).
_longest = int(os.environ.get("JOB_SECONDS", "1"))
Q_CLUSTER = {
    "name": "test",
    "orm": "default",
    "workers": 1,
    "timeout": _longest,
    "retry": 2 * _longest,
    "max_attempts": 5,
    "poll": 0.1,
}
