"""Ways in that are our own: the guarded 6-digit code and the printed letter code."""

from django.db import models
from django.db.models import Q

from accounts.enums import Channel, Purpose
from common.ids import PublicIdField

TRIES = 5


class SignInAttempt(models.Model):
    """One 6-digit code, sent (or not, when nobody has that address). At most 5 guesses are ever compared.

    `public_id` is kept in the session of the browser that asked, so that nobody else's guesses count.
    """

    public_id = PublicIdField()
    purpose = models.CharField(max_length=12, choices=Purpose, default=Purpose.SIGN_IN)
    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, null=True, related_name="+")
    channel = models.CharField(max_length=8, choices=Channel)
    code_hash = models.CharField(max_length=64)
    # Address and code, sealed, until the message has left.
    sealed = models.TextField(blank=True)
    language = models.CharField(max_length=12, default="de")
    tries = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(tries__lte=TRIES), name="attempt_at_most_five_tries")]

    @property
    def is_awaited(self) -> bool:
        """Somebody waits for it: a person here, or whoever proves a new address (invited people are nobody yet)."""
        return self.user_id is not None or self.purpose == Purpose.NEW_ADDRESS


class LetterCode(models.Model):
    """A printed code (QR and short code) that opens one's own page; the spoken PIN opens the rest."""

    public_id = PublicIdField()
    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="letter_codes")
    code_hash = models.CharField(max_length=64, unique=True)
    pin_hash = models.CharField(max_length=128)
    pin_tries = models.PositiveSmallIntegerField(default=0)
    created_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(pin_tries__lte=TRIES), name="letter_at_most_five_pin_tries"),
            models.UniqueConstraint(fields=["user"], condition=Q(revoked_at__isnull=True), name="letter_one_open"),
        ]


class AddressNotice(models.Model):
    """A word to an address about a change of the ways in (security 38); also to one that is none any more."""

    class About(models.TextChoices):
        CHANGED = "changed"
        CHANGED_AT_COUNTER = "counter"
        SECOND_STEP_ADDED = "second_added"
        SECOND_STEP_REMOVED = "second_removed"
        LETTER_ISSUED = "letter"

    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="+")
    about = models.CharField(max_length=16, choices=About)
    channel = models.CharField(max_length=8, choices=Channel)
    # The address, sealed, until the message has left.
    sealed = models.TextField(blank=True)
    language = models.CharField(max_length=12, default="de")
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)
    sent_at = models.DateTimeField(null=True, blank=True)
