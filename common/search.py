"""Trigram similarity on both engines: pg_trgm on PostgreSQL, a registered function on SQLite."""

from functools import lru_cache

from django.db.backends.signals import connection_created
from django.db.models import F, FloatField, Func, Value


@lru_cache(maxsize=4096)
def trigrams(text: str) -> frozenset[str]:
    """The trigrams of a folded text, padded per word as pg_trgm does."""
    return frozenset(
        padded[i : i + 3] for word in text.split() for padded in [f"  {word} "] for i in range(len(padded) - 2)
    )


def similarity(one: str | None, two: str | None) -> float:
    """Shared trigrams over all trigrams, 0 to 1; the same figure as pg_trgm's `similarity`."""
    a, b = trigrams(one or ""), trigrams(two or "")
    return len(a & b) / len(a | b) if a and b else 0.0


def word_similarity(needle: str | None, text: str | None) -> float:
    """How well the needle's trigrams are found in the text, 0 to 1; counts typing errors, not length."""
    a, b = trigrams(needle or ""), trigrams(text or "")
    return len(a & b) / len(a) if a else 0.0


class WordSimilarity(Func):
    """`WordSimilarity(folded needle, field)`: 0 to 1 on both engines."""

    function = "WORD_SIMILARITY"
    output_field = FloatField()

    def __init__(self, needle: str, field: str):
        super().__init__(Value(needle), F(field))


def _register(sender, connection, **kwargs):
    if connection.vendor == "sqlite":
        connection.connection.create_function("SIMILARITY", 2, similarity, deterministic=True)
        connection.connection.create_function("WORD_SIMILARITY", 2, word_similarity, deterministic=True)


def install() -> None:
    """Teach every new SQLite connection the functions PostgreSQL has."""
    connection_created.connect(_register, dispatch_uid="common.search")
