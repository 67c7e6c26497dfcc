"""The first talk: who may note it, what it ends in, and that a double loses nothing."""

import datetime as dt

import pytest
from django.db import transaction

from accounts.enums import Answered
from accounts.purposes import GENDER_WISH
from accounts.services import consents
from common import clock
from common.errors import NotAllowed, WrongInput
from mentees.asked import Born
from mentees.enums import GuardianKind, MenteeEnd, MenteeStatus, NeedStatus, TalkEnd, Topic
from mentees.models import Helper, Mentee, Need
from mentees.queries.doubles import doubles_of
from mentees.queries.records import asked_of
from mentees.queries.waiting import waiting_time
from mentees.services.intake import take_in
from mentees.services.people import end_mentee, guardian_agreed
from mentees.services.records import change, forget_withdrawn
from mentees.services.talks import record_first_talk
from tests import factories
from tests.mentees.test_rules import helps
from tests.mentees.world import asked
from volunteers.enums import Gender, Interest

pytestmark = pytest.mark.django_db


@pytest.fixture
def request_here(world):
    return lambda **more: factories.MenteeFactory(
        intake=world.organisation, status=MenteeStatus.REQUESTED, talked_on=None, **more
    )


def talk(actor, mentee, end=TalkEnd.WAITING, **more):
    return record_first_talk(actor=actor, mentee=mentee, end=end, **more)


def refused(error, actor, mentee, end=TalkEnd.WAITING, **more):
    before = list(Mentee.objects.order_by("pk").values()), list(Need.objects.order_by("pk").values())
    with pytest.raises(error), transaction.atomic():
        talk(actor, mentee, end, **more)
    assert (list(Mentee.objects.order_by("pk").values()), list(Need.objects.order_by("pk").values())) == before


def test_after_the_talk_the_person_waits(world, request_here):
    contact, mentee = world.person("contact"), request_here()
    for seat in ("contact@elsewhere", "coordinator", "referrer", "volunteer"):
        refused(NotAllowed, world.person(seat), mentee)
    refused(NotAllowed, mentee.user, mentee)
    refused(WrongInput, contact, mentee, on=clock.today() + dt.timedelta(days=1))
    talked = talk(contact, mentee, asked=asked(world, name="Neuer Name"))
    assert (talked.status, talked.talked_by, talked.talked_on) == (MenteeStatus.WAITING, contact, clock.today())
    assert talked.user.name == "Neuer Name"
    refused(WrongInput, contact, mentee)


def test_a_minor_gets_advice_until_a_guardian_agreed(world, request_here):
    contact, mentee = world.person("contact"), request_here(birth_year=clock.today().year - 16)
    refused(WrongInput, contact, mentee)
    assert talk(contact, mentee, TalkEnd.ADVICE).status == MenteeStatus.REQUESTED
    guardian_agreed(actor=contact, mentee=mentee, kind=GuardianKind.PARENT, how=Answered.PAPER)
    assert talk(contact, mentee).status == MenteeStatus.WAITING


@pytest.mark.parametrize(
    ("end", "status", "reason"),
    [
        (TalkEnd.SPAM, MenteeStatus.TURNED_AWAY, MenteeEnd.SPAM),
        (TalkEnd.NO_CONTACT, MenteeStatus.ENDED, MenteeEnd.NO_CONTACT),
        (TalkEnd.OWN_WISH, MenteeStatus.ENDED, MenteeEnd.OWN_WISH),
    ],
)
def test_what_comes_to_nothing_ends_with_a_reason(world, request_here, end, status, reason):
    need = factories.NeedFactory(mentee=request_here(), phase=world.phase)
    gone = talk(world.person("contact"), need.mentee, end)
    need.refresh_from_db()
    assert (gone.status, gone.end_reason, gone.ended_on, need.status) == (
        status,
        reason,
        clock.today(),
        NeedStatus.CLOSED,
    )


def test_a_double_gives_all_its_answers_to_the_other(world):
    world.centre  # noqa: B018
    coordinator = world.person("coordinator")
    agreed = {GENDER_WISH.code: "ar"}
    known = take_in(actor=None, asked=asked(world, german=None, free=None, credentials=(), phone=""))
    double = take_in(
        actor=None, asked=asked(world, languages=(("fa", None), ("ar", None)), wished_gender=Gender.MAN, agreed=agreed)
    )
    factories.NeedFactory(mentee=double, phase=world.phase, topic=Topic.MATHS)
    assert talk(coordinator, double, TalkEnd.DOUBLE, other=known) == known
    known.refresh_from_db()
    double.refresh_from_db()
    assert (known.german, str(known.contact_phone), known.free_time_known) == ("A2", "+4915112345678", True)
    assert sorted(known.languages.values_list("code", flat=True)) == ["ar", "en", "fa"]
    assert known.credentials.count() == known.free_times.count() == 1
    # A wish is covered by the consent of the record it stands in.
    assert known.wished_gender == ""
    assert (double.status, double.end_reason, double.needs.count()) == (MenteeStatus.TURNED_AWAY, MenteeEnd.DOUBLE, 0)
    found = known.needs.order_by("pk").values_list("topic", "status")
    assert list(found) == [("work", "open"), ("work", "closed"), ("maths", "open")]


def test_with_her_consent_the_wish_moves_too(world):
    world.centre  # noqa: B018
    known = take_in(actor=None, asked=asked(world))
    consents.give(actor=known.user, user=known.user, purpose=GENDER_WISH, how=Answered.SELF, language="de")
    double = take_in(
        actor=None, asked=asked(world, wished_gender=Gender.MAN, agreed={GENDER_WISH.code: "ar"}, german=None)
    )
    known = talk(world.person("coordinator"), double, TalkEnd.DOUBLE, other=known)
    known.refresh_from_db()
    assert (known.wished_gender, known.german) == (Gender.MAN, "A2")


