"""Invented people who ask for somebody at their side, and needs that name nobody: all through the services."""

import datetime as dt
from dataclasses import dataclass, replace

from accounts.enums import Answered, Role
from accounts.models import User
from accounts.purposes import ACCESSIBILITY, GENDER_WISH, INTERPRETER
from common import clock
from common.week import read
from mentees.asked import Asked, Born, Wanted
from mentees.enums import CredentialKind as Paper
from mentees.enums import CredentialState as State
from mentees.enums import GermanLevel as German
from mentees.enums import GuardianKind, Side, Source, TalkEnd, Topic, Urgency
from mentees.models import Mentee, Need
from mentees.queries.records import asked_of
from mentees.services.intake import take_in
from mentees.services.needs import raise_need
from mentees.services.talks import record_first_talk
from network.enums import OccupationField as Work
from network.models import Area, Organisation, Phase, Programme
from volunteers.enums import Gender, Interest, Mobility


@dataclass(frozen=True, kw_only=True)
class Person:
    """Who asks for what. `by` is the role that fills it in, None for herself; `talked` after the first talk."""

    name: str
    language: str
    born: int
    spoken: tuple[str, ...]
    german: German
    area: str
    phase: str
    topic: Topic
    work: Work | None = None
    programme: str = ""
    papers: tuple[tuple[Paper, State], ...] = ()
    time: str = ""
    mobility: Mobility | None = Mobility.BUS
    wish: Gender | None = None
    gender: Gender | None = None
    # Said in the first talk.
    likes: tuple[Interest, ...] = ()
    childcare: bool = False
    interpreter: bool = False
    phone: str = ""
    by: Role | None = None
    guardian: GuardianKind | None = None
    talked: bool = False
    days_ago: int = 0


PEOPLE = (
    Person(
        name="Samir Ahmadi",
        language="ar",
        born=1999,
        spoken=("ar", "en"),
        german=German.A2,
        area="Bärenkämpen",
        phase="in-training",
        topic=Topic.TECHNICAL_GERMAN,
        work=Work.ELECTRICAL,
        papers=((Paper.SCHOOL, State.EXISTS),),
        time="Mo und Mi ab 17 Uhr, Sa vormittags",
        mobility=Mobility.BIKE,
        talked=True,
        days_ago=24,
    ),
    Person(
        name="Olena Bondar",
        language="de",
        born=1984,
        spoken=("uk", "ru"),
        german=German.B1,
        area="Innenstadt",
        phase="work-search",
        topic=Topic.WORK,
        work=Work.CARE,
        papers=((Paper.DEGREE, State.APPLIED),),
        time="Mo bis Fr vormittags",
        wish=Gender.WOMAN,
        gender=Gender.WOMAN,
        likes=(Interest.CULTURE, Interest.COOKING),
        childcare=True,
        phone="+4917139200031",
        talked=True,
        days_ago=19,
    ),
    Person(
        name="Rojin Kaya",
        language="de",
        born=2004,
        spoken=("kmr", "tr"),
        german=German.B1,
        area="Rodenbeck",
        phase="training-search",
        topic=Topic.TRAINING_PLACE,
        work=Work.CHILDCARE,
        papers=((Paper.SCHOOL, State.RECOGNISED),),
        time="nachmittags",
        phone="+4917139200032",
        days_ago=9,
    ),
    Person(
        name="Rojin Kayah",
        language="de",
        born=2004,
        spoken=("kmr",),
        german=German.A2,
        area="Rodenbeck",
        phase="training-search",
        topic=Topic.INTERNSHIP,
        phone="+4917139200032",
        by=Role.REFERRER,
        days_ago=2,
    ),
    Person(
        name="Farid Noori",
        language="en",
        born=1978,
        spoken=("prs", "ps"),
        german=German.A1,
        area="Rodenbeck",
        phase="older-low-qualified",
        topic=Topic.OFFICES,
        work=Work.CONSTRUCTION,
        papers=((Paper.TRAINING, State.LOST),),
        wish=Gender.MAN,
        gender=Gender.MAN,
        likes=(Interest.COOKING, Interest.SPORT),
        interpreter=True,
        talked=True,
        days_ago=41,
    ),
    Person(
        name="Mariam Sesay",
        language="en",
        born=1995,
        spoken=("en", "fr"),
        german=German.A2,
        area="Innenstadt",
        phase="recognition",
        topic=Topic.CERTIFICATES,
        work=Work.OFFICE,
        papers=((Paper.DEGREE, State.PARTLY), (Paper.DRIVING, State.LOST)),
        time="Di und Do abends",
        phone="+4917139200034",
        days_ago=6,
    ),
    Person(
        name="Yonas Tesfay",
        language="de",
        born=2009,
        spoken=("ti",),
        german=German.A2,
        area="Innenstadt",
        phase="vocational-school",
        topic=Topic.MATHS,
        programme="Ausbildungspaten",
        time="Mo 15-18",
        likes=(Interest.COMPUTERS, Interest.MUSIC),
        by=Role.REFERRER,
        guardian=GuardianKind.OFFICIAL,
        talked=True,
        days_ago=15,
    ),
    Person(
        name="Lina Haddad",
        language="ar",
        born=2010,
        spoken=("ar",),
        german=German.B1,
        area="Königstor",
        phase="vocational-school",
        topic=Topic.VOCATIONAL_SCHOOL,
        programme="Ausbildungspaten",
        phone="+4917139200036",
        days_ago=4,
    ),
    Person(
        name="Dawit Abraha",
        language="de",
        born=2002,
        spoken=("ti", "am"),
        german=German.B1,
        area="Rechtes Weserufer",
        phase="in-training",
        topic=Topic.EXAM,
        work=Work.METAL,
        programme="Ausbildungspaten",
        time="Mi ab 16 Uhr, Sa",
        likes=(Interest.CRAFTS, Interest.SPORT),
        mobility=Mobility.FOOT,
        phone="+4917139200037",
        by=Role.CONTACT,
        talked=True,
        days_ago=28,
    ),
    Person(
        name="Svitlana Melnyk",
        language="de",
        born=1968,
        spoken=("uk", "ru"),
        german=German.A2,
        area="Innenstadt",
        phase="first-job",
        topic=Topic.DAILY_LIFE,
        work=Work.CLEANING,
        by=Role.COORDINATOR,
        mobility=Mobility.FOOT,
        days_ago=0,
    ),
)
# People, phase, topic, field, urgency.
NAMELESS = (
    (6, "vocational-school", Topic.TECHNICAL_GERMAN, Work.ELECTRICAL, Urgency.SOON),
    (3, "in-training", Topic.MATHS, Work.METAL, Urgency.NORMAL),
)


