"""The one door to the job queue. Jobs carry ids only, and are dropped with the transaction that asked for them."""

from django_q.models import Schedule
from django_q.tasks import async_task


def enqueue(task: str, *ids: int | str) -> None:
    """Run `task` (dotted path) with these ids in the worker, after the surrounding transaction commits.

    The queue is a table of the same database: no commit, no job; kill -9 of the worker: the job comes again.
    """
    if not all(isinstance(i, int | str) for i in ids):
        raise TypeError("jobs carry ids only")
    async_task(task, *ids)


def every(task: str, *, minutes: int) -> None:
    """Plan `task` every so many minutes; safe to call at every start."""
    Schedule.objects.update_or_create(
        name=task, defaults={"func": task, "schedule_type": Schedule.MINUTES, "minutes": minutes, "repeats": -1}
    )
