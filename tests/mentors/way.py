"""A house with a contact, a mentor and somebody waiting, and the tandem's way as single steps."""

import datetime as dt

from accounts.enums import Answered, Role
from common import clock
from mentors import agreements
from mentors.enums import Declining, Side
from mentors.models import MentorProfile, Tandem
from mentors.services import tandems
from tests import factories


class House:
    """`contact` keeps `mentor` (an engagement with so many places) and `mentee` with her `need`."""

    def __init__(self, places=1):
        self.organisation = factories.OrganisationFactory()
        self.contact = factories.person(Role.CONTACT, self.organisation)
        self.mentor = self.new_mentor(places)
        self.need = self.new_need()
        self.mentee = self.need.mentee

    def new_mentor(self, places=1):
        engagement = factories.ready(factories.EngagementFactory(organisation=self.organisation))
        MentorProfile.objects.create(volunteer=engagement.volunteer, capacity=places)
        return engagement

    def new_need(self, **mentee):
        return factories.NeedFactory(mentee=factories.MenteeFactory(intake=self.organisation, **mentee))

    def propose(self, need=None, *mentors):
        return tandems.propose(actor=self.contact, need=need or self.need, engagements=mentors or (self.mentor,))[0]


def user_of(tandem, side):
    return tandem.engagement.volunteer.user if side == Side.MENTOR else tandem.mentee.user


def yes(tandem, side):
    return tandems.answer(actor=user_of(tandem, side), tandem=tandem, side=side, yes=True, how=Answered.SELF)


def no(tandem, side, declining=Declining.NO_TIME):
    return tandems.answer(
        actor=user_of(tandem, side), tandem=tandem, side=side, yes=False, declining=declining, how=Answered.SELF
    )


def both_yes(tandem):
    yes(tandem, Side.MENTOR)
    return yes(tandem, Side.MENTEE)


def meet(house, tandem):
    """The first meeting is set, and is now."""
    tandems.set_first_meeting(actor=house.contact, tandem=tandem, at=clock.now() + dt.timedelta(hours=1))
    Tandem.objects.filter(pk=tandem.pk).update(first_meeting_at=clock.now())


def try_it(house, tandem):
    """From the proposal to the trial."""
    both_yes(tandem)
    meet(house, tandem)
    return tandems.start_trial(actor=house.contact, tandem=tandem)


def agree(tandem, side):
    return tandems.agree(
        actor=user_of(tandem, side), tandem=tandem, side=side, version=agreements.VERSION, how=Answered.SELF
    )


def run(house, tandem):
    """From the proposal to the running tandem."""
    try_it(house, tandem)
    agree(tandem, Side.MENTOR)
    return agree(tandem, Side.MENTEE)


def fresh(row):
    """The row as it is in the database."""
    return type(row).objects.get(pk=row.pk)


def states() -> set:
    """Everything a refusal must leave alone."""
    return set(Tandem.objects.values_list("pk", "status", "first_meeting_at", "end_reason"))
