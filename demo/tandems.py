"""People who look for somebody at their side, and how far it has come: waiting, asked, in trial, running."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from accounts.enums import Answered, Role
from accounts.models import User
from common import clock
from common.week import read
from mentees.asked import Asked, Born, Wanted
from mentees.enums import GermanLevel, Source, TalkEnd, Topic
from mentees.models import Mentee, Need
from mentees.services.intake import take_in
from mentees.services.talks import record_first_talk
from mentors import agreements
from mentors.enums import Side, TandemStatus
from mentors.models import Tandem
from mentors.services import tandems
from network.enums import OrganisationKind
from network.models import Area, Phase, Programme
from volunteers.enums import EngagementStatus, Interest, LanguageLevel
from volunteers.models import Engagement

PROGRAMME = "Ausbildungspaten"
FLUENT = LanguageLevel.FLUENT


class Looking(NamedTuple):
    """Who looks for what, with whom, and how far it has come (None: nobody is asked yet)."""

    name: str
    language: str
    born: int
    languages: tuple[str, ...]
    german: GermanLevel
    area: str
    week: str
    topic: Topic
    mentor: str = ""
    stage: TandemStatus | None = None
    likes: tuple[Interest, ...] = ()


PEOPLE = (
    Looking(
        "Samir Ahmadi", "ar", 2003, ("ar",), GermanLevel.B1, "Innenstadt", "Mo ab 16 Uhr", Topic.TECHNICAL_GERMAN,
        "Bernd Kaiser", TandemStatus.RUNNING,
    ),
    Looking(
        "Yusuf Omar", "ar", 2001, ("so", "ar"), GermanLevel.A2, "Rechtes Weserufer", "Di 14-18", Topic.MATHS,
        "Hartmut Wiese", TandemStatus.TRIAL,
    ),
    Looking(
        "Farida Noori", "de-simple", 1999, ("prs",), GermanLevel.A2, "Rodenbeck", "werktags abends",
        Topic.VOCATIONAL_SCHOOL, "Shirin Rahimi", TandemStatus.ASKING_MENTOR,
    ),
    Looking(
        "Hana Tadesse", "en", 2002, ("ti", "en"), GermanLevel.B1, "Innenstadt", "Sa vormittags", Topic.EXAM,
        likes=(Interest.NATURE, Interest.MUSIC),
    ),
    Looking(
        "Mykola Shevchuk", "de-simple", 2000, ("uk",), GermanLevel.A1, "Innenstadt", "", Topic.APPLICATION,
        likes=(Interest.COOKING, Interest.SPORT),
    ),
)  # fmt: skip


def load(by_role: dict[Role, User]) -> None:
    """Add who is missing, and lead the pairs to where they stand; what people changed since stays as they left it."""
    programme = Programme.objects.select_related("organisation").get(name=PROGRAMME)
    for person in PEOPLE:
        need = _need(by_role[Role.CONTACT], programme, person)
        if person.stage and not Tandem.objects.filter(mentee=need.mentee).exists():
            of_centre = Mentee.objects.filter(needs=need, intake__kind=OrganisationKind.INTEGRATION_CENTRE).exists()
            leader = by_role[Role.COORDINATOR if of_centre else Role.CONTACT]
            _lead(leader, need, _mentor(programme, person.mentor), person.stage)


def _need(contact: User, programme: Programme, person: Looking) -> Need:
    """The need of somebody who is here already, or of whom we take in now."""
    mine = Need.objects.filter(mentee__user__is_demo=True, mentee__user__name=person.name)
    known = mine.order_by("pk").first()
    return known or _take_in(contact, programme, person)


def _take_in(contact: User, programme: Programme, person: Looking) -> Need:
    asked = Asked(
        name=person.name,
        language=person.language,
        born=Born(year=person.born),
        languages=tuple((code, FLUENT) for code in person.languages),
        german=person.german,
        area=Area.objects.get(name=person.area),
        wanted=Wanted(phase=Phase.objects.get(slug="in-training"), topic=person.topic, programme=programme),
        free=read(person.week).slots or None,
    )
    user = User.objects.filter(is_demo=True, name=person.name).first()
    mentee = take_in(actor=contact, asked=asked, source=Source.STAFF, how=Answered.PHONE, user=user, is_demo=True)
    talked = replace(asked, interests=person.likes)
    record_first_talk(actor=contact, mentee=mentee, end=TalkEnd.WAITING, asked=talked)
    return Need.objects.get(mentee=mentee)


def _mentor(programme: Programme, name: str) -> Engagement:
    rows = Engagement.objects.select_related("volunteer__user", "organisation__area", "programme")
    return rows.get(programme=programme, volunteer__user__name=name, status=EngagementStatus.ACTIVE)


def _lead(leader: User, need: Need, mentor: Engagement, stage: TandemStatus) -> None:
    """Step by step, each by whoever would do it, until the stage is reached."""
    (tandem,) = tandems.propose(actor=leader, need=need, engagements=[mentor])
    both = {Side.MENTOR: mentor.volunteer.user, Side.MENTEE: tandem.mentee.user}
    for act in _acts(leader, both):
        if tandem.status == stage:
            return
        tandem = act(tandem)


def _acts(leader: User, both: dict[Side, User]) -> list[Callable[[Tandem], Tandem]]:
    yesterday = clock.now() - dt.timedelta(days=1)

    def says_yes(side: Side):
        return lambda tandem: tandems.answer(actor=both[side], tandem=tandem, side=side, yes=True, how=Answered.SELF)

    def agrees(side: Side):
        return lambda tandem: tandems.agree(
            actor=both[side], tandem=tandem, side=side, version=agreements.VERSION, how=Answered.SELF
        )

    return [
        *map(says_yes, Side),
        lambda tandem: tandems.set_first_meeting(actor=leader, tandem=tandem, at=yesterday),
        lambda tandem: tandems.start_trial(actor=leader, tandem=tandem),
        *map(agrees, Side),
    ]
