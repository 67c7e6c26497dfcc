"""A request comes in: what is kept, who keeps it, and what a refusal leaves alone."""

import datetime as dt

import pytest
from django.db import transaction
from django.utils import translation

from accounts.enums import Answered, Kind, Role
from accounts.models import AuditEntry, Consent, User
from accounts.purposes import ACCESSIBILITY, GENDER_WISH, INTERPRETER, PASSING_ON
from accounts.queries import has_consent
from accounts.scope import scope
from accounts.services import consents
from accounts.services.letters import issue_letter_code
from common import clock
from common.errors import NotAllowed, WrongInput
from common.week import Slot
from mentees import rules
from mentees.asked import Asked, Born, Wanted
from mentees.enums import GermanLevel, GuardianKind, MenteeEnd, MenteeStatus, NeedEnd, Side, Source, Topic
from mentees.models import Credential, FreeTime, GuardianAgreement, Mentee, MenteeLanguage, Need
from mentees.services.intake import take_in
from mentees.services.needs import close_need
from mentees.services.people import end_mentee, guardian_agreed
from mentees.services.records import change
from notifications.models import Notice
from tests import factories
from tests.mentees.world import asked, neighbourhood_parent
from volunteers.enums import Gender

pytestmark = pytest.mark.django_db
TABLES = (User, Mentee, Need, MenteeLanguage, FreeTime, Credential, Consent, GuardianAgreement, AuditEntry, Notice)


def everything():
    return [list(model.objects.order_by("pk").values()) for model in TABLES]


def refused(error, use_case, **given):
    before = everything()
    with pytest.raises(error) as raised, transaction.atomic():
        use_case(**given)
    assert everything() == before
    return raised.value


def minor(month=dt.date(2030, 3, 1)):
    return Born(year=month.year - 18, adult_from=month)


@pytest.fixture
def centre(world):
    return world.centre


def test_what_was_said_is_kept_and_nothing_else_is_needed(world, centre):
    mentee = take_in(actor=None, asked=asked(world))
    assert (mentee.status, mentee.intake, mentee.source) == (MenteeStatus.REQUESTED, centre, Source.SELF)
    assert (mentee.user.name, mentee.user.language, mentee.user.has_way_in) == ("Samira Haddad", "ar", False)
    assert (mentee.birth_year, mentee.german, mentee.area) == (1990, GermanLevel.A2, world.quarter)
    assert sorted(mentee.languages.values_list("code", flat=True)) == ["ar", "en"]
    assert mentee.free_time_known and mentee.free_times.get().weekday == 0
    assert mentee.credentials.get().state == "lost"
    need = mentee.needs.get()
    assert (need.topic, need.phase, need.side, need.raised_by) == (Topic.WORK, world.phase, Side.MENTEE, mentee.user)
    assert AuditEntry.objects.get(verb="mentee.requested").subject == mentee.public_id


def test_only_a_name_is_enough(world, centre):
    mentee = take_in(actor=None, asked=Asked(name="A"))
    assert not mentee.free_time_known and not mentee.needs.exists() and not mentee.languages.exists()


def test_the_programme_asked_for_decides_the_house_else_the_nearest_centre(world):
    world.centre, world.other_centre  # noqa: B018
    of_programme = Wanted(phase=world.phase, topic=Topic.WORK, programme=world.programme)
    assert take_in(actor=None, asked=asked(world, wanted=of_programme)).intake == world.organisation
    assert take_in(actor=None, asked=asked(world)).intake == world.centre
    assert take_in(actor=None, asked=asked(world, area=world.other_quarter)).intake == world.other_centre
    assert take_in(actor=None, asked=asked(world, area=None)).intake == world.centre


def test_without_any_centre_the_person_is_told(world):
    with translation.override("en"):
        assert "choose a programme" in refused(WrongInput, take_in, actor=None, asked=asked(world)).message


