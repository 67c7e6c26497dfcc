"""The police certificate (erweitertes Führungszeugnis, §30a BZRG): that it was seen, never what it says."""

from django.db import models
from django.db.models import F, Q

from common.ids import PublicIdField
from volunteers.enums import ClearanceHint, ClearanceTaskEnd, EngagementKind
from volunteers.models.engagements import Engagement
from volunteers.models.people import Volunteer
from volunteers.querysets import ClearanceQuerySet, ClearanceTaskQuerySet


class ClearanceCheck(models.Model):
    """Seen on, date of the certificate, valid until, seen by: for one organisation and one activity (§72a SGB VIII)."""

    public_id = PublicIdField()
    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="clearances")
    organisation = models.ForeignKey("network.Organisation", on_delete=models.CASCADE, related_name="+")
    activity = models.CharField(max_length=20, choices=EngagementKind)
    issued_on = models.DateField()
    seen_on = models.DateField()
    valid_until = models.DateField()
    seen_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, related_name="+")

    objects = ClearanceQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["organisation", "valid_until"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(issued_on__lte=F("seen_on"), seen_on__lte=F("valid_until")),
                name="clearance_days_in_order",
            )
        ]


class ClearanceTask(models.Model):
    """The checker should look at a certificate: after an import, at the start of an engagement, before it runs out."""

    public_id = PublicIdField()
    engagement = models.ForeignKey(Engagement, on_delete=models.CASCADE, related_name="clearance_tasks")
    hint = models.CharField(max_length=8, choices=ClearanceHint, default=ClearanceHint.UNKNOWN)
    # First of the month the list named.
    hint_month = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, related_name="+")
    ended_as = models.CharField(max_length=10, choices=ClearanceTaskEnd, blank=True)

    objects = ClearanceTaskQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["engagement"], condition=Q(closed_at__isnull=True), name="clearance_task_one_open"
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, ended_as="") | Q(closed_at__isnull=False) & ~Q(ended_as=""),
                name="clearance_task_end_is_said",
            ),
        ]
