"""Tandems that have ended lately, of which one of the two has not said yet how it was."""

from django.db.models import Exists, OuterRef, Q

from common import clock
from mentors import rhythm
from mentors.enums import Side, TandemStatus
from mentors.models import Reflection, Tandem
from mentors.querysets import TandemQuerySet


def to_look_back(user) -> TandemQuerySet:
    """Those this person is asked about now. One query."""
    said = Reflection.objects.filter(tandem=OuterRef("pk"))
    mentor = Q(engagement__volunteer__user=user) & ~Exists(said.filter(side=Side.MENTOR))
    mentee = Q(mentee__user=user) & ~Exists(said.filter(side=Side.MENTEE))
    since = clock.today() - rhythm.LOOK_BACK_WITHIN
    ended = Tandem.objects.filter(status=TandemStatus.ENDED, ended_on__gte=since, trial_from__isnull=False)
    return ended.filter(mentor | mentee).order_by("pk")
