"""The helper circle: the only path from a helper to a mentee."""

from django.db import models
from django.db.models import F, Q

from common.ids import PublicIdField
from mentees.enums import Cause, HelperRole
from mentees.models.people import GuardianAgreement, Mentee
from mentees.querysets import HelperQuerySet

_CHECKED = Q(clearance__isnull=False, guardian_agreement__isnull=False, training__isnull=False)


class Helper(models.Model):
    """Who helps this person, as what, for which organisation, from–until, because of what.

    `ends_on` is the first day without: an end takes effect at once, not at midnight.

    A row for a minor needs clearance, guardian's agreement and training: the database refuses it otherwise
    (security 33), and refuses to let one of the three go while somebody helps. A row that has ended may lose them
    (`services.circle.let_go_of_papers`).
    """

    public_id = PublicIdField()
    mentee = models.ForeignKey(Mentee, on_delete=models.CASCADE, related_name="helpers")
    engagement = models.ForeignKey("volunteers.Engagement", on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=20, choices=HelperRole)
    cause = models.CharField(max_length=11, choices=Cause)
    cause_id = models.CharField(max_length=22)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    for_minor = models.BooleanField(default=False)
    clearance = models.ForeignKey(
        "volunteers.ClearanceCheck", on_delete=models.RESTRICT, null=True, blank=True, related_name="+"
    )
    guardian_agreement = models.ForeignKey(
        GuardianAgreement, on_delete=models.RESTRICT, null=True, blank=True, related_name="+"
    )
    training = models.ForeignKey(
        "volunteers.OnboardingStep", on_delete=models.RESTRICT, null=True, blank=True, related_name="+"
    )

    objects = HelperQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["engagement", "ends_on"])]
        constraints = [
            models.UniqueConstraint(
                fields=["mentee", "engagement", "role", "cause", "cause_id"], name="helper_once_per_cause"
            ),
            models.CheckConstraint(
                condition=Q(for_minor=False) | _CHECKED | Q(ends_on__isnull=False), name="helper_of_minor_is_checked"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(starts_on__lte=F("ends_on")), name="helper_days_in_order"
            ),
        ]
