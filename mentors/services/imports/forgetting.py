"""What is not needed any more goes: unconfirmed people after 8 weeks, files after 14 days. Real erasure, no mark."""

import datetime as dt

from django.db import transaction
from django.db.models import Q

from accounts.enums import Role
from accounts.models import User
from common import clock
from mentees.enums import MenteeStatus
from mentees.models import Mentee
from mentors import sealed_lists
from mentors.enums import ImportState
from mentors.models import ImportNotice, ListImport, RowDecision
from mentors.services.imports.notices import with_person, withdraw
from volunteers.enums import EngagementEnd, EngagementStatus
from volunteers.models import Volunteer
from volunteers.services import engagements

FILE_DAYS = 14
_SETTLED = ~Q(engagement=None) & ~Q(engagement__status=EngagementStatus.IMPORTED)
_TALKED_TO = ~Q(mentee=None) & ~Q(mentee__status=MenteeStatus.REQUESTED)


def forget_unconfirmed(*, actor: None = None) -> int:
    """Erase everybody who has not confirmed within 8 weeks (Art. 14 DSGVO). Returns how many.

    An answered notice goes with its 8 weeks, too: its link is used up. Who confirmed on another way, or was
    talked to, stays.
    """
    ImportNotice.objects.filter(_SETTLED | _TALKED_TO, answered_at=None).update(answered_at=clock.now())
    ImportNotice.objects.filter(answered_at__isnull=False, expires_at__lte=clock.now()).delete()
    over = list(with_person(ImportNotice.objects.filter(answered_at=None, expires_at__lte=clock.now())))
    for notice in over:
        _forget(actor, notice)
    return len(over)


@transaction.atomic
def erase(*, actor: User | None, notice: ImportNotice) -> None:
    """Delete what the list brought about this person, and the person, unless she is here for something else."""
    user, looked_for_help = notice.user, notice.engagement is None
    withdraw(actor=actor, notice=notice)
    notice.record.delete()
    if looked_for_help:
        user.memberships.filter(group__rolegroup__role=Role.MENTEE).delete()
    erase_person(actor=actor, user=user)


def erase_person(*, actor: User | None, user: User) -> bool:
    """Delete a person nothing is left of: no engagement, no request, no role, no way in. False if something is."""
    for volunteer in Volunteer.objects.filter(user=user, engagements=None).order_by("pk"):
        volunteer.delete()
    stays = Volunteer.objects.filter(user=user).exists() or Mentee.objects.filter(user=user).exists()
    if stays or user.has_way_in or user.memberships.exists():
        return False
    user.delete()
    return True


def clear_lists(*, actor: None = None) -> int:
    """Delete files after 14 days, with them the lists nobody took over. Returns how many lists."""
    old = ListImport.objects.filter(created_at__lte=clock.now() - dt.timedelta(days=FILE_DAYS))
    done = 0
    for list_import in old.exclude(state=ImportState.TAKEN, preview="").order_by("pk"):
        done += _clear(list_import)
    sealed_lists.throw_away_others(name for pair in ListImport.objects.values_list("file", "preview") for name in pair)
    return done


@transaction.atomic
def _forget(actor: None, notice: ImportNotice) -> None:
    if notice.engagement:
        engagements.end(actor=actor, engagement=notice.engagement, reason=EngagementEnd.NOT_CONFIRMED)
    erase(actor=actor, notice=notice)


@transaction.atomic
def _clear(list_import: ListImport) -> int:
    same = ListImport.objects.filter(pk=list_import.pk, state=list_import.state)
    if list_import.state == ImportState.TAKEN:
        done = same.update(preview="")
        RowDecision.objects.filter(list_import=list_import).delete()
    else:
        done, _tables = same.delete()
    if done:
        sealed_lists.throw_away(list_import.file, list_import.preview)
    return int(bool(done))
