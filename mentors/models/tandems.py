"""One mentor, one mentee, one need: from the proposal to the end."""

from django.db import models
from django.db.models import F, Q

from accounts.enums import Answered
from common.ids import PublicIdField
from mentors.enums import HOLDING, Declining, Face, Side, TandemEnd, TandemStatus
from mentors.querysets import CheckInQuerySet, TandemQuerySet


class Tandem(models.Model):
    """A proposal and what becomes of it. One open tandem per pair and need (a constraint, not a check in Python)."""

    public_id = PublicIdField()
    engagement = models.ForeignKey("volunteers.Engagement", on_delete=models.CASCADE, related_name="+")
    mentee = models.ForeignKey("mentees.Mentee", on_delete=models.CASCADE, related_name="+")
    need = models.ForeignKey("mentees.Need", on_delete=models.CASCADE, related_name="+")
    coordinator = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, related_name="+")
    status = models.CharField(max_length=13, choices=TandemStatus, default=TandemStatus.ASKING_MENTOR)
    proposed_at = models.DateTimeField(auto_now_add=True)
    answer_by = models.DateTimeField(null=True, blank=True)
    # Since then the mentee knows of it; she is not left with a dead link if it comes to nothing.
    mentee_asked_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    first_meeting_at = models.DateTimeField(null=True, blank=True)
    trial_from = models.DateField(null=True, blank=True)
    trial_until = models.DateField(null=True, blank=True)
    running_from = models.DateField(null=True, blank=True)
    paused_from = models.DateField(null=True, blank=True)
    last_contact_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    end_reason = models.CharField(max_length=16, choices=TandemEnd, blank=True)

    objects = TandemQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["status", "answer_by"]), models.Index(fields=["mentee", "status"])]
        constraints = [
            models.UniqueConstraint(
                fields=["engagement", "mentee", "need"],
                condition=Q(status__in=HOLDING),
                name="tandem_one_open_per_pair_and_need",
            ),
            models.CheckConstraint(
                condition=~Q(status=TandemStatus.ENDED) & Q(end_reason="")
                | Q(status=TandemStatus.ENDED, ended_on__isnull=False) & ~Q(end_reason=""),
                name="tandem_end_has_day_and_reason",
            ),
            models.CheckConstraint(
                condition=~Q(status=TandemStatus.TRIAL) | Q(trial_from__isnull=False, trial_until__gt=F("trial_from")),
                name="tandem_trial_has_its_weeks",
            ),
            models.CheckConstraint(
                condition=~Q(status=TandemStatus.RUNNING) | Q(running_from__isnull=False),
                name="tandem_runs_since",
            ),
        ]


class Place(models.Model):
    """A place with a mentor, taken by one proposal or tandem. Two coordinators cannot take the same one.

    Numbers run from 1 to what the mentor takes; the row goes when the tandem ends.
    """

    volunteer = models.ForeignKey("volunteers.Volunteer", on_delete=models.CASCADE, related_name="+")
    number = models.PositiveSmallIntegerField()
    tandem = models.OneToOneField(Tandem, on_delete=models.CASCADE, related_name="place")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["volunteer", "number"], name="place_taken_once")]


class Answer(models.Model):
    """What one side said to the proposal or to going on, and how it was told. Nobody confirms what she recorded."""

    class About(models.TextChoices):
        PROPOSAL = "proposal"
        AGREEMENT = "agreement"

    tandem = models.ForeignKey(Tandem, on_delete=models.CASCADE, related_name="answers")
    side = models.CharField(max_length=6, choices=Side)
    about = models.CharField(max_length=9, choices=About, default=About.PROPOSAL)
    yes = models.BooleanField()
    declining = models.CharField(max_length=12, choices=Declining, blank=True)
    version = models.PositiveSmallIntegerField(default=1)
    how = models.CharField(max_length=8, choices=Answered)
    recorded_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tandem", "side", "about"], name="answer_once_per_side"),
            models.CheckConstraint(
                condition=Q(yes=True, declining="") | Q(yes=False) & ~Q(declining=""), name="answer_no_has_reason"
            ),
        ]


class Exclusion(models.Model):
    """A pair that is not to be proposed (again)."""

    volunteer = models.ForeignKey("volunteers.Volunteer", on_delete=models.CASCADE, related_name="+")
    mentee = models.ForeignKey("mentees.Mentee", on_delete=models.CASCADE, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["volunteer", "mentee"], name="exclusion_once")]


class CheckIn(models.Model):
    """Two questions every 4 weeks to each side: how is it going, does it help? Seen by the coordination only.

    `falls` is reckoned when it is answered (`mentors.moods`); `settled_at`: the coordination has talked to her.
    """

    public_id = PublicIdField()
    tandem = models.ForeignKey(Tandem, on_delete=models.CASCADE, related_name="check_ins")
    side = models.CharField(max_length=6, choices=Side)
    due_on = models.DateField()
    going = models.PositiveSmallIntegerField(choices=Face, null=True, blank=True)
    helps = models.PositiveSmallIntegerField(choices=Face, null=True, blank=True)
    wants_talk = models.BooleanField(default=False)
    how = models.CharField(max_length=8, choices=Answered, blank=True)
    recorded_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    falls = models.BooleanField(default=False)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects = CheckInQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tandem", "side", "due_on"], name="check_in_once"),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, going__isnull=True, helps__isnull=True)
                | Q(answered_at__isnull=False, going__isnull=False, helps__isnull=False),
                name="check_in_is_whole",
            ),
        ]


class Reflection(models.Model):
    """Three questions at the end, one side: was it worth it, did we reach something, would I do it again?"""

    tandem = models.ForeignKey(Tandem, on_delete=models.CASCADE, related_name="reflections")
    side = models.CharField(max_length=6, choices=Side)
    worth = models.PositiveSmallIntegerField(choices=Face)
    reached = models.PositiveSmallIntegerField(choices=Face)
    again = models.PositiveSmallIntegerField(choices=Face)
    how = models.CharField(max_length=8, choices=Answered, default=Answered.SELF)
    recorded_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tandem", "side"], name="reflection_once")]
