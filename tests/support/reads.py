"""A GET may only SELECT; the one exception is a look, written by `audit.look()` or
`audit.look_all()` (security 30).

Holds for every GET and HEAD of Django's test client, in every test.
"""

import contextlib
import contextvars
import re
import sys
from functools import wraps

import pytest
from django.db import connection
from django.test import Client

_READS = re.compile(r"\s*\(?\s*(SELECT|WITH|EXPLAIN|SAVEPOINT|RELEASE|ROLLBACK|BEGIN|PRAGMA|SET|SHOW)\b", re.IGNORECASE)
# What a sentence that begins like a read may hide: PostgreSQL writes inside WITH and explains by doing.
_HIDDEN = re.compile(r"^\s*\(?\s*(WITH|EXPLAIN)\b.*\b(INSERT|UPDATE|DELETE|MERGE)\b", re.IGNORECASE | re.DOTALL)
_LOCKS = re.compile(r"\bFOR (NO KEY )?UPDATE\b", re.IGNORECASE)
_TABLE = re.compile(r'(?:INTO|UPDATE|FROM)\s+"?(\w+)"?', re.IGNORECASE)
_allowed: contextvars.ContextVar[frozenset[str]] = contextvars.ContextVar("allowed", default=frozenset())


class WroteOnGet(AssertionError):
    """A page that should only read has written."""


def _by_audit_look() -> bool:
    frame = sys._getframe(2)
    while frame:
        if frame.f_code.co_name in ("look", "look_all") and frame.f_globals.get("__name__") == "accounts.audit":
            return True
        frame = frame.f_back
    return False


def _table(sql: str) -> str:
    found = _TABLE.search(sql)
    return found[1] if found else ""


def only_select(execute, sql, params, many, context):
    """Execute wrapper that lets reads and looks through."""
    if _LOCKS.search(sql) and _table(sql) not in _allowed.get():
        raise WroteOnGet(sql)
    return only_read(execute, sql, params, many, context)


def only_read(execute, sql, params, many, context):
    """The same for a POST that is refused: it may lock a row to find out."""
    written = _table(sql)
    reads = _READS.match(sql) and not _HIDDEN.match(sql)
    if reads or written in _allowed.get():
        return execute(sql, params, many, context)
    if written == "accounts_auditentry" and sql.lstrip().upper().startswith("INSERT") and _by_audit_look():
        return execute(sql, params, many, context)
    raise WroteOnGet(sql)


@contextlib.contextmanager
def may_write(*tables: str):
    """Inside, a GET may write these tables: only for a reason that stands in the route table."""
    token = _allowed.set(frozenset(tables))
    try:
        yield
    finally:
        _allowed.reset(token)


def _guarding(original):
    @wraps(original)
    def request(self, **environ):
        if environ.get("REQUEST_METHOD", "GET") not in ("GET", "HEAD"):
            return original(self, **environ)
        with connection.execute_wrapper(only_select):
            return original(self, **environ)

    return request


@pytest.fixture(autouse=True)
def get_only_selects(monkeypatch):
    """Every GET and HEAD of the test client runs under the guard."""
    monkeypatch.setattr(Client, "request", _guarding(Client.request))
