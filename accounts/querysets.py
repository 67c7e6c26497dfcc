"""Named questions about people."""

from django.contrib.auth.base_user import BaseUserManager
from django.db import models
from django.db.models import Q

from common import clock


class UserManager(BaseUserManager):
    """Creates people without a password."""

    def create_user(self, **fields):
        user = self.model(**fields)
        user.set_unusable_password()
        user.save(using=self._db)
        return user


class MembershipQuerySet(models.QuerySet):
    def active(self):
        """Roles whose last day is today or later."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=clock.today()))

    def expired(self):
        return self.filter(ends_on__lt=clock.today())