def load(by_role: dict[Role, User]) -> None:
    """Everybody who is not here yet, with the first talks that were had."""
    for person in PEOPLE:
        user = User.objects.filter(is_demo=True, name=person.name).first()
        if user is None or not Mentee.objects.filter(user=user).exists():
            _talk(by_role, person, _take_in(by_role, person, user))
    if not Need.objects.filter(mentee=None, raised_by=by_role[Role.REFERRER]).exists():
        for need in NAMELESS:
            _raise(by_role[Role.REFERRER], *need)


def _take_in(by_role: dict[Role, User], person: Person, user: User | None) -> Mentee:
    actor = by_role[person.by] if person.by else user
    house = Organisation.objects.filter(programmes__name=person.programme).first() if person.programme else None
    sources = {None: Source.SELF, Role.REFERRER: Source.REFERRER}
    mentee = take_in(
        actor=actor,
        asked=_asked(person),
        source=sources.get(person.by, Source.STAFF),
        how=Answered.PHONE if person.by else Answered.SELF,
        house=house,
        reported_for=Organisation.objects.get(name="Berufsschule") if person.by == Role.REFERRER else None,
        side=Side.SCHOOL if person.by == Role.REFERRER else Side.MENTEE,
        guardian=(person.guardian, Answered.PAPER) if person.guardian else None,
        user=user,
        is_demo=True,
    )
    # The services know no yesterday: a waiting list of one day would show nothing.
    asked_at = clock.now() - dt.timedelta(days=person.days_ago)
    Mentee.objects.filter(pk=mentee.pk).update(requested_at=asked_at)
    Need.objects.filter(mentee=mentee).update(raised_at=asked_at)
    return mentee


def _talk(by_role: dict[Role, User], person: Person, mentee: Mentee) -> None:
    if person.talked:
        keeper = by_role[Role.CONTACT if person.programme else Role.COORDINATOR]
        day = clock.today() - dt.timedelta(days=max(0, person.days_ago - 4))
        asked = replace(asked_of(mentee), interests=person.likes)
        record_first_talk(actor=keeper, mentee=mentee, end=TalkEnd.WAITING, asked=asked, on=day)


def _asked(person: Person) -> Asked:
    wishes = {
        GENDER_WISH: bool(person.wish or person.gender),
        ACCESSIBILITY: person.childcare,
        INTERPRETER: person.interpreter,
    }
    # Somebody under 18 turns 18 in spring.
    adult = dt.date(person.born + 18, 4, 1)
    programme = Programme.objects.get(name=person.programme) if person.programme else None
    return Asked(
        name=person.name,
        language=person.language,
        born=Born(year=person.born, adult_from=adult if adult > clock.today() else None),
        languages=tuple((code, None) for code in person.spoken),
        german=person.german,
        area=Area.objects.get(name=person.area),
        mobility=person.mobility,
        wanted=Wanted(
            phase=Phase.objects.get(slug=person.phase), topic=person.topic, field=person.work, programme=programme
        ),
        credentials=person.papers,
        free=read(person.time).slots,
        gender=person.gender,
        wished_gender=person.wish,
        childcare=person.childcare,
        phone=person.phone,
        agreed={purpose.code: person.language for purpose, wanted in wishes.items() if wanted},
    )


def _raise(referrer: User, people: int, phase: str, topic: Topic, field: Work, urgency: Urgency) -> None:
    raise_need(
        actor=referrer,
        organisation=Organisation.objects.get(name="Berufsschule"),
        phase=Phase.objects.get(slug=phase),
        topic=topic,
        people=people,
        field=field,
        urgency=urgency,
        side=Side.SCHOOL,
    )
