"""Jobs: gone with the transaction, back after a kill, ids only, planned from the rooms."""

import datetime as dt
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django_q.models import OrmQ, Schedule
from django_q.signing import SignedPackage

from common import clock, jobs
from tests.notifications.processes import environment, until

MARKS = "jobs"


def break_with(text):
    raise ValueError(text)


def leave_mark(number):
    """One line per run; the first run of an odd number takes its time."""
    path = Path(os.environ["VAR_DIR"]) / MARKS
    is_first = not path.exists() or str(number) not in path.read_text().split()
    with path.open("a") as marks:
        marks.write(f"{number}\n")
    if number % 2 and is_first:
        time.sleep(60)


@pytest.fixture
def queue(settings):
    settings.Q_CLUSTER = {**settings.Q_CLUSTER, "sync": False}


def waiting():
    return [SignedPackage.loads(row.payload) for row in OrmQ.objects.order_by("pk")]


@pytest.mark.django_db
def test_a_job_is_gone_with_its_transaction(queue):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        jobs.enqueue("common.tasks.clean")
        assert OrmQ.objects.count() == 1
        1 / 0  # noqa: B018
    assert not OrmQ.objects.exists()
    jobs.enqueue("common.tasks.clean", 1, "abc")
    (task,) = waiting()
    assert (task["func"], task["args"], task["kwargs"]) == ("common.jobs.run", ("common.tasks.clean", 1, "abc"), {})


@pytest.mark.django_db
@pytest.mark.parametrize("thing", [None, {"name": "Anna"}, ["a"], 1.5, object()])
def test_jobs_carry_ids_only(queue, thing):
    with pytest.raises(TypeError):
        jobs.enqueue("common.tasks.clean", thing)
    assert not OrmQ.objects.exists()


def test_every_planned_task_exists():
    from django.utils.module_loading import import_string

    assert jobs.planned()["notifications.tasks.deliver"] == 1
    for task, minutes in jobs.planned().items():
        assert callable(import_string(task)) and minutes > 0


@pytest.mark.django_db
def test_the_plan_is_made_anew_without_losing_its_times(capsys):
    Schedule.objects.create(name="old.task", func="old.task")
    call_command("plan_jobs")
    assert set(Schedule.objects.values_list("name", flat=True)) == set(jobs.planned())
    Schedule.objects.update(next_run="2030-01-01T00:00Z")
    call_command("plan_jobs")
    assert {row.next_run.year for row in Schedule.objects.all()} == {2030}
    assert Schedule.objects.count() == len(jobs.planned())


@pytest.mark.django_db(transaction=True)
def test_a_killed_worker_loses_no_job(queue):
    path = Path(settings.VAR_DIR) / MARKS
    path.unlink(missing_ok=True)
    for number in (1, 2):
        jobs.enqueue("tests.common.test_jobs.leave_mark", number)

    def marks():
        # The file is there before its first line is.
        return path.read_text().split() if path.exists() else []

    command = [sys.executable, "manage.py", "qcluster"]
    # A session of its own, so that all of the cluster's processes die at once. On a busy machine the kill comes late:
    # by then no worker may have given the long job up, and no job may have come again by itself.
    start = {"env": environment(JOB_SECONDS="90"), "cwd": settings.BASE_DIR, "start_new_session": True}
    first = subprocess.Popen(command, **start)
    try:
        until(lambda: "1" in marks())
    finally:
        os.killpg(first.pid, signal.SIGKILL)
        first.wait(30)
    assert marks() == ["1"] and OrmQ.objects.count() == 2
    # The time after which a job of a dead worker comes again.
    OrmQ.objects.update(lock=clock.now() - dt.timedelta(seconds=1))
    second = subprocess.Popen(command, **start)
    try:
        until(lambda: not OrmQ.objects.exists())
    finally:
        os.killpg(second.pid, signal.SIGKILL)
        second.wait(30)
    assert sorted(marks()) == ["1", "1", "2"]
