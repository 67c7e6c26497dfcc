"""What pages name before a mentor's work or an accompaniment ends: there is no undo."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from mentees.enums import NeedStatus
from mentees.models import Mentee, Referral
from mentors.enums import ACCOMPANIED, BEFORE
from mentors.models import Handover, Tandem
from mentors.queries.mine import first_name
from volunteers.models import Engagement


@dataclass(frozen=True, slots=True)
class Gone:
    """What ends with it: the tandems that go on now, and how much of everything else."""

    tandems: list[Tandem]
    proposals: int
    handovers: int
    needs: int = 0
    referrals: int = 0
    to_helper: bool = False

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Mentor and person of each tandem; a helper reads first names only."""
        shown = first_name if self.to_helper else str
        return [(shown(one.engagement.volunteer.user.name), shown(one.mentee.user.name)) for one in self.tandems]

    @property
    def mentors(self) -> list[str]:
        """Who accompanies the person, by first name."""
        return [first_name(one.engagement.volunteer.user.name) for one in self.tandems]


def accompanied_by(engagement: Engagement) -> QuerySet:
    """The tandems of this mentor that go on now."""
    rows = Tandem.objects.accompanied().filter(engagement=engagement)
    return rows.select_related("mentee__user", "engagement__volunteer__user").order_by("pk")


def named(tandems: Iterable[Tandem]) -> list[tuple[str, str]]:
    """(public id, first name of the person) of each tandem."""
    return [(one.public_id, first_name(one.mentee.user.name)) for one in tandems]


def with_mentor(engagement: Engagement, *, own: bool) -> Gone:
    """What ends when this mentor stops; `own`: as she may read it herself. Three queries."""
    return _gone(to_helper=own, engagement=engagement)


def with_mentee(mentee: Mentee) -> Gone:
    """What ends with an accompaniment. Five queries."""
    waiting = Referral.objects.waiting().filter(need__mentee=mentee).count()
    return _gone(mentee=mentee, needs=mentee.needs.exclude(status=NeedStatus.CLOSED).count(), referrals=waiting)


def _gone(needs: int = 0, referrals: int = 0, to_helper: bool = False, **who) -> Gone:
    rows = Tandem.objects.filter(**who)
    held = rows.filter(status__in=ACCOMPANIED).select_related("engagement__volunteer__user", "mentee__user")
    return Gone(
        tandems=list(held.order_by("pk")),
        proposals=rows.filter(status__in=BEFORE).count(),
        handovers=Handover.objects.open().filter(old__in=rows.values("pk")).count(),
        needs=needs,
        referrals=referrals,
        to_helper=to_helper,
    )
