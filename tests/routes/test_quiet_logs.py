"""Whatever stands in a person's fields, and whatever is typed, no log line repeats it (security 35)."""

import io
import logging
import re

import pytest
from django.apps import apps
from django.db import models
from django.db.models.functions import Cast, Concat

from common.logs import Formatter
from tests.routes import table
from tests.routes.test_hostile_texts import text_fields
from tests.support.reads import may_write

pytestmark = pytest.mark.django_db
MARK = "Xq7Marker"
ROOMS = ("accounts", "volunteers", "mentees", "mentors")
PAGES = [r for r in table.declared() if r.name.startswith(("volunteers:", "mentees:", "mentors:"))]


@pytest.fixture
def lines():
    """All that is written at the level of debugging, statements of the database included."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Formatter())
    root = logging.getLogger()
    names = ("", "django", "django.request", "patennetz", "django_structlog")
    levels = {name: logging.getLogger(name).level for name in names}
    for name in names:
        logging.getLogger(name).setLevel(logging.DEBUG)
    root.addHandler(handler)
    yield stream.getvalue
    root.removeHandler(handler)
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


def mark_everybody() -> int:
    """The mark in every free text and address of every person; gives how many columns."""
    columns = 0
    for model in (model for room in ROOMS for model in apps.get_app_config(room).get_models()):
        emails = [f for f in model._meta.concrete_fields if isinstance(f, models.EmailField) and not f.unique]
        for field in text_fields(model):
            value = Concat(models.Value(MARK), Cast("pk", models.CharField()))
            models.QuerySet(model).update(**{field.name: value})
            columns += 1
        for field in emails:
            models.QuerySet(model).update(**{field.name: f"{MARK}@example.org"})
            columns += 1
    return columns


@pytest.mark.parametrize("route", PAGES, ids=str)
def test_nothing_of_a_person_reaches_a_log_line(route, settled, lines):
    client, address = settled.client(route.insider, raise_request_exception=False), table.address(route, settled.world)
    known = dict(route.data(settled.world)) if route.data else {}
    fields = set(known)
    if "GET" in route.methods:
        with may_write("accounts_auditentry", *route.writes):
            page = client.get(address)
        fields |= set(re.findall(r'name="([\w-]+)"', page.content.decode(errors="ignore")))
    assert mark_everybody() > 12
    with may_write("accounts_auditentry", *route.writes):
        client.get(address)
        client.get(f"{address.partition('?')[0]}?q={MARK}&{MARK}=1")
    if "POST" in route.methods:
        client.post(address, known | {"unknown": MARK})
        client.post(address, dict.fromkeys(fields, MARK) | {MARK: MARK})
    assert lines().count("\n") > 1
    assert MARK not in lines()
