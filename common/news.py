"""News for open sockets, written in the transaction it tells of (see `architecture.md`, "Truths").

A row in the signal table is the truth; every socket process reads the table (`common.hub`). The nudge after commit
only makes it faster and may be lost.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils.crypto import salted_hmac

from common import clock, nudge
from common.models import Signal

# The event that ends every socket listening to the topic; the client may knock again.
CLOSED = "closed"
KEEP = dt.timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class News:
    """One piece of news: what happened (`event`) on which `topic`, to which public id (`ref`)."""

    id: int
    topic: str
    event: str
    ref: str


def of_user(user) -> str:
    """The topic of all that concerns one person."""
    return f"user:{user.public_id}"


def of_session(session_key: str) -> str:
    """The topic of one sign-in; the key itself is not stored."""
    return "session:" + salted_hmac("common.news", session_key, algorithm="sha256").hexdigest()[:40]


def tell(topic: str, event: str, ref: str = "") -> None:
    """Tell all sockets on `topic`, once the current transaction commits. `ref` is a public id."""
    tell_all([topic], event, ref)


def tell_all(topics: Iterable[str], event: str, ref: str = "") -> None:
    """The same news on many topics, with one statement per thousand."""
    rows = [Signal(topic=topic, event=event, ref=ref) for topic in topics]
    Signal.objects.bulk_create(rows, batch_size=1000)
    transaction.on_commit(nudge.send, robust=True)


def close(topic: str) -> None:
    """Shut every socket on the topic within a second: after a sign-out, or when a role was given or taken."""
    tell(topic, CLOSED)


def forget_old() -> int:
    """Delete what every process has read long ago. Returns how many."""
    return Signal.objects.filter(created_at__lt=clock.now() - KEEP).delete()[0]
