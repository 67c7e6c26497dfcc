"""What people agreed to: a proof with two ends, kept three years after the second (§195 BGB)."""

from django.db import models
from django.db.models import F, Q

from accounts.enums import Answered, Ended
from accounts.querysets import ConsentQuerySet
from common.ids import PublicIdField

_STAFF = (Answered.PHONE, Answered.PAPER)


def _recorder(**more):
    """Who wrote an answer down. The number stays when that account is erased: the proof needs that it was another."""
    return models.ForeignKey(
        "accounts.User", on_delete=models.DO_NOTHING, db_constraint=False, null=True, related_name="+", **more
    )


class Consent(models.Model):
    """One yes: to which version of which text, read in which language, given how, recorded by whom; and its end.

    `purpose` is a code of `accounts.consents`; `about` the public id of what it concerns (see `Purpose.per`).
    """

    public_id = PublicIdField()
    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=30)
    version = models.PositiveSmallIntegerField()
    language = models.CharField(max_length=12)
    about = models.CharField(max_length=22, blank=True)
    given_at = models.DateTimeField()
    how = models.CharField(max_length=8, choices=Answered)
    recorded_by = _recorder()
    ended_at = models.DateTimeField(null=True, db_index=True)
    ended_how = models.CharField(max_length=8, choices=Ended, blank=True)
    ended_by = _recorder()

    objects = ConsentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "purpose", "about"], condition=Q(ended_at=None), name="consent_one_open"
            ),
            models.CheckConstraint(
                condition=Q(how=Answered.SELF, recorded_by=None) | Q(how__in=_STAFF, recorded_by__isnull=False),
                name="consent_recorded_by_staff",
            ),
            models.CheckConstraint(
                condition=Q(recorded_by=None) | ~Q(recorded_by=F("user")), name="consent_not_recorded_for_oneself"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_how="")
                | Q(ended_at__isnull=False, ended_at__gte=F("given_at"), ended_how__in=Ended.values),
                name="consent_ended_after_given",
            ),
            models.CheckConstraint(
                condition=Q(ended_how__in=_STAFF, ended_by__isnull=False)
                | (~Q(ended_how__in=_STAFF) & Q(ended_by=None)),
                name="consent_ended_by_staff",
            ),
            models.CheckConstraint(
                condition=Q(ended_by=None) | ~Q(ended_by=F("user")), name="consent_not_ended_for_oneself"
            ),
        ]
        indexes = [models.Index(fields=["purpose", "user"], condition=Q(ended_at=None), name="consent_open")]
