"""Tables that know nobody: signals for the sockets, counters for limits."""

from django.db import models
from django.db.models.functions import Now


class Signal(models.Model):
    """News for the sockets: written in the transaction it tells of, polled by every socket process."""

    topic = models.CharField(max_length=80)
    event = models.CharField(max_length=40)
    ref = models.CharField(max_length=40, blank=True)
    created_at = models.DateTimeField(db_default=Now(), db_index=True)

    class Meta:
        indexes = [models.Index(fields=["topic", "id"])]


class Tally(models.Model):
    """How often something was tried in one window; the row is the limit shared by all processes."""

    key = models.CharField(max_length=64)
    window = models.BigIntegerField()
    count = models.PositiveIntegerField(default=0)
    ends_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "window"], name="tally_one_row_per_window")]
