"""Which notices a person wants, and how."""

from collections.abc import Mapping

from django.db import transaction

from accounts.enums import Channel
from accounts.models import User
from notifications import registry
from notifications.models import Preference


@transaction.atomic
def choose(*, actor: User, wishes: Mapping[tuple[str, Channel], bool]) -> None:
    """Keep the person's own wishes: {(key of the kind, channel): wanted}. What cannot be chosen is left out."""
    offered = {(kind.key, channel) for kind in registry.kinds() if kind.optional for channel in kind.offered()}
    rows = [
        Preference(user=actor, kind=key, channel=channel, wanted=wanted)
        for (key, channel), wanted in wishes.items()
        if (key, channel) in offered
    ]
    Preference.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["user", "kind", "channel"], update_fields=["wanted"]
    )
