"""The bench itself works: it prints rows and keeps JSON. Never a word about how fast anything is."""

import json
import os
import subprocess
import sys

from django.conf import settings

from bench.registry import figures

# Needs a Chromium.
ON_ITS_OWN = {"page-weight"}


def _bench(tmp_path, *only):
    env = {**os.environ, "QUICK": "1", "ENGINE": "sqlite", "BENCH_KEPT": str(tmp_path)}
    return subprocess.run(
        [sys.executable, "-m", "bench", *only],
        cwd=settings.BASE_DIR,
        env=env,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def test_a_quick_run_prints_rows_and_keeps_json(tmp_path):
    done = _bench(tmp_path, *(figures().keys() - ON_ITS_OWN))
    assert done.returncode == 0, done.stderr
    kept = json.loads((tmp_path / "latest-sqlite.json").read_text())
    names = [row["name"] for row in kept["rows"]]
    assert {"grants 1 group", "register-list signed out", "register-list coordinator, queries"} <= set(names)
    assert all(name in done.stdout for name in names)
    assert not [row["name"] for row in kept["rows"] if row["verdict"] == "not measured"]
    assert kept["quick"] is True


def test_an_unknown_figure_is_named(tmp_path):
    done = _bench(tmp_path, "speed-of-light")
    assert done.returncode == 1
    assert "no figure speed-of-light" in done.stderr


def test_the_preview_of_a_list_is_measured_with_all_its_rows(tmp_path):
    done = _bench(tmp_path, "list-preview")
    assert done.returncode == 0, done.stderr
    rows = json.loads((tmp_path / "latest-sqlite.json").read_text())["rows"]
    assert [row["unit"] for row in rows] == [*["s", "MB"] * 4, "s", "s", "s"]
    assert all(row["note"].startswith("200 rows, ") for row in rows[:8:2])
