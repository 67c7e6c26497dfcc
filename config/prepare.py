"""What must be there before the pages can be shown: words, tables, planned jobs, the demo.

The words come before Django: a process that has once asked for a word keeps the catalogue it found, or found missing.

`python -m config.prepare reset` throws the demo away and loads it again.
"""

import fcntl
import os
import shutil
import sys
from collections.abc import Callable
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

Say = Callable[[str], None]
LOCALE = Path(__file__).resolve().parents[1] / "locale"


def everything(say: Say) -> None:
    """Prepare what is missing; `say` is told of everything that takes longer than a blink. Needs Django set up."""
    _tables(say)
    _jobs()
    _demo(say)


def words(say: Say) -> None:
    """Compile what is missing or older than its source. To be called before Django is set up."""
    from common.catalogues.po import compile_stale

    if compile_stale(LOCALE):
        say("Compiled the words of all languages.")


def _tables(say: Say) -> None:
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    Path(settings.VAR_DIR).mkdir(parents=True, exist_ok=True)
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        say(f"Bringing the tables up to date ({connection.display_name}) …")
        call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)


def _jobs() -> None:
    from django.core.management import call_command, get_commands

    if "plan_jobs" in get_commands():
        call_command("plan_jobs", verbosity=0, stdout=StringIO())


def _demo(say: Say) -> None:
    from django.contrib.auth import get_user_model
    from django.core.management import call_command

    unfinished = _var() / "demo.unfinished"
    if get_user_model().objects.exists() and not unfinished.exists():
        return
    say("Loading the demo: areas, organisations and offers of the county, programmes, one person per role …")
    unfinished.touch()
    call_command("seed_demo", verbosity=0, stdout=StringIO())
    unfinished.unlink()


def _var() -> Path:
    from django.conf import settings

    return Path(settings.VAR_DIR)


@contextmanager
def house_in_use(*, alone: bool):
    """Hold the house: runs share it, a reset wants it `alone`. Raises BlockingIOError if somebody is in the way."""
    folder = _var()
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "in-use.lock").open("w") as lock:
        fcntl.flock(lock, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        yield


def reset(say: Say) -> None:
    """Delete the demo's database and files, then prepare everything anew. SQLite only."""
    from django.conf import settings

    database = settings.DATABASES["default"]
    if not database["ENGINE"].endswith("sqlite3"):
        sys.exit("demo-reset only deletes the SQLite file of a development machine, never a database server.")
    try:
        with house_in_use(alone=True):
            for ending in ("", "-wal", "-shm"):
                Path(f"{database['NAME']}{ending}").unlink(missing_ok=True)
            for folder in (settings.OUTBOX_DIR, settings.PRIVATE_ROOT):
                shutil.rmtree(folder, ignore_errors=True)
            say("The demo is gone.")
            everything(say)
            say("The demo is new.")
    except BlockingIOError:
        sys.exit("The house is in use. End `make run` first, then try again.")


def sign_in_lines() -> list[str]:
    """How to sign in as each person of the demo, one line each."""
    from demo import people

    return people.sign_in_lines()


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    import django

    words(print)
    django.setup()
    reset(print)
