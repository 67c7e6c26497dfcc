"""Logs by allow-list (security 35): a marker in every field of a request, and in errors, is found in no line."""

import io
import logging

import pytest
import structlog
from django.contrib.auth.decorators import login_not_required
from django.core import mail
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import path

from common.jobs import JobFailed, run
from common.logs import AdminMail, Formatter, where

MARK = "Xq7Marker"


@login_not_required
def breaks(request, name):
    logging.getLogger("some.library").error(f"Cannot find {name} for {request.POST}")
    logging.getLogger("some.library").error("Cannot find %s", name)
    structlog.get_logger("patennetz.test").error("broke", name=name, kind="a kind", email=name)
    raise ValueError(f"{name} {request.META} {request.POST}")


@login_not_required
def forbids(request, name):
    return HttpResponse(status=403)


urlpatterns = [path("breaks/<str:name>", breaks), path("forbids/<str:name>", forbids)]


@pytest.fixture
def lines():
    """All that is written, through the house's own formatter, at the level of debugging."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Formatter())
    root, levels = logging.getLogger(), {}
    for name in ("", "django", "patennetz", "django_structlog"):
        levels[name] = logging.getLogger(name).level
        logging.getLogger(name).setLevel(logging.DEBUG)
    root.addHandler(handler)
    yield stream.getvalue
    root.removeHandler(handler)
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


def ask(address: str) -> None:
    """One request with the marker in each of its fields."""
    client = Client(raise_request_exception=False)
    client.cookies["note"] = MARK
    headers = {
        **dict.fromkeys(("user-agent", "referer", "x-request-id", "x-correlation-id", "x-forwarded-for"), MARK),
        **dict.fromkeys(("accept-language", "origin", "x-anything"), f"{MARK}.example"),
    }
    client.post(f"{address}?q={MARK}", {"name": MARK, MARK: "x"}, headers=headers)
    client.generic(MARK, address)


@pytest.mark.django_db
@override_settings(ROOT_URLCONF=__name__)
@pytest.mark.parametrize("page", ["breaks", "forbids", "missing"])
def test_no_field_of_a_request_reaches_the_log(lines, page):
    ask(f"/{page}/{MARK}")
    assert MARK not in lines()
    assert lines().count("\n") > 1


@pytest.mark.django_db
@override_settings(ROOT_URLCONF=__name__)
def test_what_is_written_says_route_status_type_and_place(lines):
    ask(f"/breaks/{MARK}")
    written = lines()
    assert "route=breaks/<str:name>" in written and "method=POST" in written and "code=500" in written
    assert 'problem="ValueError at common/test_logs.py:' in written
    assert 'event="Cannot find %s"' in written and "event=test_logs:" in written
    assert 'kind="a kind"' in written and "email" not in written


def test_only_keys_on_the_list_are_written(lines, settings):
    structlog.get_logger("patennetz.test").info("sent", kind="a", **{MARK: 1}, address=MARK, user_id=None, count=3)
    (line,) = lines().splitlines()
    assert {pair.partition("=")[0] for pair in line.split(" ")} <= settings.LOGGED_KEYS
    assert "count=3" in line and MARK not in line


def test_an_exception_is_type_and_place(lines):
    try:
        int(MARK)
    except ValueError as error:
        assert where(error).startswith("ValueError at common/test_logs.py:")
        logging.getLogger("some.library").exception("Could not read %s", MARK)
        structlog.get_logger("patennetz.test").exception("not_read")
    assert MARK not in lines() and lines().count("ValueError at") == 2


def test_error_mails_are_scrubbed(settings):
    settings.ADMINS = [("", "admin@example.org")]
    try:
        raise ValueError(MARK)
    except ValueError as error:
        told = (type(error), error, error.__traceback__)
        record = logging.LogRecord("django.request", logging.ERROR, "", 0, "Broke: %s", (MARK,), told)
    AdminMail().emit(record)
    (letter,) = mail.outbox
    assert MARK not in str(letter.message()) and "ValueError at" in letter.body


def test_a_broken_job_keeps_no_values():
    with pytest.raises(JobFailed) as failed:
        run("tests.common.test_jobs.break_with", MARK)
    assert MARK not in str(failed.value) and failed.value.__suppress_context__
    assert "ValueError at" in str(failed.value)


def test_no_handler_of_the_house_writes_in_another_way():
    for name in ("django", "django.server", "django.request", "django-q", ""):
        for handler in logging.getLogger(name).handlers:
            if handler.__class__.__module__.startswith(("django", "logging")) and hasattr(handler, "stream"):
                assert isinstance(handler.formatter, Formatter), name
