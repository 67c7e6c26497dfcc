"""Named questions of the Paten system."""

from django.db import models
from django.db.models import Exists, OuterRef, Q

from accounts.enums import Role
from common import clock
from mentees.models import Mentee
from mentees.querysets import minor, took_back_yes
from mentors.enums import ACCOMPANIED, HOLDING, PROPOSED, Side, TandemStatus
from network.reach import reach
from volunteers.models import Engagement

# Roles that match and accompany: contacts inside their house, coordinators for the integration centre.
KEEPERS = (Role.CONTACT, Role.DEPUTY, Role.COORDINATOR)
# What a mentee does not see of: it is not her turn, or it came to nothing.
HIDDEN = (TandemStatus.ASKING_MENTOR, TandemStatus.DECLINED, TandemStatus.EXPIRED, TandemStatus.WITHDRAWN)
# Who the mentee is, the mentor's house does not know yet, or never will.
NAMELESS = (*PROPOSED, *HIDDEN)


def not_own(user) -> Q:
    """Of a tandem: this person is neither of the two."""
    return ~Q(engagement__in=Engagement.objects.filter(volunteer__user=user)) & ~Q(
        mentee__in=Mentee.objects.filter(user=user)
    )


class ListImportQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Lists of one's own house."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(reach(user, KEEPERS).over(programme="programme_id", organisation="organisation_id"))


class ImportNoticeQuerySet(models.QuerySet):
    def open(self):
        """Nobody has answered, and there is still time."""
        return self.filter(answered_at__isnull=True, expires_at__gt=clock.now())

    def kept_by(self, user):
        """Of people one's own house brought in."""
        if not user.is_authenticated:
            return self.none()
        held = reach(user, KEEPERS)
        if not held:
            return self.none()
        return self.filter(
            held.over(programme="engagement__programme_id", organisation="engagement__organisation_id")
            | held.over(programme="list_import__programme_id", organisation="mentee__intake_id") & Q(engagement=None)
        )


class TandemQuerySet(models.QuerySet):
    def open(self):
        """Proposed, meeting, in trial or running."""
        return self.filter(status__in=HOLDING)

    def proposed(self):
        return self.filter(status__in=PROPOSED)

    def accompanied(self):
        """In trial or running."""
        return self.filter(status__in=ACCOMPANIED)

    def kept_by(self, user):
        """Tandems of one's own house: the mentor's, or the one that took the mentee in.

        No joins: the database asks the mentee's side only where the mentor's did not answer.
        """
        held = reach(user, KEEPERS)
        of_mentor = Engagement.objects.filter(pk=OuterRef("engagement")).filter(
            held.over(programme="programme_id", organisation="organisation_id")
        )
        of_mentee = Mentee.objects.filter(pk=OuterRef("mentee")).filter(held.over(organisation="intake_id"))
        return self.filter(Q(Exists(of_mentor)) | Q(Exists(of_mentee)))

    def of(self, user):
        """In which this person is one of the two."""
        return self.filter(Q(engagement__volunteer__user=user) | Q(mentee__user=user))

    def without(self, user):
        """In which this person is neither of the two."""
        return self.filter(not_own(user))

    def visible_to(self, user):
        """The two themselves, and whoever keeps it. The mentee sees a proposal once it is her turn.

        What came to nothing she sees only if she had said something to it. A young person's no shuts the mentor's door
        before a job has ended the tandem.
        """
        from mentors.models import Answer

        if not user.is_authenticated:
            return self.none()
        said = Answer.objects.filter(tandem=OuterRef("pk"), side=Side.MENTEE)
        refused = Q(status__in=HOLDING) & minor(clock.today(), "mentee__") & took_back_yes("mentee__user")
        return self.filter(
            Q(engagement__volunteer__user=user) & ~refused
            | Q(mentee__user=user) & (~Q(status__in=HIDDEN) | Q(Exists(said)))
            | Q(pk__in=self.model.objects.kept_by(user).values("pk"))
        )


class CheckInQuerySet(models.QuerySet):
    def open(self):
        """Asked and not answered."""
        return self.filter(answered_at__isnull=True)

    def answered(self):
        return self.filter(answered_at__isnull=False)

    def newest_first(self):
        return self.order_by("-due_on", "-pk")

    def own(self, user):
        """Questions this person is asked herself."""
        return self.filter(
            Q(side=Side.MENTOR, tandem__engagement__volunteer__user=user)
            | Q(side=Side.MENTEE, tandem__mentee__user=user)
        )

    def visible_to(self, user):
        """One's own side, and whoever keeps the tandem without being one of the two: never the other side."""
        from mentors.models import Tandem

        if not user.is_authenticated:
            return self.none()
        return self.filter(
            Q(side=Side.MENTOR, tandem__engagement__volunteer__user=user)
            | Q(side=Side.MENTEE, tandem__mentee__user=user)
            | Q(tandem__in=Tandem.objects.kept_by(user).without(user).values("pk"))
        )


class HandoverQuerySet(models.QuerySet):
    def open(self):
        """Neither done nor broken off."""
        return self.filter(done_on__isnull=True, dropped_on__isnull=True)

    def of(self, user):
        """Under way, in which this person is a mentor or the mentee."""
        from mentors.models import Tandem

        own = Tandem.objects.of(user).values("pk")
        return self.open().filter(Q(old__in=own) | Q(new__in=own))

    def kept_by(self, user):
        """Of one's own house: it keeps one of the two tandems, or received the person."""
        from mentors.models import Tandem

        kept = Tandem.objects.kept_by(user).without(user).values("pk")
        held = reach(user, KEEPERS)
        return self.filter(
            Q(old__in=kept)
            | Q(new__in=kept)
            | held.over(programme="referral__programme_id", organisation="referral__programme__organisation_id")
        )

    def visible_to(self, user):
        """Both mentors, the mentee, and the contacts on both sides."""
        from mentors.models import Tandem

        if not user.is_authenticated:
            return self.none()
        seen = Tandem.objects.visible_to(user).values("pk")
        held = reach(user, KEEPERS)
        return self.filter(
            Q(old__in=seen)
            | Q(new__in=seen)
            | held.over(programme="referral__programme_id", organisation="referral__programme__organisation_id")
        )


class FollowUpQuerySet(models.QuerySet):
    def open(self):
        return self.filter(done_at__isnull=True)

    def visible_to(self, user):
        """Of one's own organisation only; whoever keeps one programme sees those noted for it."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(reach(user, KEEPERS).over(programme="desk_id", organisation="organisation_id"))
