"""A running tandem here, its mentee passed on to the programme there, and a new mentor over there."""

import datetime as dt

from common import clock
from mentees.services import referrals
from mentors.models import Tandem
from tests import factories
from tests.mentees.referral_world import say_yes


def tandem_here(world, **more):
    """A running tandem of the organisation here, on trial since four weeks."""
    mentee = factories.MenteeFactory(intake=world.organisation, status="accompanied", user__name="Samira Haddad")
    need = factories.NeedFactory(mentee=mentee, phase=world.phase, status="matched")
    made = factories.TandemFactory(
        need=need,
        engagement=factories.EngagementFactory(organisation=world.organisation),
        trial_from=clock.today() - dt.timedelta(days=28),
        trial_until=clock.today(),
        **more,
    )
    return fresh(made)


def fresh(tandem) -> Tandem:
    """The tandem as it is in the database, with its people."""
    return Tandem.objects.select_related(
        "mentee__user", "need", "engagement__volunteer__user", "engagement__organisation"
    ).get(pk=tandem.pk)


def accepted(world, tandem):
    """Its need is passed on, and taken over there."""
    say_yes(tandem.need, world.other_organisation)
    sent = referrals.send(actor=world.person("contact"), need=tandem.need, programme=world.other_programme)
    return referrals.accept(actor=world.person("contact@elsewhere"), referral=sent)


def tandem_there(world, mentee, need):
    """The new mentor has begun."""
    engagement = factories.EngagementFactory(programme=world.other_programme)
    return fresh(factories.TandemFactory(need=need, mentee=mentee, engagement=engagement))
