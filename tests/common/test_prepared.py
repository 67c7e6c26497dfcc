"""A sentence asked through `common.prepared` gives the same rows each time, and is seen like every other."""

import pytest
from django.db import connection

from common import prepared
from tests.support import reads

pytestmark = pytest.mark.django_db


def test_the_same_rows_before_and_after_it_is_prepared():
    for number in range(5):
        assert prepared.rows("SELECT %s + 1, 'a'", [number]) == [(number + 1, "a")]


def test_postgresql_plans_it_once():
    if connection.vendor != "postgresql":
        assert prepared.rows("SELECT 1 WHERE 1 = %s", [1]) == [(1,)]
        return
    for number in range(5):
        prepared.rows("SELECT 40001 WHERE 1 = %s", [number])
    kept = prepared.rows("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE %s", ["SELECT 40001%"])
    assert kept == [(1,)]


def test_it_is_counted(django_assert_num_queries):
    with django_assert_num_queries(1):
        prepared.rows("SELECT 1 WHERE 1 = %s", [1])


def test_it_is_guarded():
    with connection.execute_wrapper(reads.only_select), pytest.raises(reads.WroteOnGet):
        prepared.rows("DELETE FROM accounts_user WHERE id = %s", [1])
