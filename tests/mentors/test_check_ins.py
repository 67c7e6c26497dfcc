"""Check-ins: asked every 4 weeks, answered by each side alone, and what they signal to the coordination."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from accounts.enums import Answered, Role
from accounts.models import AuditEntry
from common import clock
from common.errors import Gone, NotAllowed, OutOfScope, WrongInput
from mentors import moods, rules
from mentors.enums import Side, Signal, TandemEnd, TandemStatus
from mentors.models import CheckIn, Tandem
from mentors.queries.check_ins import open_for
from mentors.queries.signals import signals_of, tandems_with_signals
from mentors.services import check_ins
from notifications.models import Notice
from tests import factories
from tests.routes.check_ins import tandem_here
from tests.support.people import SEATS

DAY = dt.timedelta(days=1)
faces = st.integers(1, 5)


def ago(days):
    return clock.today() - days * DAY


def running(since=60, contact=1, **more):
    return factories.TandemFactory(running_from=ago(since), last_contact_on=ago(contact), **more)


def asked(tandem, side=Side.MENTEE, days=0):
    return CheckIn.objects.create(tandem=tandem, side=side, due_on=ago(days))


def said(tandem, *heights, side=Side.MENTEE, **more):
    """Answers every 4 weeks, the last one today; each (going, helps)."""
    for number, (going, helps) in enumerate(reversed(heights)):
        CheckIn.objects.create(
            tandem=tandem,
            side=side,
            due_on=ago(28 * number),
            answered_at=clock.now() - 28 * number * DAY,
            going=going,
            helps=helps,
            **(more if not number else {}),
        )


def own(check_in):
    tandem = check_in.tandem
    return tandem.mentee.user if check_in.side == Side.MENTEE else tandem.engagement.volunteer.user


def answer(check_in, going=4, helps=4, *, actor=None, wants_talk=False, how=Answered.SELF):
    return check_ins.answer(
        actor=actor or own(check_in), check_in=check_in, going=going, helps=helps, wants_talk=wants_talk, how=how
    )


def contact_of(tandem):
    return factories.person(Role.CONTACT, tandem.engagement.organisation)


def signals(tandem):
    rows = tandems_with_signals(contact_of(tandem))
    return [signals_of(row) for row in rows]


@given(st.lists(st.tuples(faces, faces), max_size=2), faces, faces)
def test_a_line_that_rises_from_the_middle_never_falls(earlier, going, helps):
    now = moods.Mood(going, helps)
    line = [moods.Mood(*one) for one in earlier]
    if not now.is_low and (not line or now.height >= line[0].height):
        assert not moods.falls(line, now)
    if line and line[0].height - now.height >= moods.DROP:
        assert moods.falls(line, now)


@pytest.mark.parametrize(
    ("line", "falls"),
    [
        ([(5, 5)], False),
        ([(2, 2)], True),
        ([(1, 5)], True),
        ([(5, 5), (5, 4)], False),
        ([(5, 5), (4, 4)], True),
        ([(5, 5), (5, 4), (4, 4)], True),
        ([(4, 4), (5, 4), (4, 4)], False),
    ],
)
def test_when_a_line_falls(line, falls):
    *earlier, now = [moods.Mood(*one) for one in line]
    assert moods.falls(earlier[::-1], now) is falls


@pytest.mark.django_db
def test_both_sides_are_asked_after_4_weeks_and_every_4_weeks():
    tandem = running(since=28)
    running(since=27)
    assert check_ins.ask_due() == 2
    assert check_ins.ask_due() == 0
    assert set(CheckIn.objects.values_list("tandem", "side")) == {(tandem.pk, side) for side in Side}
    assert Notice.objects.filter(kind="mentors.check_in").count() == 2

    CheckIn.objects.update(due_on=ago(28))
    assert check_ins.ask_due() == 2


@pytest.mark.django_db
@pytest.mark.parametrize(
    "quiet",
    [
        {"paused_from": ago(1)},
        {"status": TandemStatus.FIRST_MEETING},
        {"status": TandemStatus.ENDED, "ended_on": ago(1), "end_reason": TandemEnd.MOVED},
    ],
)
def test_nobody_is_asked_while_nothing_goes_on(quiet):
    running(**quiet)
    assert check_ins.ask_due() == 0
    assert not Notice.objects.exists()


@pytest.mark.django_db
def test_an_answer_counts_as_contact_and_can_be_changed_for_a_day():
    tandem = running(contact=30)
    check_in = answer(asked(tandem), 4, 5)
    tandem.refresh_from_db()
    assert tandem.last_contact_on == clock.today()

    answer(check_in, 5, 5)
    check_in.refresh_from_db()
    assert (check_in.going, check_in.recorded_by) == (5, None)

    CheckIn.objects.update(answered_at=clock.now() - 2 * DAY)
    with pytest.raises(Gone):
        answer(check_in, 1, 1)
    check_in.refresh_from_db()
    assert check_in.going == 5


@pytest.mark.django_db
def test_newer_questions_take_the_place_of_older_ones():
    tandem = running()
    old, new = asked(tandem, days=28), asked(tandem)
    with pytest.raises(Gone):
        answer(old)
    assert open_for(tandem.mentee.user) == [new]
    assert open_for(tandem.engagement.volunteer.user) == []


@pytest.mark.django_db
def test_a_contact_writes_down_what_was_told_but_never_as_if_the_person_had_tapped():
    check_in = asked(running())
    contact = contact_of(check_in.tandem)
    with pytest.raises(NotAllowed):
        answer(check_in, actor=contact)
    assert CheckIn.objects.open().exists()

    told = answer(check_in, actor=contact, how=Answered.PHONE)
    assert (told.how, told.recorded_by) == (Answered.PHONE, contact)


@pytest.mark.django_db
def test_the_other_side_neither_sees_nor_answers():
    check_in = asked(running())
    mentor = check_in.tandem.engagement.volunteer.user
    for how in (Answered.SELF, Answered.PHONE):
        with pytest.raises(OutOfScope):
            answer(check_in, actor=mentor, how=how)
    assert CheckIn.objects.open().exists()


@pytest.mark.django_db
def test_a_contact_who_is_the_mentor_herself_sees_only_her_own_side():
    tandem = running()
    mentor = tandem.engagement.volunteer.user
    factories.give(mentor, Role.CONTACT, tandem.engagement.organisation)
    hers, other = asked(tandem, Side.MENTOR), asked(tandem, Side.MENTEE)
    said(running(engagement=tandem.engagement, place=2), (1, 1), falls=True)
    assert list(CheckIn.objects.filter(tandem=tandem).visible_to(mentor)) == [hers]
    assert not rules.can_view_check_in(mentor, other)
    assert not tandems_with_signals(mentor).exists()


@pytest.mark.django_db
def test_rules_agree_with_the_queryset_for_everybody(world):
    tandem = tandem_here(world)
    rows = [asked(tandem, side) for side in Side]
    rows.append(asked(running(status=TandemStatus.ENDED, ended_on=ago(1), end_reason=TandemEnd.MOVED)))
    people = {seat: world.person(seat) or AnonymousUser() for seat in SEATS}
    people |= {"mentee of the ended": rows[-1].tandem.mentee.user}
    for who, user in people.items():
        seen = set(CheckIn.objects.visible_to(user))
        by_rule = {row for row in rows if user.is_authenticated and rules.can_view_check_in(user, row)}
        assert seen == by_rule, who
    assert {who for who, user in people.items() if CheckIn.objects.visible_to(user).exists()} == {
        *("contact", "deputy", "volunteer", "mentee", "mentee of the ended"),
        "contact@one_step",
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (lambda t: None, []),
        (lambda t: said(t, (4, 4), wants_talk=True), [Signal.WANTS_TALK]),
        (lambda t: said(t, (2, 2), falls=True), [Signal.FALLING]),
        (lambda t: Tandem.objects.update(last_contact_on=ago(21)), [Signal.NO_CONTACT]),
        (lambda t: Tandem.objects.update(last_contact_on=ago(20)), []),
        (lambda t: Tandem.objects.update(last_contact_on=None), [Signal.NO_CONTACT]),
        (lambda t: asked(t, days=7), [Signal.OVERDUE]),
        (lambda t: asked(t, days=6), []),
        (lambda t: Tandem.objects.update(paused_from=ago(1), last_contact_on=ago(50)), []),
    ],
)
def test_what_is_a_signal(make, expected):
    tandem = running()
    make(tandem)
    assert signals(tandem) == ([expected] if expected else [])


@pytest.mark.django_db
def test_a_better_answer_and_a_talk_take_signals_off_the_list():
    tandem = running()
    check_in = asked(tandem, days=28)
    answer(check_in, 2, 2, wants_talk=True)
    assert signals(tandem) == [[Signal.WANTS_TALK, Signal.FALLING]]
    answer(asked(tandem), 4, 4)
    assert signals(tandem) == [[Signal.WANTS_TALK]]

    contact = contact_of(tandem)
    assert check_ins.settle(actor=contact, tandem=tandem) == 1
    assert signals(tandem) == []
    assert check_ins.unsettle(actor=contact, tandem=tandem) == 1
    assert signals(tandem) == [[Signal.WANTS_TALK]]


@pytest.mark.django_db
@pytest.mark.parametrize("act", [check_ins.settle, check_ins.unsettle, check_ins.note_contact])
def test_strangers_change_nothing(act):
    tandem = running(contact=30)
    said(tandem, (2, 2), falls=True)
    with pytest.raises(OutOfScope):
        act(actor=factories.person(Role.CONTACT, factories.OrganisationFactory()), tandem=tandem)
    assert not AuditEntry.objects.filter(kind="tandem").exists()
    assert signals(tandem) == [[Signal.FALLING, Signal.NO_CONTACT]]


@pytest.mark.django_db
def test_the_two_say_that_they_met_and_can_undo_it():
    tandem = running(contact=30)
    mentor = tandem.engagement.volunteer.user
    check_ins.note_contact(actor=mentor, tandem=tandem)
    assert signals(tandem) == []
    check_ins.take_back_contact(actor=mentor, tandem=tandem, before=ago(30))
    assert signals(tandem) == [[Signal.NO_CONTACT]]

    with pytest.raises(WrongInput):
        check_ins.note_contact(actor=mentor, tandem=tandem, on=clock.today() + DAY)
    check_ins.note_contact(actor=mentor, tandem=tandem, on=ago(40))
    tandem.refresh_from_db()
    assert tandem.last_contact_on == ago(30)


@pytest.mark.django_db
def test_the_list_of_signals_is_one_query():
    organisation = factories.OrganisationFactory()
    engagement = factories.EngagementFactory(organisation=organisation)
    contact = factories.person(Role.CONTACT, organisation)
    for number in range(1, 6):
        said(running(engagement=engagement, place=number), (2, 2), falls=True)
    list(tandems_with_signals(contact))
    with CaptureQueriesContext(connection) as queries:
        rows = [
            (row.mentee.user.name, row.engagement.volunteer.user.name, signals_of(row))
            for row in tandems_with_signals(contact)
        ]
    assert len(rows) == 5
    assert len(queries) == 1


@pytest.mark.django_db
def test_the_page_of_the_two_lines_is_not_there_for_the_two(world, as_role):
    tandem = tandem_here(world)
    said(tandem, (1, 1), falls=True)
    for seat in ("mentee", "volunteer"):
        assert as_role(seat).get(f"/tandems/{tandem.public_id}/check-ins").status_code == 404
    page = as_role("contact").get(f"/tandems/{tandem.public_id}/check-ins")
    assert page.status_code == 200
    looks = AuditEntry.objects.filter(is_look=True).values_list("subject", flat=True)
    assert set(looks) == {tandem.mentee.user.public_id, tandem.engagement.volunteer.user.public_id}
