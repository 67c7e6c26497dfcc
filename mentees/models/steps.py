"""Goals and steps in plain words, certificates from abroad, waiting for authorities."""

from django.db import models
from django.db.models import F, Q

from common.ids import PublicIdField
from mentees.enums import AuthorityKind, CredentialKind, CredentialState, CredentialStep, Independence
from mentees.models.needs import Need
from mentees.models.people import Mentee


class GoalTemplate(models.Model):
    """A goal of the catalogue, per phase, in several languages."""

    slug = models.SlugField(max_length=60, unique=True)
    phase = models.ForeignKey("network.Phase", on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=120)
    position = models.PositiveSmallIntegerField(default=0)

    def __str__(self):
        return self.slug


class StepTemplate(models.Model):
    """A step towards a goal of the catalogue."""

    slug = models.SlugField(max_length=60, unique=True)
    goal = models.ForeignKey(GoalTemplate, on_delete=models.CASCADE, related_name="steps")
    name = models.CharField(max_length=120)
    position = models.PositiveSmallIntegerField(default=0)

    def __str__(self):
        return self.slug


class Goal(models.Model):
    """What a person wants to reach: from the catalogue, or in the mentee's own words."""

    public_id = PublicIdField()
    mentee = models.ForeignKey(Mentee, on_delete=models.CASCADE, related_name="goals")
    need = models.ForeignKey(Need, on_delete=models.SET_NULL, null=True, blank=True, related_name="goals")
    template = models.ForeignKey(GoalTemplate, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    own_words = models.CharField(max_length=120, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, related_name="+")
    reached_on = models.DateField(null=True, blank=True)
    dropped_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(template__isnull=False) | ~Q(own_words=""), name="goal_has_words"),
            models.CheckConstraint(
                condition=Q(reached_on__isnull=True) | Q(dropped_on__isnull=True), name="goal_one_end"
            ),
        ]


class Step(models.Model):
    """One step towards a goal, and how it was done: together, with help, alone."""

    public_id = PublicIdField()
    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="steps")
    template = models.ForeignKey(StepTemplate, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    own_words = models.CharField(max_length=120, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    done_on = models.DateField(null=True, blank=True)
    done_how = models.CharField(max_length=10, choices=Independence, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(template__isnull=False) | ~Q(own_words=""), name="step_has_words"),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True, done_how="") | Q(done_on__isnull=False) & ~Q(done_how=""),
                name="step_done_has_day_and_way",
            ),
        ]


class Credential(models.Model):
    """A certificate from abroad: what exists, was lost, applied for, recognised; and the next step."""

    public_id = PublicIdField()
    mentee = models.ForeignKey(Mentee, on_delete=models.CASCADE, related_name="credentials")
    kind = models.CharField(max_length=8, choices=CredentialKind)
    state = models.CharField(max_length=10, choices=CredentialState)
    next_step = models.CharField(max_length=13, choices=CredentialStep, blank=True)
    changed_on = models.DateField()


class AuthorityWait(models.Model):
    """Waiting for an authority: closed kinds, since when. Aggregated for the round table."""

    public_id = PublicIdField()
    mentee = models.ForeignKey(Mentee, on_delete=models.CASCADE, related_name="waits")
    kind = models.CharField(max_length=18, choices=AuthorityKind)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mentee", "kind"], condition=Q(until__isnull=True), name="wait_one_open"),
            models.CheckConstraint(condition=Q(until__isnull=True) | Q(since__lte=F("until")), name="wait_in_order"),
        ]
