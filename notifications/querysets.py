"""Named questions about notices."""

from django.db import models
from django.db.models import Q

from common import clock
from notifications.enums import Status


class NoticeQuerySet(models.QuerySet):
    def visible_to(self, user):
        """One's own notices, newest first."""
        return self.filter(user_id=user.pk or 0, in_app=True).order_by("-created_at", "-pk")

    def unseen(self):
        return self.filter(seen_at__isnull=True)


class DeliveryQuerySet(models.QuerySet):
    def due(self):
        """Waiting and due, or leased by a worker that did not come back."""
        now = clock.now()
        return self.filter(
            Q(status=Status.WAITING) & (Q(next_try_at__isnull=True) | Q(next_try_at__lte=now))
            | Q(status=Status.LEASED, leased_until__lt=now)
        )

    def held(self, lease: str):
        """Leased under this token, and the lease still holds."""
        return self.filter(status=Status.LEASED, lease=lease, leased_until__gte=clock.now())
