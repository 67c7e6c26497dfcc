"""A town's server refuses to start half configured: tried with real processes."""

import subprocess
import sys

import pytest

from tests.house.processes import ROOT, clean_environment

GOOD = {
    "DJANGO_SETTINGS_MODULE": "config.settings.production",
    "SECRET_KEY": "kept-by-the-town-" + "5f0c" * 12,
    "ALLOWED_HOSTS": "paten.example.org",
    "SITE_URL": "https://paten.example.org",
}


def run(tmp_path, *command, **environment):
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=clean_environment(VAR_DIR=str(tmp_path), PYTHONPATH=str(ROOT), **environment),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_every_problem_is_said_at_once(tmp_path):
    bare = {"DJANGO_SETTINGS_MODULE": "config.settings.production", "DEBUG": "on"}
    done = run(tmp_path, "-c", "import config.settings.production", **bare)
    assert done.returncode != 0
    for beginning in ("SECRET_KEY is missing", "DEBUG is on", "ALLOWED_HOSTS is empty", "SITE_URL must begin"):
        assert f"\n{beginning}" in done.stderr


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"SECRET_KEY": ""}, "SECRET_KEY is missing"),
        ({"SECRET_KEY": "development-only"}, "SECRET_KEY is too weak"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY is too weak"),
        ({"DEBUG": "true"}, "DEBUG is on"),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS is empty"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS is *"),
        ({"KI_LOGO": "/no/such.svg"}, "KI_LOGO names no file"),
        ({"SITE_URL": "http://paten.example.org"}, "SITE_URL must begin with https"),
    ],
)
def test_one_wrong_setting_is_enough_and_named_alone(tmp_path, wrong, sentence):
    done = run(tmp_path, "-c", "import config.settings.production", **{**GOOD, **wrong})
    assert done.returncode != 0
    said = done.stderr.split("does not start with these settings:\n")[1].strip()
    assert said.startswith(sentence)
    assert "\n" not in said


OPEN_THE_DOORS = """
from importlib import import_module
from django.core.exceptions import ImproperlyConfigured
for server in ("wsgi", "asgi"):
    try:
        import_module(f"config.{server}")
    except ImproperlyConfigured as refused:
        print(server, "refuses:", refused)
    else:
        print(server, "opens")
"""
MAKE_DEMO = """
import django; django.setup()
from accounts.models import User
User.objects.create_user(name="Demo", is_demo=True)
"""


def test_demo_accounts_keep_the_doors_shut(tmp_path):
    assert run(tmp_path, "-c", OPEN_THE_DOORS, **GOOD).stdout.count("refuses: The database cannot be read") == 2

    assert run(tmp_path, "manage.py", "migrate", "-v0", **GOOD).returncode == 0
    assert run(tmp_path, "-c", OPEN_THE_DOORS, **GOOD).stdout == "wsgi opens\nasgi opens\n"
    checked = run(tmp_path, "manage.py", "check", "--deploy", **GOOD)
    assert checked.returncode == 0, checked.stderr
    assert "accounts.W001" in checked.stderr and "identified 1 issue" in checked.stderr

    dev = {"DJANGO_SETTINGS_MODULE": "config.settings.dev"}
    assert run(tmp_path, "-c", MAKE_DEMO, **dev).returncode == 0
    assert run(tmp_path, "-c", OPEN_THE_DOORS, **dev).stdout == "wsgi opens\nasgi opens\n"
    assert run(tmp_path, "-c", OPEN_THE_DOORS, **GOOD).stdout.count("refuses: 1 demo accounts are in the database") == 2
    assert "accounts.E001" in run(tmp_path, "manage.py", "check", "--deploy", **GOOD).stderr
