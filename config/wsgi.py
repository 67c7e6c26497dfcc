"""Pages, for a WSGI server (granian in production)."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")
application = get_wsgi_application()

from accounts.checks import refuse_demo  # noqa: E402

refuse_demo()
