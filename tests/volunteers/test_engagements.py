import datetime as dt

import pytest

from accounts.enums import Answered, Role
from accounts.models import AuditEntry, Membership
from accounts.scope import forget, scope
from common import clock
from common.errors import NotAllowed, OutOfScope, Refusal, WrongInput
from notifications.models import Notice
from tests.factories import OrganisationFactory, ProgrammeFactory, ready
from volunteers.enums import EngagementEnd, EngagementKind, EngagementStatus, Terms
from volunteers.models import ClearanceTask, Engagement
from volunteers.services import engagements

pytestmark = pytest.mark.django_db
Status = EngagementStatus


def has_role(engagement):
    forget(engagement.volunteer.user)
    return scope(engagement.volunteer.user).has(Role.VOLUNTEER)


def test_who_is_taken_in_gets_started_with_a_role_and_a_task(take_in, programme):
    engagement = take_in()
    assert engagement.status == Status.ONBOARDING
    assert engagement.confirmed_at
    assert has_role(engagement)
    group = engagement.volunteer.user.memberships.get().group.rolegroup
    assert (group.kind, group.container_id) == ("programme", programme.pk)
    assert ClearanceTask.objects.open().get().engagement == engagement


def test_an_import_waits_for_the_person(take_in, contact):
    engagement = take_in(confirmed=None)
    assert engagement.status == Status.IMPORTED
    assert not has_role(engagement)
    with pytest.raises(WrongInput):
        engagements.pause(actor=contact, engagement=engagement)
    engagements.resume(actor=contact, engagement=engagement)
    assert Engagement.objects.get().status == Status.IMPORTED
    engagement = engagements.confirm(actor=engagement.volunteer.user, engagement=engagement, how=Answered.SELF)
    assert engagement.status == Status.ONBOARDING
    assert has_role(engagement)
    moment = engagement.confirmed_at
    assert engagements.confirm(actor=contact, engagement=engagement, how=Answered.PHONE).confirmed_at == moment


def test_a_confirmation_is_hers_or_told(take_in, contact, stranger):
    engagement = take_in(confirmed=None)
    with pytest.raises(NotAllowed):
        engagements.confirm(actor=contact, engagement=engagement, how=Answered.SELF)
    with pytest.raises(OutOfScope):
        engagements.confirm(actor=stranger, engagement=engagement, how=Answered.PHONE)
    with pytest.raises(OutOfScope):
        engagements.confirm(actor=stranger, engagement=engagement, how=Answered.SELF)
    with pytest.raises(Refusal):
        engagements.confirm(actor=engagement.volunteer.user, engagement=engagement, how=Answered.PAPER)
    assert Engagement.objects.get().confirmed_at is None
    told = engagements.confirm(actor=contact, engagement=engagement, how=Answered.PHONE)
    assert told.status == Status.ONBOARDING


@pytest.mark.parametrize("seat", ["contact@elsewhere", "coordinator", "checker", "volunteer", "finance"])
def test_only_keepers_take_in(world, seat, take_in):
    volunteer = take_in().volunteer
    with pytest.raises(OutOfScope):
        engagements.start(
            actor=world.person(seat),
            volunteer=volunteer,
            kind=EngagementKind.TUTOR,
            organisation=world.organisation,
            confirmed=Answered.PHONE,
        )
    assert Engagement.objects.count() == 1


def test_nobody_notes_themselves(take_in, contact):
    from volunteers.services.people import become_volunteer

    with pytest.raises(NotAllowed):
        take_in(volunteer=become_volunteer(actor=contact, user=contact))
    assert not Engagement.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"terms": Terms.ALLOWANCE},
        {"terms": Terms.ALLOWANCE, "allowance_cents": 500},
        {"terms": Terms.UNPAID, "allowance_cents": 500, "allowance_per": "hour"},
        {"terms": Terms.EMPLOYED, "allowance_per": "hour"},
        {"started_on": dt.date(2999, 1, 1)},
        {"born_on": dt.date(2999, 1, 1)},
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_is_written(take_in, wrong):
    with pytest.raises(WrongInput):
        take_in(**wrong)
    assert not Engagement.objects.exists()
    assert not Membership.objects.filter(group__rolegroup__role=Role.VOLUNTEER).exists()


def test_a_programme_of_another_house_an_ended_one_and_the_same_again_are_refused(take_in, programme):
    with pytest.raises(WrongInput):
        take_in(programme=ProgrammeFactory())
    engagement = take_in()
    with pytest.raises(WrongInput):
        take_in(volunteer=engagement.volunteer)
    type(programme).objects.filter(pk=programme.pk).update(is_published=False, ended_on=clock.today())
    programme.refresh_from_db()
    with pytest.raises(WrongInput):
        take_in()
    assert Engagement.objects.count() == 1


@pytest.mark.parametrize(("days", "comes_in"), [(0, True), (1, False)])
def test_the_minimum_age_is_reached_on_the_birthday(take_in, programme, days, comes_in, time_machine):
    time_machine.move_to(dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC))
    type(programme).objects.filter(pk=programme.pk).update(minimum_age=18)
    programme.refresh_from_db()
    born = dt.date(2008, 11, 23) + dt.timedelta(days=days)
    if comes_in:
        assert take_in(born_on=born).born_on == born
    else:
        with pytest.raises(WrongInput):
            take_in(born_on=born)


