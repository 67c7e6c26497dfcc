"""A mentor was locked out of a minor's record for a paper; it is there again, and so is she."""

from contextlib import suppress

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts import audit
from accounts.models import User
from common import clock
from common.errors import NotAllowed
from mentees.enums import Cause, HelperRole
from mentees.models import Helper
from mentees.queries.houses import staff_of
from mentees.querysets import OVER
from mentees.services import circle
from mentors import rules
from mentors.models import Tandem
from mentors.services.tandems import check_may_meet, locked
from mentors.tandem_notices import AGAIN, AGAIN_AT_DESK
from notifications.services import notify_all
from volunteers.enums import EngagementStatus


@transaction.atomic
def bring_back(*, actor: None = None, user_id: int | None = None) -> int:
    """Whoever's tandem goes on and who may meet the person again joins the circle again. Gives how many.

    Of all, or of one of the two people. What has ended or pauses stays as it is.
    """
    rows = _locked_out()
    if user_id is not None:
        rows = rows.filter(Q(engagement__volunteer__user=user_id) | Q(mentee__user=user_id))
    joined = 0
    for row in list(rows.order_by("pk")):
        tandem = locked(row)
        # Somebody may have ended it, or brought her back, before the row was ours.
        if _locked_out().filter(pk=tandem.pk).exists():
            with suppress(NotAllowed):
                _join(actor, tandem)
                joined += 1
    return joined


def _locked_out() -> QuerySet:
    """Tandems that go on, whose mentor is there, and through which she sees nobody."""
    circle_row = Helper.objects.running().filter(cause=Cause.TANDEM, cause_id=OuterRef("public_id"))
    going_on = Tandem.objects.accompanied().filter(paused_from=None, engagement__status=EngagementStatus.ACTIVE)
    return going_on.exclude(mentee__status__in=OVER).filter(~Exists(circle_row))


def _join(actor: User | None, tandem: Tandem) -> None:
    check_may_meet(tandem)
    circle.join(
        actor=actor,
        mentee=tandem.mentee,
        engagement=tandem.engagement,
        role=HelperRole.MENTOR,
        cause=Cause.TANDEM,
        cause_id=tandem.public_id,
    )
    house = tandem.engagement.organisation_id
    audit.record("tandem.may_meet_again", actor=actor, subject=tandem, organisation_id=house)
    event, refs = f"{tandem.public_id}:again:{clock.now():%Y%m%d%H%M%S}", {"tandem": tandem.public_id}
    two = [tandem.engagement.volunteer.user, tandem.mentee.user]
    notify_all(AGAIN, event, users=two, refs=refs)
    notify_all(AGAIN_AT_DESK, event, users=_staff(tandem, two), refs=refs)


def _staff(tandem: Tandem, two: list[User]) -> QuerySet:
    """Whoever keeps one of the two: each hears once, also where both are of one house."""
    engagement, mentee = tandem.engagement, tandem.mentee
    of_mentor = staff_of(engagement.organisation, engagement.programme).values("pk")
    of_mentee = staff_of(mentee.intake, tandem.need.programme).values("pk")
    found = User.objects.filter(Q(pk__in=of_mentor) | Q(pk__in=of_mentee)).exclude(pk__in=[one.pk for one in two])
    keeping = [user.pk for user in found.order_by("pk") if rules.can_keep_tandem(user, tandem)]
    return User.objects.filter(pk__in=keeping).order_by("pk")