def test_what_needs_a_consent_is_kept_only_with_it(world, centre):
    wishes = {"wished_gender": Gender.WOMAN, "childcare": True, "step_free": True}
    without = take_in(actor=None, asked=asked(world, **wishes))
    assert (without.wished_gender, without.needs_childcare, without.needs_step_free) == ("", False, False)
    codes = dict.fromkeys((GENDER_WISH.code, ACCESSIBILITY.code, INTERPRETER.code), "ar")
    mentee = take_in(actor=None, asked=asked(world, agreed=codes, **wishes))
    assert (mentee.wished_gender, mentee.needs_childcare, mentee.needs_step_free) == (Gender.WOMAN, True, True)
    assert all(has_consent(mentee.user, purpose) for purpose in (GENDER_WISH, ACCESSIBILITY, INTERPRETER))
    assert set(Consent.objects.values_list("how", "language", "recorded_by")) == {("self", "ar", None)}


def test_the_house_is_told_and_its_staff_may_help_at_the_counter(world, centre):
    coordinator, stranger = world.person("coordinator"), world.person("coordinator@elsewhere")
    mentee = take_in(actor=None, asked=asked(world))
    told = set(Notice.objects.values_list("kind", "user"))
    assert told == {("mentees.request_received", mentee.user_id), ("mentees.new_request", coordinator.pk)}
    assert scope(mentee.user).ids(Kind.ORGANISATION, (Role.MENTEE,)) == {centre.pk}
    assert issue_letter_code(actor=coordinator, user=mentee.user)
    assert not Mentee.objects.visible_to(stranger).exists()


def test_staff_take_in_for_their_own_house_and_record_what_they_were_told(world):
    contact = world.person("contact")
    given = {"source": Source.STAFF, "asked": asked(world, agreed={GENDER_WISH.code: "ar"})}
    mentee = take_in(actor=contact, house=world.organisation, how=Answered.PAPER, **given)
    assert (mentee.intake, mentee.filled_in_by) == (world.organisation, contact)
    assert Consent.objects.get().recorded_by == contact
    refused(NotAllowed, take_in, actor=contact, house=world.other_organisation, how=Answered.PAPER, **given)
    refused(NotAllowed, take_in, actor=contact, house=world.organisation, how=Answered.SELF, **given)
    refused(NotAllowed, take_in, actor=world.person("referrer"), house=world.organisation, how=Answered.PAPER, **given)


def test_a_referrer_sends_nothing_about_a_minor_without_the_guardians_yes(world, centre):
    given = {"actor": world.person("referrer"), "reported_for": world.organisation, "source": Source.REFERRER}
    given |= {"how": Answered.PHONE, "asked": asked(world, born=minor())}
    assert refused(WrongInput, take_in, **given).field == "guardian"
    mentee = take_in(**given, guardian=(GuardianKind.PARENT, Answered.PAPER))
    assert mentee.guardian_agreements.get().seen_by == world.person("referrer")
    # The person herself may always ask, and her house advises.
    assert take_in(actor=None, asked=asked(world, born=minor())).status == MenteeStatus.REQUESTED


@pytest.mark.parametrize("who", ["referrer", "neighbourhood parent"])
def test_a_referrer_hands_over_a_request_and_sees_its_need_only(world, centre, who):
    reporter = world.person("referrer") if who == "referrer" else neighbourhood_parent(world.organisation)
    given = {"source": Source.REFERRER, "how": Answered.PAPER, "asked": asked(world), "side": Side.SCHOOL}
    mentee = take_in(actor=reporter, reported_for=world.organisation, **given)
    assert mentee.intake == centre
    assert has_consent(mentee.user, PASSING_ON, about=centre.public_id)
    assert list(Need.objects.visible_to(reporter)) == [mentee.needs.get()]
    assert rules.is_reporter_of(reporter, mentee.needs.get())
    assert not Mentee.objects.visible_to(reporter).exists()
    assert not Mentee.objects.visible_to(world.person("contact")).exists()
    refused(NotAllowed, take_in, actor=reporter, reported_for=world.other_organisation, **given)
    volunteer = world.person("volunteer")
    refused(NotAllowed, take_in, actor=volunteer, reported_for=world.organisation, **given)


