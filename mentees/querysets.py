"""Named questions about people accompanied. A helper's only path to them is an open row in the helper circle."""

import datetime as dt

from django.db import models
from django.db.models import Exists, OuterRef, Q

from accounts.enums import Role
from accounts.models import Consent
from accounts.purposes import PASSING_ON, YOUNG_PERSON
from common import clock
from mentees.enums import ACCOMPANYING, MenteeStatus, NeedStatus, ReferralStatus, Source
from mentees.terms import KEPT_AFTER_END, QUESTION_LASTS
from network.reach import reach
from volunteers.enums import EngagementStatus

# Roles that keep a house's people; a coordinator's house is the integration centre.
KEEPERS = (Role.CONTACT, Role.DEPUTY, Role.COORDINATOR)
# Roles that report what is needed: school social work, companies, a house's own staff.
REFERRERS = (*KEEPERS, Role.REFERRER)
# Neighbourhood parents report, too; as volunteers they see what became of it.
REPORTERS = (*REFERRERS, Role.VOLUNTEER)
REFERRAL_WAITS = (ReferralStatus.SENT, ReferralStatus.ASKED_BACK)
OVER = (MenteeStatus.ENDED, MenteeStatus.TURNED_AWAY)


def minor(today: dt.date, mentee: str = "") -> Q:
    """People under 18 on this day, at the end of this look-up. Agrees with `Mentee.is_minor`."""
    month, year = f"{mentee}adult_from", f"{mentee}birth_year"
    return Q(**{f"{month}__gt": today}) | Q(**{f"{month}__isnull": True, f"{year}__gte": today.year - 18})


def took_back_yes(user: str) -> Q:
    """A young person said yes and then no: `user` leads from the row to her."""
    said = Consent.objects.of(YOUNG_PERSON).filter(user=OuterRef(user))
    return Q(Exists(said.filter(ended_at__isnull=False))) & ~Q(Exists(said.open()))


class MenteeQuerySet(models.QuerySet):
    def open(self):
        """Neither ended nor turned away."""
        return self.exclude(status__in=OVER)

    def over_their_time(self, today: dt.date):
        """Ended so long ago that the record is to be erased, the longest first."""
        return self.filter(status__in=OVER, ended_on__lte=today - KEPT_AFTER_END).order_by("ended_on", "pk")

    def unwilling(self):
        """Young people who no longer want anybody at their side."""
        return self.filter(minor(clock.today()), took_back_yes("user"))

    def kept_by(self, user):
        """People whose request came to this person's house, or who have a need in one of its programmes."""
        from mentees.models import Need

        held = reach(user, KEEPERS)
        if not held:
            return self.none()
        in_programme = Need.objects.filter(mentee=OuterRef("pk")).filter(
            held.over(programme="programme_id", organisation="programme__organisation_id")
        )
        return self.filter(held.over(organisation="intake_id") | Q(Exists(in_programme)))

    def helped_by(self, user):
        """People this person helps now."""
        from mentees.models import Helper

        mine = Helper.objects.open().filter(mentee=OuterRef("pk"), engagement__volunteer__user=user)
        return self.filter(Exists(mine))

    def accompanied_by(self, user):
        """Open records: oneself, the people of one's house, whom one accompanies now (not only interprets for)."""
        from mentees.models import Helper

        if not user.is_authenticated:
            return self.none()
        mine = Helper.objects.open().accompanying().filter(mentee=OuterRef("pk"), engagement__volunteer__user=user)
        kept = self.model.objects.kept_by(user).values("pk")
        return self.open().filter(Q(user=user) | Q(pk__in=kept) | Q(Exists(mine)))

    def warned_by(self, user):
        """About whom one may give an early warning: `accompanied_by`, and whose need one reported."""
        from mentees.models import Need

        if not user.is_authenticated:
            return self.none()
        ids = self.model.objects.accompanied_by(user).values("pk")
        reported = Need.objects.reported_by(user).filter(mentee=OuterRef("pk"))
        return self.open().filter(Q(pk__in=ids) | Q(Exists(reported)))

    def visible_to(self, user):
        """Oneself, the people of one's house, the people one helps now."""
        if not user.is_authenticated:
            return self.none()
        ids = self.model.objects
        return self.filter(
            Q(user=user) | Q(pk__in=ids.kept_by(user).values("pk")) | Q(pk__in=ids.helped_by(user).open().values("pk"))
        )


class HelperQuerySet(models.QuerySet):
    def running(self):
        """By its days helping today."""
        today = clock.today()
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=today), starts_on__lte=today)

    def open(self):
        """Helping today: the only rows through which anybody sees a person.

        The door is shut at once, before a job has closed the row, when the engagement has ended and when a young
        person no longer wants it.
        """
        wanted = Q(for_minor=False) | ~took_back_yes("mentee__user")
        return self.running().filter(~Q(engagement__status=EngagementStatus.ENDED), wanted)

    def accompanying(self):
        """Who works on goals with the person; interpreters and guides come for one appointment."""
        return self.filter(role__in=ACCOMPANYING)

    def visible_to(self, user):
        """One's own rows, those around oneself, and those of the people one keeps."""
        from mentees.models import Mentee

        if not user.is_authenticated:
            return self.none()
        return self.filter(
            Q(engagement__volunteer__user=user)
            | Q(mentee__user=user)
            | Q(mentee__in=Mentee.objects.kept_by(user).values("pk"))
        )


