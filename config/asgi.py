"""Sockets, and on one process also pages, for an ASGI server (uvicorn)."""

import os
from concurrent.futures import ThreadPoolExecutor

from django.core.asgi import get_asgi_application
from django.db import connections

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")
pages = get_asgi_application()

# Each page runs in a thread of its own here: a connection kept for later would never be used again, only stay open.
for database in connections.settings.values():
    database["CONN_MAX_AGE"] = 0

from channels.auth import AuthMiddlewareStack  # noqa: E402
from channels.routing import ProtocolTypeRouter, URLRouter  # noqa: E402
from channels.security.websocket import AllowedHostsOriginValidator  # noqa: E402

from accounts.checks import refuse_demo  # noqa: E402
from config.sockets import websocket_urlpatterns  # noqa: E402

# A server imports this inside its event loop, where the database must not be asked.
with ThreadPoolExecutor(1) as aside:
    aside.submit(refuse_demo).result()

application = ProtocolTypeRouter(
    {
        "http": pages,
        "websocket": AllowedHostsOriginValidator(AuthMiddlewareStack(URLRouter(websocket_urlpatterns))),
    }
)