def test_who_filled_it_in_sees_how_it_stands_only_while_the_person_agrees(world, centre):
    referrer = world.person("referrer")
    given = {"source": Source.REFERRER, "how": Answered.PAPER, "asked": asked(world), "side": Side.SCHOOL}
    mentee = take_in(actor=referrer, reported_for=world.organisation, **given)
    other = take_in(actor=referrer, reported_for=world.organisation, **given)
    consents.withdraw(
        actor=mentee.user, user=mentee.user, purpose=PASSING_ON, how=Answered.SELF, about=centre.public_id
    )
    need = mentee.needs.get()
    assert list(Need.objects.visible_to(referrer)) == [other.needs.get()]
    assert not rules.is_reporter_of(referrer, need)
    refused(NotAllowed, close_need, actor=referrer, need=need, reason=NeedEnd.NOT_NEEDED)
    assert not Mentee.objects.warned_by(referrer).filter(pk=mentee.pk).exists()


def test_nobody_asks_in_somebody_elses_name(world, centre):
    one, other = factories.UserFactory(), factories.UserFactory()
    refused(NotAllowed, take_in, actor=one, user=other, asked=asked(world))
    take_in(actor=one, user=one, asked=asked(world))
    refused(WrongInput, take_in, actor=one, user=one, asked=asked(world))


def test_whoever_was_here_before_is_taken_up_again(world, centre):
    first = take_in(actor=None, asked=asked(world))
    end_mentee(actor=first.user, mentee=first, reason=MenteeEnd.OWN_WISH)
    again = take_in(actor=first.user, user=first.user, asked=asked(world, german=GermanLevel.B1))
    assert again.pk == first.pk and again.status == MenteeStatus.REQUESTED and again.ended_on is None
    assert list(again.needs.order_by("pk").values_list("status", flat=True)) == ["closed", "open"]


def test_an_impossible_age_is_refused(world, centre):
    for born in (Born(year=1890), Born(year=clock.today().year + 1), Born(adult_from=dt.date(2030, 3, 2))):
        refused(WrongInput, take_in, actor=None, asked=asked(world, born=born))


def test_a_guardians_yes_is_seen_by_whoever_fills_in_or_keeps_and_by_nobody_else(world, centre):
    referrer = world.person("referrer")
    mentee = take_in(actor=None, asked=asked(world, born=minor()))
    Mentee.objects.filter(pk=mentee.pk).update(filled_in_by=referrer)
    given = {"mentee": mentee, "kind": GuardianKind.PARENT, "how": Answered.PAPER}
    for seat in ("contact", "coordinator@elsewhere", "referrer@elsewhere", "volunteer"):
        refused(NotAllowed, guardian_agreed, actor=world.person(seat), **given)
    refused(NotAllowed, guardian_agreed, actor=mentee.user, **given)
    agreement = guardian_agreed(actor=referrer, **given)
    assert guardian_agreed(actor=world.person("coordinator"), **given) == agreement
    assert agreement.seen_by == referrer
    grown_up = take_in(actor=None, asked=asked(world))
    refused(WrongInput, guardian_agreed, actor=world.person("coordinator"), **{**given, "mentee": grown_up})


def test_the_person_corrects_her_data_but_not_her_age(world, centre):
    mentee = take_in(actor=None, asked=asked(world, born=minor()))
    changed = asked(world, born=minor(), name="Samira H.", languages=(("fa", None),), free=None, credentials=())
    change(actor=mentee.user, mentee=mentee, asked=changed)
    mentee.refresh_from_db()
    assert mentee.user.name == "Samira H." and not mentee.free_time_known and not mentee.free_times.exists()
    assert list(mentee.languages.values_list("code", flat=True)) == ["fa"]
    refused(NotAllowed, change, actor=mentee.user, mentee=mentee, asked=asked(world, born=Born(year=1990)))
    refused(NotAllowed, change, actor=world.person("contact"), mentee=mentee, asked=changed, how=Answered.PHONE)
    older = asked(world, born=Born(year=1990))
    change(actor=world.person("coordinator"), mentee=mentee, asked=older, how=Answered.PHONE)
    assert not Mentee.objects.get(pk=mentee.pk).is_minor(clock.today())


def test_times_that_touch_are_one(world, centre):
    mentee = take_in(actor=None, asked=asked(world, free=(Slot(0, 480, 720), Slot(0, 720, 800), Slot(0, 480, 500))))
    assert list(mentee.free_times.values_list("weekday", "starts", "ends")) == [(0, 480, 800)]
