"""A relay on loopback between browser and server that counts what the server sends, whoever asked for it.

The browser's own figures leave out the service worker; what passes here is what a phone would pay for.
"""

import contextlib
import socket
import threading

LOOPBACK = "127.0.0.1"
CHUNK = 65536


class Relay:
    """Forwards every connection to `port`; `received` is the number of bytes from the server since `reset()`."""

    def __init__(self, port: int):
        self._target = port
        self._sizes: list[int] = []
        self._listener = socket.create_server((LOOPBACK, 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def received(self) -> int:
        return sum(self._sizes)

    def reset(self) -> None:
        self._sizes.clear()

    def close(self) -> None:
        self._listener.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                browser, _address = self._listener.accept()
                server = socket.create_connection((LOOPBACK, self._target))
                self._pump(browser, server, lambda size: None)
                self._pump(server, browser, self._sizes.append)

    def _pump(self, source: socket.socket, sink: socket.socket, count) -> None:
        def run():
            with contextlib.suppress(OSError):
                while part := source.recv(CHUNK):
                    count(len(part))
                    sink.sendall(part)
            with contextlib.suppress(OSError):
                sink.shutdown(socket.SHUT_WR)

        threading.Thread(target=run, daemon=True).start()
