"""The monitor's page says well or not, and nothing else."""

import datetime as dt
from unittest.mock import patch

import pytest
from django.db import OperationalError
from django.urls import reverse
from django_q.models import OrmQ, Schedule

from common import clock
from common.views import health

pytestmark = pytest.mark.django_db


def ask(client):
    answer = client.get(reverse("common:health"))
    return answer.status_code, answer.json()


def test_all_is_well(client):
    assert ask(client) == (200, {"database": "ok", "cache": "ok", "queue": "ok"})


@pytest.mark.parametrize(("minutes", "status"), [(9, 200), (11, 503)])
def test_a_job_that_nobody_takes_is_noticed(client, minutes, status):
    OrmQ.objects.create(key="k", payload="p", lock=clock.now() - dt.timedelta(minutes=minutes))
    assert ask(client)[0] == status


@pytest.mark.parametrize(("minutes", "status"), [(9, 200), (11, 503)])
def test_a_planned_run_that_nobody_starts_is_noticed(client, minutes, status):
    Schedule.objects.all().delete()
    Schedule.objects.create(func="f", next_run=clock.now() - dt.timedelta(minutes=minutes))
    assert ask(client)[0] == status


def test_a_broken_part_is_named_but_not_explained(client):
    def broken():
        raise OperationalError("secret.host refused user postgres")

    with patch.dict(health.PARTS, database=broken):
        status, body = ask(client)
    assert (status, body) == (503, {"database": "failed", "cache": "ok", "queue": "ok"})
