"""People who help, and what they told about themselves."""

from django.db import models
from django.db.models import F, Q

from common.ids import PublicIdField
from volunteers.enums import Gender, LanguageLevel, Mobility
from volunteers.querysets import VolunteerQuerySet


class Volunteer(models.Model):
    """A person who helps: one record however many roles. Her name is the user's.

    `free_time_known` False with no `FreeTime` means "ask first"; True with none means she has no free time.
    """

    public_id = PublicIdField()
    user = models.OneToOneField("accounts.User", on_delete=models.CASCADE, related_name="volunteer")
    area = models.ForeignKey("network.Area", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    gender = models.CharField(max_length=8, choices=Gender, blank=True)
    mobility = models.CharField(max_length=4, choices=Mobility, blank=True)
    introduction = models.CharField(max_length=200, blank=True)
    photo = models.CharField(max_length=80, blank=True)
    free_time_known = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = VolunteerQuerySet.as_manager()

    def __str__(self):
        return self.public_id


class VolunteerLanguage(models.Model):
    """A language (ISO 639 code) a volunteer speaks; without a level = not asked yet."""

    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="languages")
    code = models.CharField(max_length=8, db_index=True)
    level = models.PositiveSmallIntegerField(choices=LanguageLevel, null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["volunteer", "code"], name="volunteer_language_once")]


class FreeTime(models.Model):
    """A stretch of free time every week, by the clock on the wall: weekday 0 = Monday, minutes after midnight."""

    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="free_times")
    weekday = models.PositiveSmallIntegerField()
    starts = models.PositiveSmallIntegerField()
    ends = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["volunteer", "weekday", "starts"], name="volunteer_free_time_once"),
            models.CheckConstraint(
                condition=Q(weekday__lte=6, ends__lte=1440, starts__lt=F("ends")), name="volunteer_free_time_in_week"
            ),
        ]