def test_no_double_of_oneself_of_a_foreign_person_or_of_a_closed_record(world, request_here):
    contact, mentee = world.person("contact"), request_here()
    foreign = factories.MenteeFactory(intake=world.other_organisation)
    over = factories.MenteeFactory(
        intake=world.organisation, status=MenteeStatus.ENDED, ended_on=clock.today(), end_reason=MenteeEnd.MOVED
    )
    for other in (None, mentee, foreign, over):
        refused(WrongInput, contact, mentee, TalkEnd.DOUBLE, other=other)


def test_doubles_are_sought_inside_ones_own_house_only(world, request_here):
    world.centre  # noqa: B018
    mentee = request_here(user=factories.UserFactory(name="Rojin Kaya"), contact_phone="+4915112345678")
    same_phone = request_here(user=factories.UserFactory(name="Familie Kaya"), contact_phone="+4915112345678")
    spelt = request_here(user=factories.UserFactory(name="Rojin Kayah"), birth_year=1990)
    request_here(user=factories.UserFactory(name="Rojin Kaya Demir Oglu Sehr"), birth_year=1991)
    factories.MenteeFactory(intake=world.other_organisation, user=factories.UserFactory(name="Rojin Kaya"))
    found = [double.mentee for double in doubles_of(world.person("contact"), mentee)]
    assert found == [same_phone, spelt]
    assert doubles_of(world.person("contact@elsewhere"), mentee)[0].mentee.intake == world.other_organisation


def test_an_end_closes_needs_and_lets_helpers_go(world):
    mentee = factories.MenteeFactory(intake=world.organisation)
    need = factories.NeedFactory(mentee=mentee, phase=world.phase)
    helper = helps(mentee, factories.EngagementFactory(organisation=world.organisation))
    with pytest.raises(NotAllowed):
        end_mentee(actor=world.person("contact@elsewhere"), mentee=mentee, reason=MenteeEnd.REACHED)
    with pytest.raises(NotAllowed):
        end_mentee(actor=mentee.user, mentee=mentee, reason=MenteeEnd.REACHED)
    end_mentee(actor=world.person("contact"), mentee=mentee, reason=MenteeEnd.REACHED)
    end_mentee(actor=world.person("contact"), mentee=mentee, reason=MenteeEnd.MOVED)
    need.refresh_from_db()
    assert (need.status, need.end_reason, mentee.end_reason) == ("closed", "met", MenteeEnd.REACHED)
    assert not Helper.objects.open().filter(pk=helper.pk).exists()
    assert not Mentee.objects.visible_to(helper.engagement.volunteer.user).exists()


def test_the_waiting_time_is_a_median_or_nothing(world):
    house, today = world.organisation, clock.today()
    for days in (1, 2, 3, 30):
        one = factories.MenteeFactory(intake=house, talked_on=today)
        Mentee.objects.filter(pk=one.pk).update(requested_at=clock.now() - dt.timedelta(days=days))
    assert waiting_time(house).to_talk is None
    one = factories.MenteeFactory(intake=house, talked_on=today)
    Mentee.objects.filter(pk=one.pk).update(requested_at=clock.now() - dt.timedelta(days=4))
    assert (waiting_time(house).to_talk, waiting_time(house).to_mentor) == (3, None)
    assert waiting_time(world.other_organisation).to_talk is None


def test_a_year_and_a_month_of_two_records_make_nobodys_age(world):
    world.centre  # noqa: B018
    known = take_in(actor=None, asked=asked(world, born=Born(year=1990)))
    double = take_in(actor=None, asked=asked(world, born=Born(year=2010, adult_from=dt.date(2030, 3, 1))))
    known = talk(world.person("coordinator"), double, TalkEnd.DOUBLE, other=known)
    known.refresh_from_db()
    assert (known.birth_year, known.adult_from) == (1990, None)


def test_what_she_likes_is_asked_in_the_talk_and_stays_when_nobody_asks_again(world, request_here):
    contact, mentee = world.person("contact"), request_here()
    talk(contact, mentee, asked=asked(world, interests=(Interest.MUSIC, Interest.SPORT)))
    assert set(asked_of(mentee).interests) == {Interest.MUSIC, Interest.SPORT}
    change(actor=contact, mentee=mentee, asked=asked(world), how=Answered.PHONE)
    assert set(asked_of(mentee).interests) == {Interest.MUSIC, Interest.SPORT}
    change(actor=mentee.user, mentee=mentee, asked=asked(world, interests=(Interest.SPORT,)))
    assert asked_of(mentee).interests == (Interest.SPORT,)
    change(actor=mentee.user, mentee=mentee, asked=asked(world, interests=()))
    assert asked_of(mentee).interests == ()


def test_ones_own_gender_is_kept_by_consent_only(world, request_here):
    contact, mentee = world.person("contact"), request_here()
    talk(contact, mentee, asked=asked(world, gender=Gender.WOMAN))
    assert fresh(mentee).gender == ""
    agreed = {GENDER_WISH.code: "de"}
    change(actor=contact, mentee=mentee, asked=asked(world, gender=Gender.WOMAN, agreed=agreed), how=Answered.PHONE)
    assert fresh(mentee).gender == Gender.WOMAN
    consents.withdraw(actor=mentee.user, user=mentee.user, purpose=GENDER_WISH, how=Answered.SELF)
    forget_withdrawn()
    assert fresh(mentee).gender == ""


def fresh(mentee):
    return Mentee.objects.get(pk=mentee.pk)
