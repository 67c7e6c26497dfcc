"""The whole house on one port for the browser: pages, sockets and static files through a real ASGI server."""

import mimetypes
import threading
import time
from pathlib import Path

import uvicorn
from django.contrib.staticfiles import finders

from config.asgi import application


class LiveHouse:
    """Serves on a free port of this machine, in a thread, on the test's own database."""

    def __init__(self):
        config = uvicorn.Config(
            _with_static(application),
            host="127.0.0.1",
            port=0,
            lifespan="off",
            log_level="error",
            ws="websockets-sansio",
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, daemon=True)

    def __enter__(self):
        self._thread.start()
        deadline = time.monotonic() + 20
        while not self._server.started:
            if time.monotonic() > deadline or not self._thread.is_alive():
                raise RuntimeError("the live house did not start")
            time.sleep(0.02)
        port = self._server.servers[0].sockets[0].getsockname()[1]
        self.url = f"http://127.0.0.1:{port}"
        return self

    def __exit__(self, *_exception):
        self._server.should_exit = True
        self._thread.join(10)
        if self._thread.is_alive():
            self._server.force_exit = True
            self._thread.join(10)


def _with_static(pages):
    """Static files straight from their sources; in production WhiteNoise or the proxy gives them."""

    async def app(scope, receive, send):
        if scope["type"] != "http" or not scope["path"].startswith("/static/"):
            await pages(scope, receive, send)
            return
        found = finders.find(scope["path"].removeprefix("/static/"))
        kind = mimetypes.guess_type(scope["path"])[0] or "application/octet-stream"
        content = Path(found).read_bytes() if found else b""
        headers = [(b"content-type", kind.encode()), (b"cache-control", b"max-age=60")]
        await send({"type": "http.response.start", "status": 200 if found else 404, "headers": headers})
        await send({"type": "http.response.body", "body": content})

    return app
