"""Sentences asked in every request: PostgreSQL plans them once per connection, not once per question."""

from typing import Any

from django.db import connection


def rows(sentence: str, params: list[Any]) -> list[tuple]:
    """All rows of a sentence of SQL.

    Django binds values into the text, so that no sentence ever comes twice; a cursor that sends them beside it lets
    psycopg prepare the sentence on a connection that asks again (`prepare_threshold` in the settings).
    """
    with _cursor() as cursor:
        cursor.execute(sentence, params)
        return cursor.fetchall()


def _cursor():
    if connection.vendor != "postgresql":
        return connection.cursor()
    import psycopg

    connection.ensure_connection()
    beside = psycopg.Cursor(connection.connection)
    # Counted, timed and guarded like every other.
    return connection.make_debug_cursor(beside) if connection.queries_logged else connection.make_cursor(beside)
