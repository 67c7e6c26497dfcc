"""Named questions about people who help. Whoever is asked about is seen through an engagement, never by name alone."""

from django.db import models
from django.db.models import Exists, OuterRef, Q

from accounts.enums import Role
from accounts.purposes import SHARED_POOL
from accounts.queries import with_consent
from network.reach import reach
from volunteers.enums import EngagementStatus

# Roles that keep an organisation's volunteers.
KEEPERS = (Role.CONTACT, Role.DEPUTY)


def own_people(user) -> Q:
    """Engagements of the organisations and programmes this person keeps; of the centre for its coordinators."""
    own = reach(user, (*KEEPERS, Role.COORDINATOR))
    return own.over(programme="programme_id", organisation="organisation_id")


class EngagementQuerySet(models.QuerySet):
    def open(self):
        """Everything that has not ended."""
        return self.exclude(status=EngagementStatus.ENDED)

    def ended_by(self, day):
        """Over since this day or longer."""
        return self.filter(status=EngagementStatus.ENDED, ended_on__lte=day)

    def of(self, user):
        """What this person does herself."""
        return self.filter(volunteer__user=user)

    def kept_by(self, user):
        """Of the house this person keeps: her organisations and programmes."""
        return self.filter(own_people(user)) if user.is_authenticated else self.none()

    def visible_to(self, user):
        """Own ones; for contacts those of their house; for coordinators also of people in the shared pool.

        A pooled person is seen in every engagement in the coordinator's area. Finance, checkers and trainers have
        questions of their own.
        """
        if not user.is_authenticated:
            return self.none()
        seen = Q(volunteer__user=user) | own_people(user)
        held = reach(user, (Role.COORDINATOR,))
        if held.paths:
            seen |= held.over(path="organisation__area__path") & Q(volunteer__user__in=with_consent(SHARED_POOL))
        return self.filter(seen)


class VolunteerQuerySet(models.QuerySet):
    def kept_by(self, user):
        """People who help in this person's house now."""
        if not user.is_authenticated:
            return self.none()
        from volunteers.models import Engagement

        return self.filter(Exists(Engagement.objects.open().kept_by(user).filter(volunteer=OuterRef("pk"))))

    def visible_to(self, user):
        """People with an engagement this person sees, and oneself."""
        if not user.is_authenticated:
            return self.none()
        from volunteers.models import Engagement

        shown = Engagement.objects.visible_to(user).filter(volunteer=OuterRef("pk"))
        return self.filter(Q(user=user) | Exists(shown))


class ClearanceQuerySet(models.QuerySet):
    def valid(self, today):
        """Seen and not run out on this day."""
        return self.filter(seen_on__lte=today, valid_until__gte=today)

    def visible_to(self, user):
        """Checkers, contacts and deputies of that organisation; everybody her own."""
        if not user.is_authenticated:
            return self.none()
        held = reach(user, (Role.CHECKER, *KEEPERS))
        return self.filter(Q(volunteer__user=user) | held.over(organisation="organisation_id"))


class ClearanceTaskQuerySet(models.QuerySet):
    def open(self):
        return self.filter(closed_at__isnull=True)

    def visible_to(self, user):
        """Checkers of the organisation: only who needs a check."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(reach(user, (Role.CHECKER,)).over(organisation="engagement__organisation_id"))
