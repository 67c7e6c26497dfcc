"""The people accompanied: only what helping needs (architecture.md, "Never stored")."""

import datetime as dt

from django.db import models
from django.db.models import F, Q
from phonenumber_field.modelfields import PhoneNumberField

from accounts.enums import Answered
from common.ids import PublicIdField
from mentees.asked import Born
from mentees.enums import GermanLevel, GuardianKind, MenteeEnd, MenteeStatus, Source
from mentees.querysets import MenteeQuerySet
from volunteers.enums import Gender, Interest, LanguageLevel, Mobility

_OVER = Q(status__in=[MenteeStatus.ENDED, MenteeStatus.TURNED_AWAY])


class Household(models.Model):
    """People linked by their own consent, so that a family's doctor is booked once."""

    public_id = PublicIdField()
    created_at = models.DateTimeField(auto_now_add=True)


class Mentee(models.Model):
    """A person accompanied. The name to be called by and the language are the user's.

    Of the birth date only the year is kept, for minors also the first day of the month of turning 18 (`adult_from`).
    Gender, wishes and needs of accessibility are there by consent only. `intake` is the organisation that took the
    request in. `free_time_known` False means "ask first".
    """

    public_id = PublicIdField()
    user = models.OneToOneField("accounts.User", on_delete=models.CASCADE, related_name="mentee")
    status = models.CharField(max_length=11, choices=MenteeStatus, default=MenteeStatus.REQUESTED)
    intake = models.ForeignKey("network.Organisation", on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=8, choices=Source, default=Source.SELF)
    filled_in_by = models.ForeignKey(
        "accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    birth_year = models.PositiveSmallIntegerField(null=True, blank=True)
    adult_from = models.DateField(null=True, blank=True)
    german = models.CharField(max_length=2, choices=GermanLevel, blank=True)
    area = models.ForeignKey("network.Area", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    mobility = models.CharField(max_length=4, choices=Mobility, blank=True)
    gender = models.CharField(max_length=8, choices=Gender, blank=True)
    wished_gender = models.CharField(max_length=8, choices=Gender, blank=True)
    needs_childcare = models.BooleanField(default=False)
    needs_step_free = models.BooleanField(default=False)
    contact_email = models.EmailField(blank=True)
    contact_phone = PhoneNumberField(blank=True)
    free_time_known = models.BooleanField(default=False)
    household = models.ForeignKey(Household, on_delete=models.SET_NULL, null=True, blank=True, related_name="members")
    requested_at = models.DateTimeField(auto_now_add=True)
    talked_on = models.DateField(null=True, blank=True)
    talked_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    ended_on = models.DateField(null=True, blank=True)
    end_reason = models.CharField(max_length=10, choices=MenteeEnd, blank=True)

    objects = MenteeQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["intake", "status", "requested_at"])]
        constraints = [
            models.CheckConstraint(
                condition=_OVER & Q(ended_on__isnull=False) & ~Q(end_reason="")
                | ~_OVER & Q(ended_on__isnull=True, end_reason=""),
                name="mentee_end_has_day_and_reason",
            ),
            models.CheckConstraint(
                condition=Q(adult_from__isnull=True) | Q(adult_from__day=1), name="mentee_adult_from_is_a_month"
            ),
            models.CheckConstraint(
                condition=Q(status__in=[MenteeStatus.REQUESTED, MenteeStatus.TURNED_AWAY, MenteeStatus.ENDED])
                | Q(talked_on__isnull=False),
                name="mentee_first_talk_before_waiting",
            ),
        ]

    def __str__(self):
        return self.public_id

    def is_minor(self, today: dt.date) -> bool:
        """Under 18 on this day."""
        return Born(year=self.birth_year, adult_from=self.adult_from).is_minor(today)


class MenteeLanguage(models.Model):
    """A language (ISO 639 code) besides German, whose level stands on the mentee."""

    mentee = models.ForeignKey(Mentee, on_delete=models.CASCADE, related_name="languages")
    code = models.CharField(max_length=8, db_index=True)
    level = models.PositiveSmallIntegerField(choices=LanguageLevel, null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mentee", "code"], name="mentee_language_once")]


class MenteeInterest(models.Model):
    """What somebody likes to do, asked in the first talk."""

    mentee = models.ForeignKey(Mentee, on_delete=models.CASCADE, related_name="interests")
    interest = models.CharField(max_length=10, choices=Interest)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mentee", "interest"], name="mentee_likes_once")]


class FreeTime(models.Model):
    """When there is time every week, by the clock on the wall: weekday 0 = Monday, minutes after midnight."""

    mentee = models.ForeignKey(Mentee, on_delete=models.CASCADE, related_name="free_times")
    weekday = models.PositiveSmallIntegerField()
    starts = models.PositiveSmallIntegerField()
    ends = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mentee", "weekday", "starts"], name="mentee_free_time_once"),
            models.CheckConstraint(
                condition=Q(weekday__lte=6, ends__lte=1440, starts__lt=F("ends")), name="mentee_free_time_in_week"
            ),
        ]


class GuardianAgreement(models.Model):
    """A guardian agreed: how that was seen and by whom. The young person's own yes is a consent of hers."""

    mentee = models.ForeignKey(Mentee, on_delete=models.CASCADE, related_name="guardian_agreements")
    kind = models.CharField(max_length=8, choices=GuardianKind)
    how = models.CharField(max_length=8, choices=Answered)
    seen_on = models.DateField()
    seen_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, related_name="+")
    withdrawn_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["mentee"], condition=Q(withdrawn_on__isnull=True), name="guardian_one_open_agreement"
            ),
            models.CheckConstraint(condition=~Q(how=Answered.SELF), name="guardian_agreement_was_seen_by_staff"),
        ]


class Draft(models.Model):
    """A request somebody began on the phone: sealed answers, gone after 14 days. Nobody yet.

    The code in the browser's session, or typed on another phone, finds it again; only its hash is kept here.
    """

    public_id = PublicIdField()
    code_hash = models.CharField(max_length=64, unique=True, editable=False)
    answers = models.TextField(blank=True)
    step = models.PositiveSmallIntegerField(default=1)
    language = models.CharField(max_length=12, default="de")
    source = models.CharField(max_length=8, choices=Source, default=Source.SELF)
    filled_in_by = models.ForeignKey("accounts.User", on_delete=models.CASCADE, null=True, related_name="+")
    changed_at = models.DateTimeField(auto_now=True, db_index=True)