def test_an_allowance_belongs_to_its_terms(take_in, contact):
    engagement = take_in(terms=Terms.ALLOWANCE, allowance_cents=1250, allowance_per="hour")
    assert engagement.allowance_cents == 1250
    paid = engagements.change_terms(
        actor=contact, engagement=engagement, terms=Terms.EMPLOYED, allowance_cents=None, allowance_per=""
    )
    assert (paid.terms, paid.allowance_cents) == (Terms.EMPLOYED, None)
    with pytest.raises(NotAllowed):
        engagements.change_terms(
            actor=engagement.volunteer.user,
            engagement=engagement,
            terms=Terms.ALLOWANCE,
            allowance_cents=99999,
            allowance_per="hour",
        )


def test_pause_and_come_back(take_in, contact, stranger):
    engagement = ready(take_in())
    until = clock.today() + dt.timedelta(days=10)
    paused = engagements.pause(actor=engagement.volunteer.user, engagement=engagement, until=until)
    assert (paused.status, paused.paused_until) == (Status.PAUSED, until)
    with pytest.raises(OutOfScope):
        engagements.resume(actor=stranger, engagement=paused)
    with pytest.raises(WrongInput):
        engagements.pause(actor=contact, engagement=paused, until=clock.today() - dt.timedelta(days=1))
    back = engagements.resume(actor=contact, engagement=paused)
    assert (back.status, back.paused_until, back.started_on) == (Status.ACTIVE, None, clock.today())


def test_a_break_is_over_on_the_day_after_its_last(take_in, time_machine):
    time_machine.move_to(dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC))
    engagement = ready(take_in())
    engagements.pause(actor=None, engagement=engagement, until=dt.date(2026, 11, 22))
    time_machine.move_to(dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC))
    assert engagements.end_pauses() == 0
    time_machine.move_to(dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC))
    assert engagements.end_pauses() == 1
    assert engagements.end_pauses() == 0
    assert Engagement.objects.get().status == Status.ACTIVE
    assert Notice.objects.filter(kind="volunteers.pause_over").count() == 1


def test_the_role_goes_with_the_last_engagement_at_the_place(take_in, contact):
    mentor = take_in()
    guide = take_in(volunteer=mentor.volunteer, kind=EngagementKind.GUIDE)
    tutor = take_in(volunteer=mentor.volunteer, kind=EngagementKind.TUTOR, programme=None)
    assert mentor.volunteer.user.memberships.count() == 2
    engagements.end(actor=contact, engagement=mentor, reason=EngagementEnd.MOVED)
    assert mentor.volunteer.user.memberships.count() == 2
    engagements.end(actor=contact, engagement=guide, reason=EngagementEnd.MOVED)
    assert mentor.volunteer.user.memberships.count() == 1
    engagements.end(actor=mentor.volunteer.user, engagement=tutor, reason=EngagementEnd.NO_TIME)
    assert not has_role(mentor)
    assert not ClearanceTask.objects.open().exists()
    again = take_in(volunteer=mentor.volunteer)
    assert has_role(again)


def test_an_end_has_a_reason_of_whoever_says_it(take_in, contact, stranger):
    engagement = take_in()
    with pytest.raises(NotAllowed):
        engagements.end(actor=engagement.volunteer.user, engagement=engagement, reason=EngagementEnd.NOT_SUITED)
    with pytest.raises(OutOfScope):
        engagements.end(actor=stranger, engagement=engagement, reason=EngagementEnd.MOVED)
    with pytest.raises(WrongInput):
        tomorrow = clock.today() + dt.timedelta(days=1)
        engagements.end(actor=contact, engagement=engagement, reason=EngagementEnd.MOVED, on=tomorrow)
    assert Engagement.objects.open().count() == 1
    over = engagements.end(actor=contact, engagement=engagement, reason=EngagementEnd.NOT_SUITED)
    trail = AuditEntry.objects.count()
    assert engagements.end(actor=contact, engagement=over, reason=EngagementEnd.MOVED).end_reason == "not_suited"
    assert AuditEntry.objects.count() == trail
    with pytest.raises(WrongInput):
        engagements.pause(actor=contact, engagement=over)


def test_each_house_keeps_its_own_contact(take_in, contact):
    engagement = take_in(contact_phone="+495711234567")
    other = OrganisationFactory()
    elsewhere = engagements.start(
        actor=None,
        volunteer=engagement.volunteer,
        kind=EngagementKind.MENTOR,
        organisation=other,
        confirmed=Answered.PAPER,
        contact_phone="+495719999999",
    )
    changed = {"contact_email": "vera@example.org", "contact_phone": "+495711111111", "phone_only": True}
    engagements.change_contact(actor=contact, engagement=engagement, **changed)
    with pytest.raises(OutOfScope):
        engagements.change_contact(actor=contact, engagement=elsewhere, **changed)
    elsewhere.refresh_from_db()
    assert elsewhere.contact_phone == "+495719999999"


def test_the_trail_names_nobody(take_in):
    engagement = take_in(contact_email="vera@example.org")
    for entry in AuditEntry.objects.order_by("pk"):
        assert "Vera" not in str(vars(entry))
        assert "vera" not in str(entry.about)
    assert AuditEntry.objects.filter(verb="engagement.started", subject=engagement.public_id).exists()
