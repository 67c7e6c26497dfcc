"""What a volunteer does, for whom, where, from when; and the steps that lead there."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from phonenumber_field.modelfields import PhoneNumberField

from accounts.enums import Answered
from common.ids import PublicIdField
from volunteers.enums import AllowancePer, EngagementEnd, EngagementKind, EngagementStatus, StepKind, Terms
from volunteers.models.people import Volunteer
from volunteers.querysets import EngagementQuerySet

_OPEN = ~Q(status=EngagementStatus.ENDED)


class Engagement(models.Model):
    """What a volunteer does for one organisation: mentor in a programme, neighbourhood parent in a quarter, …

    Contact and birth date are what this organisation knows; another's do not touch them. The allowance is in cents.
    `confirmed_at` is the moment the person herself confirmed data and confidentiality (imports start without).
    """

    public_id = PublicIdField()
    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="engagements")
    kind = models.CharField(max_length=20, choices=EngagementKind)
    organisation = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="+")
    programme = models.ForeignKey(
        "network.Programme", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    area = models.ForeignKey("network.Area", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    status = models.CharField(max_length=10, choices=EngagementStatus, default=EngagementStatus.ONBOARDING)
    terms = models.CharField(max_length=9, choices=Terms, default=Terms.UNPAID)
    allowance_cents = models.PositiveIntegerField(null=True, blank=True)
    allowance_per = models.CharField(max_length=10, choices=AllowancePer, blank=True)
    contact_email = models.EmailField(blank=True)
    contact_phone = PhoneNumberField(blank=True)
    phone_only = models.BooleanField(default=False)
    born_on = models.DateField(null=True, blank=True)
    started_on = models.DateField(null=True, blank=True)
    paused_until = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    end_reason = models.CharField(max_length=16, choices=EngagementEnd, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = EngagementQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["organisation", "status"]), models.Index(fields=["contact_phone"])]
        constraints = [
            models.UniqueConstraint(
                "volunteer",
                "kind",
                "organisation",
                Coalesce("programme", 0),
                Coalesce("area", 0),
                condition=_OPEN,
                name="engagement_one_open",
            ),
            models.CheckConstraint(
                condition=Q(terms=Terms.ALLOWANCE, allowance_cents__isnull=False) & ~Q(allowance_per="")
                | ~Q(terms=Terms.ALLOWANCE) & Q(allowance_cents__isnull=True, allowance_per=""),
                name="engagement_allowance_only_with_its_terms",
            ),
            models.CheckConstraint(
                condition=Q(status=EngagementStatus.ENDED, ended_on__isnull=False) & ~Q(end_reason="")
                | ~Q(status=EngagementStatus.ENDED) & Q(ended_on__isnull=True, end_reason=""),
                name="engagement_end_has_day_and_reason",
            ),
            models.CheckConstraint(
                condition=Q(started_on__isnull=True) | Q(ended_on__isnull=True) | Q(started_on__lte=F("ended_on")),
                name="engagement_days_in_order",
            ),
            models.CheckConstraint(
                condition=Q(status__in=[EngagementStatus.IMPORTED, EngagementStatus.ENDED])
                | Q(confirmed_at__isnull=False),
                name="engagement_confirmed_unless_imported",
            ),
        ]

    def __str__(self):
        return self.public_id


class RequiredStep(models.Model):
    """A step of onboarding that one programme (or all of an organisation) asks for, in this order."""

    organisation = models.ForeignKey("network.Organisation", on_delete=models.CASCADE, related_name="+")
    programme = models.ForeignKey(
        "network.Programme", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    kind = models.CharField(max_length=20, choices=EngagementKind)
    step = models.CharField(max_length=16, choices=StepKind)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint("organisation", Coalesce("programme", 0), "kind", "step", name="required_step_once")
        ]


class OnboardingStep(models.Model):
    """A step done in one engagement. `version` is that of the text promised (confidentiality, agreement)."""

    engagement = models.ForeignKey(Engagement, on_delete=models.CASCADE, related_name="steps")
    step = models.CharField(max_length=16, choices=StepKind)
    done_on = models.DateField()
    version = models.PositiveSmallIntegerField(default=1)
    how = models.CharField(max_length=8, choices=Answered)
    recorded_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["engagement", "step"], name="onboarding_step_once")]
