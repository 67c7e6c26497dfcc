"""Programmes along the chain (measure A2.1)."""

from django.db import models
from django.db.models import F, Q

from common import clock
from common.ids import PublicIdField
from common.names import fold, printable
from network.enums import OpenTo, TargetGroup
from network.models.places import ROLE_PERMISSIONS, Area, Organisation
from network.querysets import ProgrammeQuerySet


class Phase(models.Model):
    """A link of the chain, from vocational school to starting a business. Name and hint in several languages."""

    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=80)
    hint = models.CharField(max_length=200, blank=True)
    position = models.PositiveSmallIntegerField()
    in_chain = models.BooleanField(default=True)

    class Meta:
        ordering = ["position"]

    def __str__(self):
        return self.name


class Programme(models.Model):
    """One provider's mentoring offer. `places_free` never exceeds `places_total`."""

    public_id = PublicIdField()
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="programmes")
    name = models.CharField(max_length=160)
    name_key = models.CharField(max_length=160, db_index=True, editable=False)
    summary = models.TextField(max_length=600, blank=True)
    phases = models.ManyToManyField(Phase, related_name="programmes")
    areas = models.ManyToManyField(Area, related_name="programmes")
    open_to = models.CharField(max_length=10, choices=OpenTo, default=OpenTo.EVERYONE)
    places_total = models.PositiveIntegerField(default=0)
    places_free = models.PositiveIntegerField(default=0)
    minimum_age = models.PositiveSmallIntegerField(null=True, blank=True)
    clearance_needed = models.BooleanField(default=True)
    is_published = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)
    created_on = models.DateField(default=clock.today, editable=False)
    ended_on = models.DateField(null=True, blank=True)
    confirmed_on = models.DateField(null=True, blank=True)
    confirmed_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, related_name="+")
    # Set while the question is open, cleared by the answer.
    confirmation_asked_on = models.DateField(null=True, blank=True)

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        permissions = ROLE_PERMISSIONS
        indexes = [models.Index(fields=["is_published", "name_key", "id"])]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name_key"], name="programme_name_once"),
            models.CheckConstraint(condition=Q(places_free__lte=F("places_total")), name="programme_free_within_total"),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(is_published=False), name="programme_ended_is_not_published"
            ),
        ]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.name = printable(self.name)
        self.name_key = fold(self.name)
        super().save(*args, **kwargs)


class ProgrammeLanguage(models.Model):
    """A language (ISO 639 code) spoken in a programme."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="languages")
    code = models.CharField(max_length=8, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "code"], name="programme_language_once")]


class ProgrammeTargetGroup(models.Model):
    """Whom a programme is made for."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="target_groups")
    group = models.CharField(max_length=20, choices=TargetGroup, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["programme", "group"], name="programme_target_group_once")]


class Funding(models.Model):
    """Who pays a programme and until when."""

    public_id = PublicIdField()
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="fundings")
    funder = models.CharField(max_length=120)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True) | Q(ends_on__isnull=True) | Q(starts_on__lte=F("ends_on")),
                name="funding_dates_in_order",
            )
        ]
