"""Needs: five sides, one table; who may raise and close, and what a person's state follows."""

import pytest
from django.db import transaction

from common.errors import NotAllowed, WrongInput
from mentees.enums import MenteeStatus, NeedEnd, NeedStatus, Side, Topic
from mentees.models import Mentee, Need
from mentees.queries.board import BoardFilters, board, needs_matching
from mentees.services.needs import close_need, cross_off, mark_matched, raise_need, reopen
from tests import factories
from tests.mentees.world import neighbourhood_parent

pytestmark = pytest.mark.django_db


def refused(error, use_case, **given):
    before = list(Need.objects.order_by("pk").values()), list(Mentee.objects.order_by("pk").values())
    with pytest.raises(error), transaction.atomic():
        use_case(**given)
    assert (list(Need.objects.order_by("pk").values()), list(Mentee.objects.order_by("pk").values())) == before


def nameless(world, **more):
    given = {"phase": world.phase, "topic": Topic.TECHNICAL_GERMAN, "organisation": world.organisation, "people": 6}
    return given | {"side": Side.SCHOOL} | more


@pytest.mark.parametrize("seat", ["referrer", "contact", "deputy", "coordinator"])
def test_six_trainees_need_technical_german(world, seat):
    need = raise_need(actor=world.person(seat), **nameless(world))
    assert (need.people, need.mentee, need.side, need.area) == (6, None, Side.SCHOOL, world.town)


@pytest.mark.parametrize("seat", ["referrer@elsewhere", "contact@elsewhere", "coordinator@elsewhere", "volunteer"])
def test_nobody_reports_for_a_foreign_organisation(world, seat):
    refused(NotAllowed, raise_need, actor=world.person(seat), **nameless(world))


def test_a_neighbourhood_parent_reports_for_her_quarter_office(world):
    parent = neighbourhood_parent(world.organisation)
    assert raise_need(actor=parent, **nameless(world, side=Side.NEIGHBOURHOOD_PARENT)).raised_by == parent
    refused(NotAllowed, raise_need, actor=parent, **nameless(world, organisation=world.other_organisation))


@pytest.mark.parametrize("people", [0, -1, 501])
def test_an_impossible_number_is_refused(world, people):
    refused(WrongInput, raise_need, actor=world.person("referrer"), **nameless(world, people=people))


def test_a_persons_need_is_raised_by_her_or_her_house_and_counts_one(world):
    mentee = factories.MenteeFactory(intake=world.organisation)
    given = {"mentee": mentee, "phase": world.phase, "topic": Topic.MATHS}
    assert raise_need(actor=mentee.user, **given).organisation == world.organisation
    assert raise_need(actor=world.person("contact"), **given).people == 1
    refused(WrongInput, raise_need, actor=mentee.user, people=2, **given)
    for seat in ("contact@elsewhere", "referrer", "coordinator"):
        refused(NotAllowed, raise_need, actor=world.person(seat), **given)


def test_closing_has_a_reason_and_happens_once(world):
    need = raise_need(actor=world.person("referrer"), **nameless(world))
    for seat in ("contact@elsewhere", "referrer@elsewhere", "volunteer"):
        refused(NotAllowed, close_need, actor=world.person(seat), need=need, reason=NeedEnd.MET)
    close_need(actor=world.person("referrer"), need=need, reason=NeedEnd.MET)
    close_need(actor=world.person("contact"), need=need, reason=NeedEnd.MISTAKE)
    need.refresh_from_db()
    assert (need.status, need.end_reason) == (NeedStatus.CLOSED, NeedEnd.MET)


def test_what_somebody_helps_with_is_not_crossed_off_by_hand(world):
    mentee = factories.MenteeFactory(intake=world.organisation)
    need = factories.NeedFactory(mentee=mentee, phase=world.phase)
    mark_matched(actor=None, need=need)
    for actor in (mentee.user, world.person("contact")):
        refused(WrongInput, cross_off, actor=actor, need=need, reason=NeedEnd.NOT_NEEDED)
    refused(NotAllowed, cross_off, actor=world.person("contact@elsewhere"), need=need, reason=NeedEnd.NOT_NEEDED)
    reopen(actor=None, need=need)
    cross_off(actor=mentee.user, need=need, reason=NeedEnd.NOT_NEEDED)
    need.refresh_from_db()
    assert need.status == NeedStatus.CLOSED


def test_a_person_is_accompanied_while_any_of_her_needs_is_met(world):
    mentee = factories.MenteeFactory(intake=world.organisation)
    one, other = (factories.NeedFactory(mentee=mentee, phase=world.phase) for _ in range(2))

    def state():
        return Mentee.objects.get(pk=mentee.pk).status

    mark_matched(actor=None, need=one)
    mark_matched(actor=None, need=other)
    reopen(actor=None, need=one)
    assert state() == MenteeStatus.ACCOMPANIED
    close_need(actor=world.person("contact"), need=other, reason=NeedEnd.MET)
    assert state() == MenteeStatus.WAITING
    refused(WrongInput, mark_matched, actor=None, need=other)
    refused(WrongInput, reopen, actor=None, need=other)
    assert mark_matched(actor=None, need=one).status == mark_matched(actor=None, need=one).status == NeedStatus.MATCHED


def test_the_board_counts_people_of_ones_own_house(world):
    raise_need(actor=world.person("referrer"), **nameless(world, area=world.quarter))
    raise_need(actor=world.person("referrer"), **nameless(world, people=2, area=world.quarter))
    raise_need(actor=world.person("referrer@elsewhere"), **nameless(world, organisation=world.other_organisation))
    factories.NeedFactory(mentee=factories.MenteeFactory(intake=world.other_organisation), phase=world.phase)
    here, everywhere = board(world.person("contact")), board(world.person("coordinator"))
    assert ([area.name for area in here.areas], here.lines[0].people, here.total) == (["Quartier hier"], [8], 8)
    assert everywhere.total == 14
    assert board(world.person("volunteer")).lines == []
    found = needs_matching(world.person("contact"), BoardFilters.read({"area": world.quarter.public_id}))
    assert found.count() == 2
    assert not needs_matching(world.person("contact"), BoardFilters.read({"side": Side.COMPANY})).exists()