class NeedQuerySet(models.QuerySet):
    def open(self):
        return self.filter(status=NeedStatus.OPEN)

    def kept_by(self, user):
        """Needs taken in or worked on by this person's house, and those of the people it keeps.

        What a school or company reports without naming anybody, the centre of the area keeps, too.
        """
        from mentees.models import Mentee

        held, centre = reach(user, KEEPERS), reach(user, (Role.COORDINATOR,))
        if not held:
            return self.none()
        return self.filter(
            held.over(organisation="organisation_id")
            | Q(mentee=None) & centre.over(path="organisation__area__path")
            | held.over(programme="programme_id", organisation="programme__organisation_id")
            | Q(mentee__in=Mentee.objects.kept_by(user).values("pk"))
        )

    def reported_by(self, user):
        """What somebody raised, as long as she works for the organisation she raised it for.

        Of a person whose request she filled in, as long as that person agrees that the two houses know of each other.
        """
        told = Consent.objects.valid(PASSING_ON, OuterRef("mentee__intake__public_id"))
        agreed = Exists(told.filter(user=OuterRef("mentee__user")))
        filled_in = Q(mentee__source=Source.REFERRER, mentee__filled_in_by=user)
        mine = self.filter(reach(user, REPORTERS).over(organisation="organisation_id"), raised_by=user)
        return mine.filter(~filled_in | agreed)

    def visible_to(self, user):
        """One's own needs, those one raised, those of one's house."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(
            Q(mentee__user=user)
            | Q(pk__in=self.model.objects.reported_by(user).values("pk"))
            | Q(pk__in=self.model.objects.kept_by(user).values("pk"))
        )


class ReferralQuerySet(models.QuerySet):
    def waiting(self):
        """Nobody has accepted, refused or withdrawn yet."""
        return self.filter(status__in=REFERRAL_WAITS)

    def agreed(self):
        """The person agrees at this moment that the receiving organisation hears of her (security: consent)."""
        return self.filter(Exists(_passing_on()))

    def not_agreed(self):
        """The person has taken her yes back."""
        return self.filter(~Exists(_passing_on()))

    def sent_by_house_of(self, user):
        """Passed on by the houses and programmes this person answers for."""
        held = reach(user, KEEPERS)
        return self.filter(held.over(programme="from_programme_id", organisation="from_organisation_id"))

    def received_by(self, user):
        """Sent to a programme this person keeps; without the person's yes only what was accepted before."""
        over = reach(user, KEEPERS).over(programme="programme_id", organisation="programme__organisation_id")
        known = Q(status=ReferralStatus.ACCEPTED) | Q(Exists(_passing_on())) & ~Q(status=ReferralStatus.WITHDRAWN)
        return self.filter(over, known)

    def visible_to(self, user):
        """Both contacts, the person herself; the integration centre sees that it is so for all in its area."""
        if not user.is_authenticated:
            return self.none()
        rows, centre = self.model.objects, reach(user, (Role.COORDINATOR,))
        return self.filter(
            Q(need__mentee__user=user)
            | Q(pk__in=rows.sent_by_house_of(user).values("pk"))
            | Q(pk__in=rows.received_by(user).values("pk"))
            | centre.over(path="programme__organisation__area__path")
        )


class PassingQuestionQuerySet(models.QuerySet):
    def waiting_for(self, user):
        """What this person is asked and has answered nowhere, as long as a yes would lead somewhere."""
        rows = self.filter(need__mentee__user=user, answered_at=None, asked_at__gt=clock.now() - QUESTION_LASTS)
        # What has ended is not published any more (a constraint).
        rows = (
            rows.filter(programme__is_published=True)
            .exclude(need__status=NeedStatus.CLOSED)
            .exclude(need__mentee__status__in=OVER)
        )
        return rows.filter(~Exists(_passing_on()))


def _passing_on():
    """The person's consent about the organisation of the referral or question in the outer query."""
    return Consent.objects.valid(PASSING_ON, OuterRef("programme__organisation__public_id")).filter(
        user=OuterRef("need__mentee__user")
    )


class WarningQuerySet(models.QuerySet):
    def open(self):
        return self.filter(closed_at__isnull=True)

    def visible_to(self, user):
        """Whoever raised it, and whoever keeps the person."""
        from mentees.models import Mentee

        if not user.is_authenticated:
            return self.none()
        return self.filter(Q(raised_by=user) | Q(mentee__in=Mentee.objects.kept_by(user).values("pk")))


class WorryQuerySet(models.QuerySet):
    def open(self):
        return self.filter(closed_on__isnull=True)

    def visible_to(self, user):
        """The safeguarding contacts of that organisation; nobody else, not even whoever raised it.

        Nor a contact whom it may be about: see `concerned`.
        """
        from mentees.models import Helper

        if not user.is_authenticated:
            return self.none()
        held = self.filter(reach(user, (Role.SAFEGUARDING,)).over(organisation="organisation_id"))
        helped = Helper.objects.filter(engagement__volunteer__user=user)
        of_person = Exists(helped.filter(mentee=OuterRef("mentee")))
        of_raiser = Exists(helped.filter(mentee__user=OuterRef("raised_by")))
        return held.filter(
            ~of_person, ~of_raiser, ~Exists(self.model.objects.filter(pk=OuterRef("pk"), mentee__user=user))
        )
