"""What is needed, by whom, and how it is passed on."""

from typing import cast

from django.db import models
from django.db.models import Q

from accounts.enums import Answered
from common.ids import PublicIdField
from mentees.enums import (
    NeedEnd,
    NeedStatus,
    ReferralQuestion,
    ReferralRefusal,
    ReferralReply,
    ReferralStatus,
    Side,
    Topic,
    Trouble,
    Urgency,
)
from mentees.models.people import Mentee
from mentees.querysets import NeedQuerySet, ReferralQuerySet, WarningQuerySet
from network.enums import OccupationField


class Need(models.Model):
    """Help needed, with a person or without ("6 trainees in block 2 need help with technical German").

    `people` counts them (1 for a mentee's own). `organisation` is whoever raised it, or took it in.
    """

    public_id = PublicIdField()
    mentee = models.ForeignKey(Mentee, on_delete=models.CASCADE, null=True, blank=True, related_name="needs")
    people = models.PositiveSmallIntegerField(default=1)
    phase = models.ForeignKey("network.Phase", on_delete=models.PROTECT, related_name="+")
    topic = models.CharField(max_length=20, choices=Topic)
    field = models.CharField(max_length=12, choices=OccupationField, blank=True)
    urgency = models.PositiveSmallIntegerField(choices=Urgency, default=Urgency.NORMAL)
    area = models.ForeignKey("network.Area", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    side = models.CharField(max_length=20, choices=Side, default=Side.MENTEE)
    organisation = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="+")
    # The programme the person chose or was passed on to; empty = whichever fits.
    programme = models.ForeignKey(
        "network.Programme", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    raised_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, related_name="+")
    raised_at = models.DateTimeField(auto_now_add=True)
    status = models.CharField(max_length=7, choices=NeedStatus, default=NeedStatus.OPEN)
    closed_on = models.DateField(null=True, blank=True)
    end_reason = models.CharField(max_length=10, choices=NeedEnd, blank=True)

    objects = NeedQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["status", "raised_at"]), models.Index(fields=["organisation", "status"])]
        constraints = [
            models.CheckConstraint(condition=Q(people__gte=1), name="need_of_somebody"),
            models.CheckConstraint(condition=Q(mentee__isnull=True) | Q(people=1), name="need_of_one_mentee"),
            models.CheckConstraint(
                condition=Q(status=NeedStatus.CLOSED, closed_on__isnull=False) & ~Q(end_reason="")
                | ~Q(status=NeedStatus.CLOSED) & Q(closed_on__isnull=True, end_reason=""),
                name="need_end_has_day_and_reason",
            ),
        ]

    def __str__(self):
        return self.public_id


class Referral(models.Model):
    """A person is passed on to another programme: the other side accepts, asks back or refuses; the person agreed.

    The agreement is a consent "passing on" about the receiving organisation; withdrawing it withdraws the referral.
    `answered_at` is the moment of the last answer of either side.
    """

    public_id = PublicIdField()
    need = models.ForeignKey(Need, on_delete=models.CASCADE, related_name="referrals")
    from_organisation = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="+")
    # The programme the person leaves: whoever keeps only that one passes on, too. Empty: the house without a programme.
    from_programme = models.ForeignKey(
        "network.Programme", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    programme = models.ForeignKey("network.Programme", on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=10, choices=ReferralStatus, default=ReferralStatus.SENT)
    question = models.CharField(max_length=8, choices=ReferralQuestion, blank=True)
    # The answer to `question`; empty as long as nobody has answered.
    reply = models.CharField(max_length=7, choices=ReferralReply, blank=True)
    refusal = models.CharField(max_length=8, choices=ReferralRefusal, blank=True)
    sent_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, related_name="+")
    sent_at = models.DateTimeField(auto_now_add=True)
    answered_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    # How the yes or no came; told by phone or on paper, `answered_by` is who noted it.
    how = models.CharField(max_length=5, choices=Answered, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = ReferralQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["need", "programme"],
                condition=Q(status__in=[ReferralStatus.SENT, ReferralStatus.ASKED_BACK]),
                name="referral_one_open",
            ),
            models.CheckConstraint(
                condition=Q(status=ReferralStatus.REFUSED) & ~Q(refusal="")
                | ~Q(status=ReferralStatus.REFUSED) & Q(refusal=""),
                name="referral_refusal_has_reason",
            ),
            models.CheckConstraint(
                condition=~Q(status=ReferralStatus.ASKED_BACK) | ~Q(question=""), name="referral_question_is_said"
            ),
            models.CheckConstraint(condition=Q(reply="") | ~Q(question=""), name="referral_reply_to_a_question"),
        ]

    @property
    def mentee(self) -> Mentee:
        """Who is passed on: only a person's need is."""
        return cast(Mentee, self.need.mentee)


class EarlyWarning(models.Model):
    """Trouble at the vocational school, signalled by the trainee, a mentor or a referrer (measure A2.1)."""

    public_id = PublicIdField()
    mentee = models.ForeignKey(Mentee, on_delete=models.CASCADE, related_name="warnings")
    trouble = models.CharField(max_length=16, choices=Trouble)
    raised_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, related_name="+")
    raised_at = models.DateTimeField(auto_now_add=True)
    # The support that was opened because of it.
    need = models.OneToOneField(Need, on_delete=models.SET_NULL, null=True, blank=True, related_name="warning")
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects = WarningQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["mentee", "trouble"], condition=Q(closed_at__isnull=True), name="warning_one_open"
            )
        ]
