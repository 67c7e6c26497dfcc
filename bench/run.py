"""What a figure is given: how many rounds, how large, fresh statistics, a server with its load."""

from contextlib import contextmanager
from dataclasses import dataclass

from bench.client import Load
from bench.place import Place
from bench.server import server


@dataclass
class Run:
    """`quick` is the smoke test: everything happens, nothing is large, no figure means anything."""

    place: Place
    quick: bool = False
    concurrency: int = 4

    @property
    def rounds(self) -> int:
        return 3 if self.quick else 21

    def size(self, full: int, quick: int) -> int:
        return quick if self.quick else full

    def analyze(self) -> None:
        """Fresh table statistics, so that the planner of a grown installation is the one measured."""
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("VACUUM (ANALYZE)" if connection.vendor == "postgresql" else "ANALYZE")

    @contextmanager
    def serving(self):
        """A production server on the data as it is now, and a load process for it."""
        self.analyze()
        with server(self.place.directory / "server.log") as port, Load(port, self.concurrency) as load:
            yield load
