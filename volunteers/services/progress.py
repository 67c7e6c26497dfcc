"""From getting started to active and back: follows from the steps, nobody sets it by hand."""

from accounts.models import User
from common import clock
from notifications import services as notices
from volunteers import rules
from volunteers.enums import EngagementStatus
from volunteers.models import Engagement
from volunteers.notices import ACTIVE, PAUSE_OVER
from volunteers.queries.onboarding import complete
from volunteers.services._trail import tell

Status = EngagementStatus
# Imported, paused and ended ones do not move by steps.
_MOVES = (Status.ONBOARDING, Status.ACTIVE)


def settle(*, actor: User | None, engagement: Engagement) -> Engagement:
    """Active when nothing is missing, getting started when something is again. Call inside the transaction.

    A certificate that runs out leaves the status: the person is active, and not ready until a new one was seen.
    """
    if engagement.status not in _MOVES:
        return engagement
    is_complete = complete(Engagement.objects.filter(pk=engagement.pk), clock.today()).exists()
    wanted = Status.ACTIVE if is_complete else Status.ONBOARDING
    if engagement.status == wanted:
        return engagement
    engagement.status = wanted
    if is_complete and engagement.started_on is None:
        engagement.started_on = clock.today()
    engagement.save(update_fields=["status", "started_on"])
    tell("engagement.active" if is_complete else "engagement.incomplete", actor, engagement)
    if is_complete and not rules.is_self(actor, engagement.volunteer):
        event = f"{engagement.public_id}:{engagement.started_on}"
        refs = {"engagement": engagement.public_id}
        notices.notify(ACTIVE, event, user=engagement.volunteer.user, refs=refs)
    return engagement


def tell_back(*, actor: User | None, engagement: Engagement) -> None:
    """Tell her that her break is over; once for the day on which it ended."""
    event = f"{engagement.public_id}:{engagement.paused_until}"
    refs = {"engagement": engagement.public_id}
    notices.notify(PAUSE_OVER, event, user=engagement.volunteer.user, refs=refs)
