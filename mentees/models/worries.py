"""Worries about a person: the safeguarding contact's own rows, seen by nobody else (§8a SGB VIII, §4 KKG)."""

from django.db import models
from django.db.models import Q

from common.ids import PublicIdField
from mentees.enums import WorryEnd, WorryStepKind, WorryUrgency
from mentees.models.people import Mentee
from mentees.querysets import WorryQuerySet


class Worry(models.Model):
    """A case. The words are sealed; case and words live as long as the case needs, not as long as the record."""

    public_id = PublicIdField()
    organisation = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="+")
    mentee = models.ForeignKey(Mentee, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    raised_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, related_name="+")
    urgency = models.PositiveSmallIntegerField(choices=WorryUrgency)
    words = models.TextField(blank=True)
    raised_at = models.DateTimeField(auto_now_add=True)
    closed_on = models.DateField(null=True, blank=True)
    closed_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    ended_as = models.CharField(max_length=12, choices=WorryEnd, blank=True)

    objects = WorryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True, ended_as="") | Q(closed_on__isnull=False) & ~Q(ended_as=""),
                name="worry_end_is_said",
            )
        ]


class WorryStep(models.Model):
    """What the safeguarding contact did, in order. The note is sealed."""

    worry = models.ForeignKey(Worry, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=12, choices=WorryStepKind)
    note = models.TextField(blank=True)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, related_name="+")
