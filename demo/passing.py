"""Somebody whom the integration centre asks the Diakonie to take over, and what the centre looks at again."""

import datetime as dt

from accounts.enums import Answered, Role
from accounts.models import User
from common import clock
from mentees.asked import Asked, Born, Wanted
from mentees.enums import GermanLevel, Source, TalkEnd, Topic
from mentees.models import Mentee
from mentees.services import intake, referrals, talks
from mentors.enums import FollowUpKind
from mentors.services import follow_ups
from network.models import Organisation, Phase, Programme
from volunteers.enums import LanguageLevel

NAME = "Nadia Karimi"
HOUSE = "Diakonie"


def load(by_role: dict[Role, User]) -> None:
    """Taken in by the centre, first talk held, passed on with her yes on the phone. Loading again adds nothing."""
    if User.objects.filter(is_demo=True, name=NAME).exists():
        return
    coordinator = by_role[Role.COORDINATOR]
    mentee = _taken_in(coordinator)
    there = Programme.objects.filter(organisation__name=HOUSE, is_published=True).order_by("name_key").first()
    need = mentee.needs.get()
    if there is not None:
        referrals.send(actor=coordinator, need=need, programme=there, agreed=Answered.PHONE, language="fa")
    follow_ups.set_follow_up(
        actor=coordinator,
        record=mentee,
        kind=FollowUpKind.CALL,
        due_on=clock.today() + dt.timedelta(days=5),
        note="Hat die Diakonie geantwortet?",
    )


def _taken_in(coordinator: User) -> Mentee:
    asked = Asked(
        name=NAME,
        language="de",
        born=Born(year=1994),
        languages=(("prs", LanguageLevel.FLUENT), ("en", LanguageLevel.BASIC)),
        german=GermanLevel.B1,
        wanted=Wanted(phase=Phase.objects.get(slug="training-search"), topic=Topic.TRAINING_PLACE),
    )
    centre = Organisation.objects.filter(kind="integration_centre").order_by("pk").first()
    mentee = intake.take_in(
        actor=coordinator, asked=asked, source=Source.STAFF, how=Answered.PHONE, house=centre, is_demo=True
    )
    return talks.record_first_talk(actor=coordinator, mentee=mentee, end=TalkEnd.WAITING)
