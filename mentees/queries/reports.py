"""What somebody reported, and how it stands: the status, and the name she wrote herself."""

from django.db.models import QuerySet

from mentees.models import Need


def reported(user) -> QuerySet:
    """Needs this person reported and still may see, the newest first."""
    mine = Need.objects.reported_by(user).select_related("phase", "organisation", "mentee__user", "programme")
    return mine.order_by("-raised_at", "-pk")
