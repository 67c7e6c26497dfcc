"""Two providers and the centre, somebody with a need, and a yes to being passed on."""

from accounts.enums import Answered
from accounts.purposes import PASSING_ON
from accounts.services import consents
from mentees.services import referrals
from tests import factories


def need_of(world, house=None, **more):
    """A need of somebody whom the house here took in after the first talk."""
    mentee = factories.MenteeFactory(
        intake=house or world.organisation, user__name="Samira Haddad", **more.pop("mentee", {})
    )
    return factories.NeedFactory(mentee=mentee, phase=world.phase, **more)


def say_yes(need, organisation):
    """The person agrees on her own page that this organisation hears of her."""
    user = need.mentee.user
    consents.give(
        actor=user, user=user, purpose=PASSING_ON, how=Answered.SELF, language="ar", about=organisation.public_id
    )


def say_no(need, organisation):
    """She takes it back."""
    user = need.mentee.user
    consents.withdraw(actor=user, user=user, purpose=PASSING_ON, how=Answered.SELF, about=organisation.public_id)


def referred(world, need=None, programme=None):
    """Passed on by the contact here to the programme there, with the person's yes."""
    need, programme = need or need_of(world), programme or world.other_programme
    say_yes(need, programme.organisation)
    return referrals.send(actor=world.person("contact"), need=need, programme=programme)
