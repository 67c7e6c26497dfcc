"""Ways in that are our own: the guarded 6-digit code and the printed letter code."""

from django.db import models

from accounts.enums import Channel
from common.ids import PublicIdField


class SignInAttempt(models.Model):
    """One 6-digit code sent (or not, when nobody has that address). At most 5 guesses are ever compared."""

    public_id = PublicIdField()
    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, null=True, related_name="+")
    channel = models.CharField(max_length=8, choices=Channel)
    # Sealed with SECRET_KEY, and wiped as soon as the message has left.
    sealed = models.TextField(blank=True)
    language = models.CharField(max_length=12, default="de")
    tries = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(db_index=True)
    used_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(tries__lte=5), name="attempt_at_most_five_tries")]


class LetterCode(models.Model):
    """A printed code (QR and short code) that opens one's own page; the spoken PIN opens the rest."""

    public_id = PublicIdField()
    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="letter_codes")
    code_hash = models.CharField(max_length=64, unique=True)
    pin_hash = models.CharField(max_length=128, blank=True)
    pin_tries = models.PositiveSmallIntegerField(default=0)
    created_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)
