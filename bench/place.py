"""Where it runs: one engine, one scratch directory, databases made for this run and dropped after it."""

import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit

POSTGRESQL, SQLITE = "postgresql", "sqlite"
DEFAULT_SERVER = "postgres://postgres@127.0.0.1:5432/postgres"


def engines(wish: str) -> list[str]:
    """`postgresql`, `sqlite`, `both`; without a wish PostgreSQL if it answers, else SQLite."""
    known = {"both": [POSTGRESQL, SQLITE], POSTGRESQL: [POSTGRESQL], SQLITE: [SQLITE]}
    if wish and wish not in known:
        raise LookupError(f"no engine {wish}; there are: {', '.join(known)}")
    return known[wish] if wish else [POSTGRESQL if _answers() else SQLITE]


def _answers() -> bool:
    import psycopg

    try:
        psycopg.connect(_server(), connect_timeout=2).close()
    except psycopg.OperationalError:
        return False
    return True


def _server() -> str:
    return os.environ.get("BENCH_POSTGRES", DEFAULT_SERVER)


@dataclass
class Place:
    """The scratch directory and the migrated template that every figure gets a copy of."""

    engine: str
    directory: Path
    template: str = field(default_factory=lambda: f"patennetz_bench_{os.getpid()}")
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def url(self, name: str) -> str:
        """The `DATABASE_URL` of a scratch database."""
        if self.engine == SQLITE:
            return f"sqlite:///{self.directory / name}.sqlite3"
        return urlsplit(_server())._replace(path=f"/{name}").geturl()

    @contextmanager
    def fresh(self):
        """Point Django (here, and in servers started from here) at a new copy of the template; drop it after."""
        name = f"{self.template}_{next(self._numbers)}"
        self._copy(name)
        try:
            self._point(name)
            yield
        finally:
            self._point(self.template)
            self._drop(name)

    def _point(self, name: str) -> None:
        from django.db import connection

        connection.close()
        connection.settings_dict["NAME"] = str(self.directory / f"{name}.sqlite3") if self.engine == SQLITE else name
        os.environ["DATABASE_URL"] = self.url(name)

    def _copy(self, name: str) -> None:
        from django.db import connection

        connection.close()
        if self.engine == SQLITE:
            shutil.copy(self.directory / f"{self.template}.sqlite3", self.directory / f"{name}.sqlite3")
        else:
            _tell(f'CREATE DATABASE "{name}" TEMPLATE "{self.template}"')

    def _drop(self, name: str) -> None:
        if self.engine == POSTGRESQL:
            _tell(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
            return
        for leftover in self.directory.glob(f"{name}.sqlite3*"):
            leftover.unlink()


@contextmanager
def place(engine: str):
    """Set a production environment, make and migrate the template, collect static files; clean up after."""
    with tempfile.TemporaryDirectory(prefix="patennetz-bench-") as directory:
        here = Place(engine, Path(directory))
        if engine == POSTGRESQL:
            _tell(f'CREATE DATABASE "{here.template}"')
        try:
            _prepare(here)
            yield here
        finally:
            _close()
            here._drop(here.template)


def _prepare(here: Place) -> None:
    os.environ.update(
        DJANGO_SETTINGS_MODULE="bench.settings",
        DATABASE_URL=here.url(here.template),
        VAR_DIR=str(here.directory),
        SECRET_KEY=secrets.token_urlsafe(50),
        ALLOWED_HOSTS="127.0.0.1",
        HTTPS="0",
        BEHIND_PROXY="0",
        DEBUG="0",
        REDIS_URL="",
    )
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)


def _close() -> None:
    from django.conf import settings
    from django.db import connections

    if settings.configured:
        connections.close_all()


def _tell(sentence: str) -> None:
    """Say one sentence of administration to the PostgreSQL server."""
    import psycopg

    with psycopg.connect(_server(), autocommit=True) as server:
        server.execute(sentence)
