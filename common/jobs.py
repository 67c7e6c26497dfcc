"""The one door to the job queue. Jobs carry ids only, and are dropped with the transaction that asked for them."""

import datetime as dt
from importlib import import_module

import structlog
from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string, module_has_submodule
from django_q.models import Schedule, Task
from django_q.tasks import async_task

from common import clock
from common.logs import where

log = structlog.get_logger("patennetz.jobs")
KEEP_FAILED = dt.timedelta(days=30)


class JobFailed(Exception):
    """A job broke: type and place of the error, never its values (the queue keeps the text)."""


def enqueue(task: str, *ids: int | str, seconds: int | None = None) -> None:
    """Run `task` (dotted path) with these ids in the worker, after the surrounding transaction commits.

    The queue is a table of the same database: no commit, no job. A job may run twice (a worker was killed, or the
    job raised: then it comes again after `retry` seconds, at most five times), so it looks before it acts.
    Under `sync` (tests) it runs at once. `seconds`: how long it may take, where the usual limit is too short. Past
    `retry` seconds another worker may begin it as well, so such a job must hold what it changes.
    """
    if not all(isinstance(i, int | str) for i in ids):
        raise TypeError("jobs carry ids only")
    if settings.Q_CLUSTER.get("sync"):
        import_string(task)(*ids)
    else:
        longer = {"timeout": seconds} if seconds else {}
        async_task("common.jobs.run", task, *ids, task_name=task, sync=False, **longer)


def run(task: str, *ids: int | str) -> None:
    """What the worker calls. Raises `JobFailed` without a trace of the values when the task breaks."""
    try:
        import_string(task)(*ids)
    except Exception as error:
        problem = where(error)
        log.error("job_failed", task=task, problem=problem)
        raise JobFailed(f"{task}: {problem}") from None


def planned() -> dict[str, int]:
    """{task: every so many minutes} from the `schedule.py` of all apps."""
    found: dict[str, int] = {}
    for app in apps.get_app_configs():
        if module_has_submodule(app.module, "schedule"):
            found |= dict(getattr(import_module(f"{app.name}.schedule"), "SCHEDULES", ()))
    return found


def forget_old() -> int:
    """Jobs that failed are kept for `KEEP_FAILED`, to find the fault. Returns how many went."""
    return Task.objects.filter(stopped__lt=clock.now() - KEEP_FAILED).delete()[0]


@transaction.atomic
def plan() -> dict[str, int]:
    """Make the queue's plan equal to `planned()`: new ones are due at once, unknown ones go. Returns the plan."""
    wanted = planned()
    Schedule.objects.exclude(name__in=wanted).delete()
    known = {row.name: row for row in Schedule.objects.all()}
    for task, minutes in wanted.items():
        row = known.get(task) or Schedule(name=task, repeats=-1)
        row.func, row.args = "common.jobs.run", repr((task,))
        row.schedule_type, row.minutes = Schedule.MINUTES, minutes
        row.save()
    return wanted
