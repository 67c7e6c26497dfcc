"""Named questions about notices."""

from django.db import models
from django.db.models import Q

from common import clock


class NoticeQuerySet(models.QuerySet):
    def visible_to(self, user):
        """One's own notices, newest first."""
        return self.filter(user_id=user.pk or 0).order_by("-created_at", "-pk")

    def unseen(self):
        return self.filter(seen_at__isnull=True)


class DeliveryQuerySet(models.QuerySet):
    def due(self):
        """Waiting and due, or leased by a worker that did not come back."""
        now = clock.now()
        return self.filter(
            Q(status="waiting") & (Q(next_try_at__isnull=True) | Q(next_try_at__lte=now))
            | Q(status="leased", leased_until__lt=now)
        )
