"""What makes a volunteer a mentor: how many people, which fields, which experience."""

from django.db import models
from django.db.models import Q

from network.enums import OccupationField
from volunteers.enums import Gender, Interest


class MentorProfile(models.Model):
    """How many people a mentor takes (`capacity`, empty = not asked) and accompanies already without being here.

    `elsewhere` empty = not asked yet. `wished_gender`: whom she wants to accompany.
    """

    volunteer = models.OneToOneField("volunteers.Volunteer", on_delete=models.CASCADE, related_name="mentor_profile")
    capacity = models.PositiveSmallIntegerField(null=True, blank=True)
    elsewhere = models.PositiveSmallIntegerField(null=True, blank=True)
    wished_gender = models.CharField(max_length=8, choices=Gender, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(capacity__isnull=True) | Q(capacity__lte=20), name="mentor_capacity_sane"
            )
        ]


class MentorField(models.Model):
    """A field of work a mentor knows."""

    profile = models.ForeignKey(MentorProfile, on_delete=models.CASCADE, related_name="fields")
    field = models.CharField(max_length=12, choices=OccupationField)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["profile", "field"], name="mentor_field_once")]


class MentorInterest(models.Model):
    profile = models.ForeignKey(MentorProfile, on_delete=models.CASCADE, related_name="interests")
    interest = models.CharField(max_length=10, choices=Interest)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["profile", "interest"], name="mentor_interest_once")]
