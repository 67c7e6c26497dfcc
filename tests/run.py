"""`make test`: the suite in two goes, because browser tests want a process of their own.

What cannot run here (no Chromium, no PostgreSQL or Redis) is left out, and the last line says how many and why;
with STRICT=1 that is a failure.
"""

import os
import shutil
import subprocess
import sys

NOTHING_COLLECTED = 5
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")


def main(arguments: list[str]) -> int:
    """Run the tests these pytest arguments choose; gives the exit code."""
    left_out, marks = {}, "not browser"
    if problem := _services_problem():
        marks = "not browser and not services"
        left_out["services and not browser"] = f"service tests skipped: {problem}"
    codes = [_pytest("-n", str(_workers()), "-m", marks, *arguments)]
    if chromium := _chromium():
        os.environ["CHROMIUM"] = chromium
        codes.append(_pytest("-m", "browser", *arguments))
    else:
        left_out["browser"] = f"browser tests skipped: no Chromium {_where()} (Debian: apt install chromium)"
    strict = os.environ.get("STRICT", "") not in ("", "0")
    return _verdict(codes, {text: _count(mark, arguments) for mark, text in left_out.items()}, strict)


def _pytest(*arguments: str) -> int:
    return subprocess.run([sys.executable, "-m", "pytest", *arguments]).returncode


def _verdict(codes: list[int], skipped: dict[str, int], strict: bool) -> int:
    """The exit code, after the last lines."""
    failed = [code for code in codes if code not in (0, NOTHING_COLLECTED)]
    if set(codes) == {NOTHING_COLLECTED} and not any(skipped.values()):
        failed.append(NOTHING_COLLECTED)
    for text, count in skipped.items():
        if count:
            print(f"{count} {text}" + (" (STRICT makes this a failure)" if strict else ""), flush=True)
    if strict and any(skipped.values()):
        failed.append(1)
    return failed[0] if failed else 0


def _count(mark: str, arguments: list[str]) -> int:
    """How many tests with this mark the arguments choose."""
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-m", mark, "-p", "no:randomly", *arguments]
    listed = subprocess.run(command, capture_output=True, text=True).stdout
    return sum("::" in line for line in listed.splitlines())


def _workers() -> int:
    return max(2, min(8, os.cpu_count() or 2))


def _chromium() -> str | None:
    """The browser to use: what CHROMIUM names, else the usual names on the path."""
    wish = os.environ.get("CHROMIUM")
    return next(filter(None, map(shutil.which, (wish,) if wish else CHROMIUMS)), None)


def _where() -> str:
    return f"at {os.environ['CHROMIUM']}" if os.environ.get("CHROMIUM") else "on this machine"


def _services_problem() -> str:
    """Why PostgreSQL or Redis cannot be used; empty if both answer."""
    import psycopg
    import redis

    database = os.environ.get("DATABASE_URL", "postgres://postgres@127.0.0.1:5432/test")
    try:
        psycopg.connect(database.replace("postgres://", "postgresql://"), connect_timeout=3).close()
        redis.from_url(os.environ.get("REDIS_URL", "redis://127.0.0.1:6379/0"), socket_connect_timeout=3).ping()
    except (psycopg.Error, redis.RedisError) as problem:
        return f"{'PostgreSQL' if isinstance(problem, psycopg.Error) else 'Redis'} does not answer on this machine"
    return ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
