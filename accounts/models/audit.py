"""The trail: who did what to which id. No names, no foreign keys, so it never stands in the way of erasure."""

from django.db import models

from accounts.querysets import AuditQuerySet


class AuditEntry(models.Model):
    """One act or one look. Ids only; `accounts.audit` makes it readable. Written once, deleted by retention only."""

    at = models.DateTimeField(auto_now_add=True, db_index=True)
    actor = models.CharField(max_length=22, blank=True, db_index=True)
    verb = models.CharField(max_length=60)
    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=22, db_index=True)
    about = models.JSONField(default=dict, blank=True)
    organisation_id = models.BigIntegerField(null=True, blank=True)
    is_look = models.BooleanField(default=False)

    objects = AuditQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["organisation_id", "-at"])]

    def save(self, *args, **kwargs):
        if self.pk:
            raise TypeError("the trail is not changed")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise TypeError("the trail is not deleted row by row")
