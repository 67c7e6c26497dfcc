"""Questions many pages ask of the same person: the sentence is built once, what it finds is read anew each time."""

from collections.abc import Callable

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from django.utils import translation

from accounts.scope import scope
from common import clock, prepared

# Whoever asked last is thrown out with all the others: building anew costs milliseconds.
MOST = 512


class Question:
    """A list of values that depends on nothing but the asker, what she may see today and her language.

    `ask(user)` gives the values as a queryset. Building its SQL would cost more than running it, so the sentence is
    kept, with all her rights in its key: a right that came or went makes another sentence (security 27).
    """

    def __init__(self, ask: Callable[[object], QuerySet]):
        self.ask = ask
        self._built: dict[tuple, tuple[str, tuple]] = {}

    def rows(self, user) -> list[tuple]:
        """What it finds at this moment. Values come as the engine stores them: ask for words and numbers only."""
        try:
            sentence, params = self._sentence(user)
        except EmptyResultSet:
            # Whoever reaches nothing needs no question.
            return []
        return prepared.rows(sentence, list(params))

    def _sentence(self, user) -> tuple[str, tuple]:
        grants = frozenset(scope(user).grants)
        key = (connection.vendor, user.pk, grants, clock.today(), translation.get_language())
        if key not in self._built:
            if len(self._built) >= MOST:
                self._built.clear()
            self._built[key] = self.ask(user).query.sql_with_params()
        return self._built[key]
