"""Named questions about people."""

import datetime as dt

from django.contrib.auth.base_user import BaseUserManager
from django.db import models
from django.db.models import Q

from accounts.consents import Purpose
from common import clock

# Art. 5 DSGVO: how long the trail is kept (docs: retention).
AUDIT_DAYS = 365
# §195 BGB: proofs of consent, after their end.
CONSENT_DAYS = 3 * 365


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


class AuditQuerySet(models.QuerySet):
    """Append only: nothing is changed, and only what is over its time is deleted."""

    def newest_first(self):
        return self.order_by("-at", "-pk")

    def about(self, public_id: str):
        """What was done to this person or thing."""
        return self.filter(subject=public_id)

    def forget_old(self) -> int:
        """Delete what is older than `AUDIT_DAYS`. Returns how many."""
        edge = clock.now() - dt.timedelta(days=AUDIT_DAYS)
        return models.QuerySet(self.model, using=self.db).filter(at__lt=edge).delete()[0]

    def update(self, **kwargs):
        raise TypeError("the trail is not changed")

    def bulk_update(self, *args, **kwargs):
        raise TypeError("the trail is not changed")

    def delete(self):
        raise TypeError("the trail is not deleted")


class ConsentQuerySet(models.QuerySet):
    def open(self):
        """Neither withdrawn nor replaced."""
        return self.filter(ended_at=None)

    def of(self, purpose: Purpose, about: str = ""):
        """Every yes to this purpose, of whatever version."""
        return self.filter(purpose=purpose.code, about=about)

    def valid(self, purpose: Purpose, about: str = ""):
        """What counts now: open, and given to the text as it stands today."""
        return self.open().of(purpose, about).filter(version=purpose.version)

    def newest_first(self):
        return self.order_by("-given_at", "-pk")

    def over(self):
        """Ended so long ago that the proof is no longer kept."""
        return self.filter(ended_at__lt=clock.now() - dt.timedelta(days=CONSENT_DAYS))
