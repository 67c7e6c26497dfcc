"""A child process with little memory and time, for what strangers upload (security 24). It writes no file."""

import resource
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# Bytes and seconds of one child.
MEMORY = 256 * 1024 * 1024
SECONDS = 30


def start(module: str) -> subprocess.Popen:
    """Start this module as a child; it reads stdin, answers on stdout and calls `limit` before anything else."""
    return subprocess.Popen(
        [sys.executable, "-m", module],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


def limit() -> None:
    """Inside the child: less memory, less time, no files."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
