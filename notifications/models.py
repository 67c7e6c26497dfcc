"""Notices and their outbox: one row per event and receiver, one delivery per channel."""

from django.db import models
from django.db.models import Q

from accounts.enums import Channel
from common.ids import PublicIdField
from notifications.enums import Status
from notifications.querysets import DeliveryQuerySet, NoticeQuerySet


class Notice(models.Model):
    """Something a person should know. `refs` are public ids; the words come from the registry when shown.

    The receiver is a user, or for people not here yet nobody, with the address on the delivery.
    """

    public_id = PublicIdField()
    kind = models.CharField(max_length=60)
    event = models.CharField(max_length=80)
    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, null=True, related_name="notices")
    refs = models.JSONField(default=dict, blank=True)
    # Of people without an account; everybody else is addressed in their own language.
    language = models.CharField(max_length=12, default="de")
    in_app = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField(null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "event", "user"], name="notice_once_per_event_and_person"),
            models.UniqueConstraint(
                fields=["kind", "event"], condition=Q(user__isnull=True), name="notice_once_per_event_and_guest"
            ),
        ]
        indexes = [
            models.Index(fields=["user", "-created_at"]),
            models.Index(fields=["user"], condition=Q(seen_at__isnull=True, in_app=True), name="notice_unseen"),
        ]


class Delivery(models.Model):
    """One notice on one channel. Leased by a worker, retried with growing pauses, kept with its status."""

    public_id = PublicIdField()
    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="deliveries")
    channel = models.CharField(max_length=8, choices=Channel)
    # Only for people without an account (of a letter: name and address, line by line); wiped when it is over.
    address = models.CharField(max_length=500, blank=True)
    # Link and short code that only the receiver may know, sealed; wiped when it is over.
    sealed = models.TextField(blank=True)
    status = models.CharField(max_length=8, choices=Status, default=Status.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True, blank=True)
    leased_until = models.DateTimeField(null=True, blank=True)
    lease = models.CharField(max_length=22, blank=True)
    problem = models.CharField(max_length=40, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["notice", "channel"], name="delivery_once_per_channel")]
        indexes = [
            models.Index(fields=["next_try_at"], condition=Q(status="waiting"), name="delivery_due"),
            models.Index(fields=["leased_until"], condition=Q(status="leased"), name="delivery_leased"),
        ]


class Preference(models.Model):
    """A person's wish for one kind of notice on one channel; no row means the kind's default."""

    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="notice_preferences")
    kind = models.CharField(max_length=60)
    channel = models.CharField(max_length=8, choices=Channel)
    wanted = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "kind", "channel"], name="preference_once")]
