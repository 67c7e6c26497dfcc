"""The words of an invitation, for people who are not here yet."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from accounts.enums import Channel, Role
from notifications import registry


def _invitations(public_ids) -> dict[str, dict[str, str]]:
    """Who invites into what. Invitations that are over have no words, so nothing is sent."""
    from network.models import Invitation
    from network.queries.containers import names_of

    rows = list(Invitation.objects.open().filter(public_id__in=public_ids).select_related("group"))
    places = names_of((row.group.kind, row.group.container_id) for row in rows)
    return {
        row.public_id: {
            "place": places[row.group.kind, row.group.container_id],
            "role": str(Role(row.group.role).label),
        }
        for row in rows
    }


def _may_print(user, refs) -> bool:
    from network import rules
    from network.models import Invitation

    found = Invitation.objects.open().select_related("group").filter(public_id=refs["invitation"]).first()
    return found is not None and rules.may_change_invitation(user, found)


INVITED = registry.register(
    registry.Kind(
        key="network.invited",
        label=_("Invitation"),
        subject=_("An invitation for you"),
        title=_("An invitation for you"),
        text=_(
            "Good day,\n\n"
            "you are invited to Patennetz, the platform of {house}. You are to take part for {place} as {role}.\n\n"
            "Please open the link. It works once, and only for a short time. You need no password.\n\n"
            "You do not know what this is about? Then you need not do anything."
        ),
        sms=_("{house}: an invitation for you. Please open {link}"),
        resolve={"invitation": _invitations},
        channels=frozenset({Channel.MAIL, Channel.SMS, Channel.LETTER}),
        optional=False,
        valid=dt.timedelta(days=14),
        is_staff=_may_print,
    )
)
