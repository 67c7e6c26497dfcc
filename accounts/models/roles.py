"""Roles and where they hold."""

from django.contrib.auth.models import Group
from django.db import models

from accounts.enums import Kind, Role
from accounts.querysets import MembershipQuerySet
from common.ids import PublicIdField


class RoleGroup(Group):
    """One group per container and role; guardian grants on the container are given to it."""

    role = models.CharField(max_length=20, choices=Role)
    kind = models.CharField(max_length=14, choices=Kind)
    container_id = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["role", "kind", "container_id"], name="role_group_one_per_container")
        ]
        indexes = [models.Index(fields=["kind", "container_id"])]


class Membership(models.Model):
    """A person's role: who gave it, why, and until when. Taken back = deleted; the audit remembers."""

    public_id = PublicIdField()
    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="memberships")
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="memberships")
    given_by = models.ForeignKey("accounts.User", on_delete=models.SET_NULL, null=True, related_name="+")
    given_at = models.DateTimeField(auto_now_add=True)
    reason = models.CharField(max_length=160, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "group"], name="membership_once")]
        indexes = [models.Index(fields=["user", "ends_on", "group"])]
