"""A certificate runs out: the person and the checkers are told 90 and 30 days before, and the checker gets a task."""

from django.db import transaction

from accounts.models import User
from common import clock
from notifications import services as notices
from volunteers.models import ClearanceCheck, Engagement
from volunteers.notices import CERTIFICATE_ENDS, CERTIFICATES_TO_SEE
from volunteers.queries.clearance import checkers_of, running_out
from volunteers.services.clearance import open_task
from volunteers.terms import REMIND_DAYS


def remind(*, actor: None = None) -> int:
    """Tell whoever is due today; running it again tells nobody twice. Returns how many certificates run out soon."""
    today = clock.today()
    soon = list(running_out(ClearanceCheck.objects.filter(valid_until__gte=today), today, max(REMIND_DAYS)))
    checkers = checkers_of(check.organisation_id for check in soon)
    for check in soon:
        left = (check.valid_until - today).days
        stage = min(days for days in REMIND_DAYS if left <= days)
        _tell(actor, check, stage, checkers.get(check.organisation_id, []))
    return len(soon)


@transaction.atomic
def _tell(actor: None, check: ClearanceCheck, stage: int, checkers: list[User]) -> None:
    work = Engagement.objects.open().filter(
        volunteer=check.volunteer, organisation=check.organisation_id, kind=check.activity
    )
    for engagement in work.order_by("pk"):
        open_task(actor=actor, engagement=engagement)
    event, refs = f"{check.public_id}:{stage}", {"check": check.public_id}
    notices.notify(CERTIFICATE_ENDS, event, user=check.volunteer.user, refs=refs)
    if checkers:
        notices.notify_all(CERTIFICATES_TO_SEE, event, users=checkers, refs=refs)
