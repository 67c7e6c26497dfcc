"""Predicates and querysets agree for every seat, the near miss included."""

import pytest
from django.contrib.auth.models import AnonymousUser

from network import rules
from network.models import Area, ContactPerson, Offer, Organisation, Programme
from tests import factories
from tests.support.people import SEATS

pytestmark = pytest.mark.django_db

PAIRS = [
    (Area, rules.can_edit_area, "editable_by"),
    (Organisation, rules.can_edit_organisation, "editable_by"),
    (Programme, rules.can_view_programme, "visible_to"),
    (Programme, rules.can_edit_programme, "editable_by"),
    (ContactPerson, rules.can_edit_contact, "editable_by"),
    (Offer, rules.can_edit_offer, "editable_by"),
]


@pytest.fixture
def everything(world):
    for name in ("programme", "hidden_programme", "contact", "offer", "other_quarter", "centre", "other_centre"):
        getattr(world, name)
    factories.ContactFactory(organisation=world.other_organisation)
    factories.ContactFactory(organisation=world.other_organisation, programme=world.other_programme)
    factories.OfferFactory(organisation=world.other_organisation, area=world.other_quarter)
    factories.OfferFactory(organisation=None, area=world.quarter)
    return world


@pytest.mark.parametrize(("model", "predicate", "question"), PAIRS, ids=lambda v: getattr(v, "__name__", v))
def test_rules_agree_with_querysets_for_every_seat(everything, model, predicate, question):
    for seat in SEATS:
        user = everything.person(seat) or AnonymousUser()
        found = set(getattr(model.objects, question)(user).values_list("pk", flat=True))
        allowed = {each.pk for each in model.objects.order_by("pk") if predicate(user, each)}
        assert found == allowed, seat


def test_somebody_keeps_something_and_nobody_keeps_everything(everything):
    """The agreement above is not the agreement of two empty sets."""
    kept = {seat: Programme.objects.editable_by(everything.person(seat)).count() for seat in ("coordinator", "contact")}
    assert kept == {"coordinator": 3, "contact": 2}
    assert Programme.objects.editable_by(everything.person("contact@elsewhere")).count() == 1
    assert Programme.objects.editable_by(everything.person("volunteer")).count() == 0
