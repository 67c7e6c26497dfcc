"""Warm handover along the chain, and follow-ups."""

from django.db import models
from django.db.models import Q

from common.ids import PublicIdField
from mentors.enums import FollowUpKind
from mentors.models.tandems import Tandem
from mentors.querysets import FollowUpQuerySet, HandoverQuerySet


class Handover(models.Model):
    """Old and new mentor, open steps, a joint first appointment. Follows an accepted referral."""

    public_id = PublicIdField()
    referral = models.OneToOneField("mentees.Referral", on_delete=models.CASCADE, related_name="+")
    old = models.ForeignKey(Tandem, on_delete=models.CASCADE, related_name="handovers")
    new = models.ForeignKey(Tandem, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    meeting_at = models.DateTimeField(null=True, blank=True)
    started_at = models.DateTimeField(auto_now_add=True)
    started_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, related_name="+")
    done_on = models.DateField(null=True, blank=True)
    # The old tandem ended before: there is nothing to hand over any more.
    dropped_on = models.DateField(null=True, blank=True)

    objects = HandoverQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(done_on__isnull=True) | Q(dropped_on__isnull=True), name="handover_one_end"
            )
        ]

    @property
    def is_open(self) -> bool:
        """Neither done nor broken off."""
        return self.done_on is None and self.dropped_on is None


class FollowUp(models.Model):
    """A date, a closed kind, at most 160 characters; own organisation only; part of the person's access report."""

    public_id = PublicIdField()
    organisation = models.ForeignKey("network.Organisation", on_delete=models.CASCADE, related_name="+")
    # Noted by somebody who keeps only this programme: stands on its desk, beside that of the whole house.
    desk = models.ForeignKey("network.Programme", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=6, choices=FollowUpKind)
    note = models.CharField(max_length=160, blank=True)
    due_on = models.DateField()
    mentee = models.ForeignKey("mentees.Mentee", on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    engagement = models.ForeignKey(
        "volunteers.Engagement", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    tandem = models.ForeignKey(Tandem, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    need = models.ForeignKey("mentees.Need", on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    programme = models.ForeignKey(
        "network.Programme", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    created_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects = FollowUpQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["organisation", "done_at", "due_on"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(mentee__isnull=False, engagement=None, tandem=None, need=None, programme=None)
                | Q(mentee=None, engagement__isnull=False, tandem=None, need=None, programme=None)
                | Q(mentee=None, engagement=None, tandem__isnull=False, need=None, programme=None)
                | Q(mentee=None, engagement=None, tandem=None, need__isnull=False, programme=None)
                | Q(mentee=None, engagement=None, tandem=None, need=None, programme__isnull=False),
                name="follow_up_of_one_record",
            )
        ]
