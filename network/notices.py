"""What this room tells people."""

import datetime as dt

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from network import invitation_notices, role_notices
from notifications.registry import Kind, register

__all__ = ["CONFIRM", "invitation_notices", "role_notices"]


def _programme_names(ids):
    from network.models import Programme

    return dict(Programme.objects.filter(public_id__in=ids).values_list("public_id", "name"))


CONFIRM = register(
    Kind(
        key="network.confirm_programme",
        label=_("Confirm an entry"),
        subject=_("Is your entry still right?"),
        title=_("Is the entry “{programme}” still right?"),
        text=_("Please look at “{programme}”. One click confirms that places and contacts are still right: {link}"),
        resolve={"programme": _programme_names},
        link=lambda refs: reverse("network:programme", args=[refs["programme"]]),
        # Somebody has to answer for what stands in public.
        optional=False,
        valid=dt.timedelta(days=30),
    )
)
