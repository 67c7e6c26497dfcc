"""Is the house alive? One public page for a monitor: parts by name, well or not, nothing else."""

import datetime as dt
from collections.abc import Callable

from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.http import JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django_q.models import OrmQ, Schedule
from redis import RedisError

from common import clock

# A worker takes a job within a second; one that waits longer says that no worker is there.
LONGEST_WAIT = dt.timedelta(minutes=10)


def database() -> bool:
    connection.ensure_connection()
    return connection.is_usable()


def cache_answers() -> bool:
    """True if the cache can be read; a GET may not write, so nothing is stored."""
    return cache.get("health") is None


def queue() -> bool:
    """True if no job and no planned run has waited longer than `LONGEST_WAIT`."""
    latest = clock.now() - LONGEST_WAIT
    waiting = OrmQ.objects.filter(lock__lt=latest).order_by().exists()
    return not waiting and not Schedule.objects.filter(next_run__lt=latest).order_by().exists()


PARTS: dict[str, Callable[[], bool]] = {"database": database, "cache": cache_answers, "queue": queue}


@require_safe
@never_cache
@login_not_required
def health(request):
    """200 with every part "ok", else 503. Says nothing about causes: those are in the log."""
    found = {name: _is_well(part) for name, part in PARTS.items()}
    status = 200 if all(found.values()) else 503
    return JsonResponse({name: "ok" if well else "failed" for name, well in found.items()}, status=status)


def _is_well(part: Callable[[], bool]) -> bool:
    try:
        return part()
    except (DatabaseError, RedisError, OSError):
        return False
