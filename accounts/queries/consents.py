"""What a person agreed to. Only a yes to the current text counts."""

from django.db.models import QuerySet

from accounts.consents import Purpose
from accounts.models import Consent, User


def has_consent(user: User, purpose: Purpose, about: str = "") -> bool:
    """True if the person agrees at this moment; `about` is a public id where the purpose is `per` something."""
    return Consent.objects.valid(purpose, about).filter(user=user).exists()


def with_consent(purpose: Purpose, about: str = "") -> QuerySet:
    """Ids of everybody who agrees at this moment, as a subquery: `filter(user__in=with_consent(SHARED_POOL))`."""
    return Consent.objects.valid(purpose, about).values("user_id")
