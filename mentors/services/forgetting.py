"""What is over its time goes, over all rooms: this one's rows first, then those below, then the person (Art. 5 DSGVO).

One transaction per person: a run that is killed leaves nobody half erased, and the next one goes on. At most `BATCH`
of each kind a run. Every question names what is due; nothing is ever deleted because a list was empty.
"""

import datetime as dt
from collections.abc import Callable

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import User
from accounts.services import closing
from common import clock
from mentees.models import Mentee
from mentees.services import forgetting as below
from mentors.models import Exclusion, FollowUp, ImportNotice, MentorProfile, Tandem
from volunteers.models import Engagement, Volunteer
from volunteers.queries.ends import over_their_time
from volunteers.services import forgetting as helpers
from volunteers.terms import DETAILS_KEPT_MONTHS, months_later

BATCH = 200
# Follow-ups: with the record, at the latest so long after they were done, or after the day nobody looked.
FOLLOW_UP_KEPT = dt.timedelta(days=365)


def forget_mentees(*, actor: None = None) -> int:
    """Hourly: erase people 6 months after the end of their accompaniment. Gives how many."""
    due = Mentee.objects.over_their_time(clock.today()).values_list("pk", flat=True)[:BATCH]
    return sum(_one_by_one(_forget_mentee, actor, due))


def forget_engagements(*, actor: None = None) -> int:
    """Hourly: erase that somebody helped, 3 years after the end. Gives how many engagements."""
    due = over_their_time(clock.today()).values_list("pk", flat=True)[:BATCH]
    return sum(_one_by_one(_forget_engagement, actor, due))


def forget_people(*, actor: None = None) -> int:
    """Hourly: erase people whose account is closed, once the last proof of theirs has gone. Gives how many."""
    closed = User.objects.filter(closed_on__isnull=False, consents=None).order_by("closed_on", "pk")
    return sum(_one_by_one(_forget_person, actor, closed.values_list("pk", flat=True)[:BATCH]))


def forget_profiles(*, actor: None = None) -> int:
    """Hourly: what a mentor said about whom she takes, three months after her last engagement ended. Gives how many."""
    edge = months_later(clock.today(), -DETAILS_KEPT_MONTHS)
    mine = Engagement.objects.filter(volunteer=OuterRef("volunteer"))
    recent = mine.filter(Q(ended_on=None) | Q(ended_on__gt=edge))
    return _some(MentorProfile.objects.filter(Exists(mine), ~Exists(recent)))


def forget_follow_ups(*, actor: None = None) -> int:
    """Hourly: those done a year ago, and those nobody looked at for a year after their day. Gives how many."""
    moment, day = clock.now() - FOLLOW_UP_KEPT, clock.today() - FOLLOW_UP_KEPT
    return _some(FollowUp.objects.filter(Q(done_at__lte=moment) | Q(done_at=None, due_on__lte=day)))


def _some(over: QuerySet) -> int:
    ids = list(over.order_by("pk").values_list("pk", flat=True)[:BATCH])
    over.model.objects.filter(pk__in=ids).delete()
    return len(ids)


def _one_by_one(forget: Callable[[None, int], bool], actor: None, ids) -> list[bool]:
    return [forget(actor, pk) for pk in list(ids)]


@transaction.atomic
def _forget_mentee(actor: None, pk: int) -> bool:
    """Asked once more under the lock: she may have been taken up again in the meantime."""
    rows = Mentee.objects.over_their_time(clock.today()).select_for_update(of=("self",)).select_related("household")
    mentee = rows.filter(pk=pk).first()
    if mentee is None or Tandem.objects.open().filter(mentee=mentee).exists():
        return False
    Tandem.objects.filter(mentee=mentee).delete()
    for model in (Exclusion, ImportNotice, FollowUp):
        model.objects.filter(mentee=mentee).delete()
    user = mentee.user
    below.erase_mentee(actor=actor, mentee=mentee)
    _close_if_nothing_is_left(actor, user)
    return True


@transaction.atomic
def _forget_engagement(actor: None, pk: int) -> bool:
    rows = over_their_time(clock.today()).select_for_update(of=("self",)).select_related("volunteer__user")
    engagement = rows.filter(pk=pk).first()
    if engagement is None or Tandem.objects.open().filter(engagement=engagement).exists():
        return False
    Tandem.objects.filter(engagement=engagement).delete()
    for model in (ImportNotice, FollowUp):
        model.objects.filter(engagement=engagement).delete()
    user = engagement.volunteer.user
    helpers.erase_engagement(actor=actor, engagement=engagement)
    _close_if_nothing_is_left(actor, user)
    return True


@transaction.atomic
def _forget_person(actor: None, pk: int) -> bool:
    user = User.objects.select_for_update().filter(pk=pk).first()
    if user is None or _has_record(user):
        return False
    return closing.erase_closed(actor=actor, user=user)


def _close_if_nothing_is_left(actor: None, user: User) -> None:
    if not _has_record(user):
        closing.close_account(actor=actor, user=user)


def _has_record(user: User) -> bool:
    return Volunteer.objects.filter(user=user).exists() or Mentee.objects.filter(user=user).exists()
