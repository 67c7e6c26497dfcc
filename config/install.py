"""Make the virtual environment and install what the lock says, hashes checked. Runs on the bare system Python.

`python3 config/install.py requirements.lock [more.lock …]`: a stamp named after the lock's content makes the second
call a matter of milliseconds. A later lock contains all of the earlier ones.
"""

import hashlib
import importlib.util
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OLDEST = (3, 11)


def main(locks: list[str]) -> None:
    """Install the last of the locks; nothing to do if its stamp is there."""
    venv = ROOT / ".venv"
    lock = ROOT / locks[-1]
    if (venv / "bin/python").exists() and stamp(venv, lock).exists():
        return
    _require_a_good_python()
    if not (venv / "bin/pip").exists() or not (venv / "bin/python").exists():
        say("Making the virtual environment (once) …")
        _run([sys.executable, "-m", "venv", "--clear", str(venv)])
    packages = lock.read_text(encoding="utf-8").count("==")
    say(f"Installing {packages} packages from {lock.name}, hashes checked (once, about a minute) …")
    for old in venv.glob(".installed-*"):
        old.unlink()
    pip = [str(venv / "bin/python"), "-m", "pip", "--disable-pip-version-check", "install", "-qq", "--no-input"]
    _run([*pip, "--require-hashes", "--only-binary", ":all:", "-r", str(lock)])
    for name in locks:
        stamp(venv, ROOT / name).touch()


def stamp(venv: Path, lock: Path) -> Path:
    """The empty file that says: exactly this lock is installed."""
    return venv / f".installed-{hashlib.sha256(lock.read_bytes()).hexdigest()[:16]}"


def _require_a_good_python() -> None:
    if sys.version_info < OLDEST:
        sys.exit(f"This needs Python {'.'.join(map(str, OLDEST))} or newer; here is {sys.version.split()[0]}.")
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        sys.exit(
            "This Python cannot make virtual environments.\n"
            "On Debian and Ubuntu install the missing part, then try again:\n\n"
            "    sudo apt install python3-venv\n"
        )


def _run(command: list[str]) -> None:
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL)
    except KeyboardInterrupt:
        sys.exit("\nStopped. The next start takes it up again.")
    if done.returncode:
        sys.exit("That did not work; the lines above say why. When that is mended, just try again.")


def say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
