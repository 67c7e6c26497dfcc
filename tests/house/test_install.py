"""The installer on a machine that lacks something, and on one that has everything. Nothing is downloaded."""

import shutil
import subprocess
import sys

import pytest

from tests.house.processes import ROOT, clean_environment

WITHOUT = {
    "venv": """
import importlib.util
there = importlib.util.find_spec
importlib.util.find_spec = lambda name, *more: None if name == "ensurepip" else there(name, *more)
""",
    "python": "import sys; sys.version_info = (3, 10, 4)",
    "nothing": "",
}
RUN = """
import runpy, sys
sys.argv = ["install.py", "requirements.lock", "requirements-dev.lock"]
runpy.run_path("config/install.py", run_name="__main__")
"""


@pytest.fixture
def machine(tmp_path):
    """A copy of what the installer needs, and a function that runs it there."""
    (tmp_path / "config").mkdir()
    shutil.copy(ROOT / "config/install.py", tmp_path / "config")
    for name in ("requirements.lock", "requirements-dev.lock"):
        (tmp_path / name).write_text("nothing==1 --hash=sha256:00\n")

    def run(without="nothing"):
        command = [sys.executable, "-I", "-c", WITHOUT[without] + RUN]
        # A package index that is nowhere: whatever would be downloaded fails.
        environment = clean_environment(PIP_INDEX_URL="http://127.0.0.1:1/", PIP_NO_INDEX="1", PIP_RETRIES="0")
        return subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120)

    run.folder = tmp_path
    return run


def pretend_to_be_installed(folder):
    (folder / ".venv/bin").mkdir(parents=True)
    for program in ("python", "pip"):
        (folder / ".venv/bin" / program).symlink_to("/bin/true")


def test_a_missing_venv_module_gets_the_name_of_its_package(machine):
    done = machine(without="venv")
    assert done.returncode == 1
    assert "sudo apt install python3-venv" in done.stderr
    assert not (machine.folder / ".venv").exists()


def test_an_old_python_is_named(machine):
    done = machine(without="python")
    assert done.returncode == 1
    assert "needs Python 3.11 or newer" in done.stderr


def test_the_second_call_does_nothing_until_the_lock_changes(machine):
    pretend_to_be_installed(machine.folder)
    assert "Installing 1 packages from requirements-dev.lock" in machine().stdout
    assert machine().stdout == ""
    (machine.folder / "requirements-dev.lock").write_text("other==2 --hash=sha256:00\n")
    assert "Installing" in machine().stdout
    assert len(list((machine.folder / ".venv").glob(".installed-*"))) == 2


def test_a_failed_installation_is_tried_again(machine):
    pretend_to_be_installed(machine.folder)
    (machine.folder / ".venv/bin/python").unlink()
    (machine.folder / ".venv/bin/python").symlink_to("/bin/false")
    done = machine()
    assert done.returncode == 1
    assert "just try again" in done.stderr
    assert not list((machine.folder / ".venv").glob(".installed-*"))
