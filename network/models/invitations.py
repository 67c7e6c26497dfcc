"""Staff and volunteers come by invitation only."""

from django.db import models
from django.db.models import Q
from phonenumber_field.modelfields import PhoneNumberField

from accounts.enums import Channel, Role
from common import clock
from common.ids import PublicIdField
from network.querysets import InvitationQuerySet


class Invitation(models.Model):
    """An open door for one person: carries role and scope, expires, opens once.

    Of the code only a keyed hash is stored; name and address go when it is accepted or over. Nobody behind
    `invited_by` is the command line; an inviter who is erased takes her invitations along.
    """

    public_id = PublicIdField()
    group = models.ForeignKey("accounts.RoleGroup", on_delete=models.CASCADE, related_name="invitations")
    organisation_id = models.BigIntegerField(null=True, blank=True, db_index=True)
    contact = models.ForeignKey("network.ContactPerson", on_delete=models.SET_NULL, null=True, blank=True)
    name = models.CharField(max_length=120, blank=True)
    channel = models.CharField(max_length=8, choices=Channel)
    email = models.EmailField(blank=True)
    phone = PhoneNumberField(blank=True)
    language = models.CharField(max_length=12, default="de")
    reason = models.CharField(max_length=160, blank=True)
    role_ends_on = models.DateField(null=True, blank=True)
    code_hash = models.CharField(max_length=64, unique=True)
    times_sent = models.PositiveSmallIntegerField(default=1)
    invited_by = models.ForeignKey("accounts.User", on_delete=models.CASCADE, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, related_name="+")
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(revoked_at__isnull=True), name="invitation_one_end"
            ),
            models.CheckConstraint(
                condition=Q(channel__in=[Channel.MAIL, Channel.SMS, Channel.LETTER]), name="invitation_channel_reaches"
            ),
        ]

    @property
    def role(self) -> Role:
        return Role(self.group.role)

    @property
    def is_open(self) -> bool:
        return self.accepted_at is None and self.revoked_at is None and self.expires_at > clock.now()
