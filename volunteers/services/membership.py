"""The role of a volunteer comes with the first engagement at a place and goes with the last."""

from accounts.enums import Ending, Role
from accounts.models import Membership, User
from accounts.services import roles
from volunteers import rules
from volunteers.enums import EngagementEnd, EngagementStatus
from volunteers.models import Engagement


def give(*, actor: User | None, engagement: Engagement) -> None:
    """Give the role at the programme, else at the organisation, unless she has it. Call inside the transaction.

    Who confirms herself gets it from the house: her organisation has noted her.
    """
    user = engagement.volunteer.user
    if not _held(engagement).active().exists():
        giver = None if rules.is_self(actor, engagement.volunteer) else actor
        roles.give_role(actor=giver, user=user, role=Role.VOLUNTEER, container=_place(engagement))


def take_back(*, actor: User | None, engagement: Engagement) -> None:
    """Take the role back unless something else goes on at the same place. Call inside the transaction."""
    others = Engagement.objects.open().exclude(status=EngagementStatus.IMPORTED).exclude(pk=engagement.pk)
    same = others.filter(volunteer=engagement.volunteer_id, programme=engagement.programme_id)
    if same.filter(organisation=engagement.organisation_id).exists():
        return
    reason = Ending.OWN_WISH if engagement.end_reason == EngagementEnd.OWN_WISH else Ending.LEFT
    for membership in _held(engagement).select_related("user", "group__rolegroup").order_by("pk"):
        roles.take_back(actor=actor, membership=membership, reason=reason)


def _place(engagement: Engagement):
    return engagement.programme or engagement.organisation


def _held(engagement: Engagement):
    group = roles.group_of(Role.VOLUNTEER, _place(engagement))
    return Membership.objects.filter(user=engagement.volunteer.user_id, group=group)
