"""Writes: what they do, whom they refuse, and that a refusal changes nothing."""

import pytest
from django.db import IntegrityError, transaction

from accounts.models import AuditEntry
from common.errors import NotAllowed, OutOfScope, WrongInput
from network import services
from network.models import Area, ContactPerson, Offer, Organisation, Programme
from tests import factories

pytestmark = pytest.mark.django_db
TABLES = (Area, Organisation, Programme, ContactPerson, Offer, AuditEntry)


def everything():
    return [list(model.objects.order_by("pk").values()) for model in TABLES]


@pytest.fixture
def refused(world):
    """Run a use case that must be refused with this error, and prove that nothing changed."""

    def run(error, use_case, **arguments):
        before = everything()
        with pytest.raises(error) as raised, transaction.atomic():
            use_case(**arguments)
        assert everything() == before
        return raised.value

    return run


def new(world, **more):
    given = {
        "name": "Neue Paten",
        "phases": [world.phase],
        "areas": [world.quarter],
        "places_total": 5,
        "places_free": 2,
    }
    return {"organisation": world.organisation, **given, **more}


def test_a_contact_adds_a_programme_and_has_confirmed_it(world):
    contact = world.person("contact")
    made = services.create_programme(actor=contact, languages=["de", "ar"], target_groups=["older"], **new(world))
    assert made.confirmed_by == contact and made.confirmed_on
    assert sorted(made.languages.values_list("code", flat=True)) == ["ar", "de"]
    assert AuditEntry.objects.get(verb="programme.created").subject == made.public_id


def test_entered_by_the_coordination_it_waits_for_its_contact(world):
    assert services.create_programme(actor=world.person("coordinator"), **new(world)).confirmed_on is None


@pytest.mark.parametrize(
    "seat", ["contact@elsewhere", "coordinator@elsewhere", "quarter_manager", "volunteer", "trainer"]
)
def test_others_cannot_add_or_change(world, refused, seat):
    actor, programme, contact = world.person(seat), world.programme, world.contact
    given = new(world)
    refused(NotAllowed, services.create_programme, actor=actor, **given)
    del given["organisation"]
    refused(NotAllowed, services.change_programme, actor=actor, programme=programme, **given)
    refused(NotAllowed, services.end_programme, actor=actor, programme=programme)
    refused(NotAllowed, services.update_free_places, actor=actor, programme=programme, by=1)
    refused(NotAllowed, services.add_contact, actor=actor, programme=programme, name="X", email="x@example.org")
    refused(
        NotAllowed, services.add_contact, actor=actor, organisation=world.organisation, name="X", phone="0571 1234567"
    )
    refused(NotAllowed, services.change_contact, actor=actor, contact=contact, name="X", email="x@example.org")
    refused(NotAllowed, services.remove_contact, actor=actor, contact=contact)
    refused(NotAllowed, services.add_funding, actor=actor, programme=programme, funder="Land")
    refused(OutOfScope, services.end_programme, actor=actor, programme=world.hidden_programme)
    refused(NotAllowed, services.create_organisation, actor=actor, name="Neu", kind="provider", area=world.town)
    refused(NotAllowed, services.create_area, actor=actor, kind="quarter", name="Neu", parent=world.town)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": " . "}, "name"),
        ({"phases": []}, "phases"),
        ({"areas": []}, "areas"),
        ({"places_free": 6}, "places_free"),
        ({"languages": ["tlh"]}, "languages"),
        ({"target_groups": ["nobody"]}, "target_groups"),
        ({"open_to": "cats"}, "open_to"),
    ],
    ids=lambda value: str(value),
)
def test_wrong_input_is_said_at_its_field(world, refused, change, field):
    actor = world.person("contact")
    given = new(world, **change)
    assert refused(WrongInput, services.create_programme, actor=actor, **given).field == field


def test_the_same_name_once_per_partner(world, refused):
    actor = world.person("coordinator")
    services.create_programme(actor=actor, **new(world, name="Müller Paten"))
    refused(WrongInput, services.create_programme, actor=actor, **new(world, name="MUELLER  paten"))
    services.create_programme(actor=actor, **new(world, name="Müller Paten", organisation=world.other_organisation))


def test_free_places_stay_between_nothing_and_all(world, refused):
    actor, programme = (
        world.person("contact"),
        factories.ProgrammeFactory(organisation=world.organisation, places_total=1, places_free=0),
    )
    refused(WrongInput, services.update_free_places, actor=actor, programme=programme, by=-1)
    services.update_free_places(actor=actor, programme=programme, by=1)
    refused(WrongInput, services.update_free_places, actor=actor, programme=programme, by=1)
    assert Programme.objects.get(pk=programme.pk).places_free == 1


def test_a_deputy_of_one_programme_keeps_only_that(world, refused):
    deputy = factories.UserFactory()
    factories.give(deputy, "contact", world.programme)
    other = factories.ProgrammeFactory(organisation=world.organisation)
    services.update_free_places(actor=deputy, programme=world.programme, by=1)
    refused(NotAllowed, services.update_free_places, actor=deputy, programme=other, by=1)
    refused(NotAllowed, services.create_programme, actor=deputy, **new(world))


def test_what_has_ended_leaves_the_list_and_stays_as_it_was(world, refused):
    actor = world.person("contact")
    services.end_programme(actor=actor, programme=world.programme)
    kept = Programme.objects.get(pk=world.programme.pk)
    assert not kept.is_published and kept.ended_on
    refused(WrongInput, services.end_programme, actor=actor, programme=kept)
    refused(WrongInput, services.update_free_places, actor=actor, programme=kept, by=1)


def test_one_first_contact_deputies_behind(world, refused):
    actor = world.person("contact")
    add = {"actor": actor, "programme": world.programme}
    first = services.add_contact(**add, name="Erste", email="a@example.org", is_deputy=True)
    assert not first.is_deputy, "the first one is first, whatever was ticked"
    second = services.add_contact(**add, name="Zweite", phone="0571 1234567", is_deputy=True)
    third = services.add_contact(**add, name="Dritte", email="c@example.org")
    order = lambda: [c.name for c in world.programme.contacts.first_first()]  # noqa: E731
    assert order() == ["Dritte", "Erste", "Zweite"]
    services.move_contact(actor=actor, contact=ContactPerson.objects.get(pk=second.pk), by=-1)
    assert order() == ["Dritte", "Zweite", "Erste"]
    services.make_first(actor=actor, contact=ContactPerson.objects.get(pk=second.pk))
    assert order()[0] == "Zweite"
    services.remove_contact(actor=actor, contact=ContactPerson.objects.get(pk=second.pk))
    assert world.programme.contacts.filter(is_deputy=False).count() == 1
    refused(WrongInput, services.add_contact, **add, name="Niemand")
    refused(WrongInput, services.add_contact, **add, name="Falsch", phone="12")
    assert str(ContactPerson.objects.get(pk=third.pk).email) == "c@example.org"


def test_moving_an_area_takes_along_what_lies_in_it(world, refused):
    quarter = world.quarter
    town, other = world.town, world.other_town
    services.move_area(actor=None, area=quarter, parent=other)
    assert Area.objects.get(pk=quarter.pk).path == f"{other.path}{quarter.pk}/"
    refused(WrongInput, services.move_area, actor=None, area=town, parent=other)
    refused(WrongInput, services.move_area, actor=None, area=town, parent=town)
    refused(WrongInput, services.create_area, actor=None, kind="county", name="Zweiter Kreis")
    refused(WrongInput, services.create_area, actor=None, kind="quarter", name="X", parent=world.county)


def test_a_quarter_manager_keeps_offers_of_the_own_quarter(world, refused):
    manager = world.person("quarter_manager")
    made = services.create_offer(actor=manager, name="Nähcafé", kind="culture", area=world.quarter)
    refused(NotAllowed, services.create_offer, actor=manager, name="X", kind="culture", area=world.other_quarter)
    refused(
        NotAllowed, services.change_offer, actor=manager, offer=made, name="X", kind="sport", area=world.other_quarter
    )
    refused(WrongInput, services.create_offer, actor=manager, name="naehcafe", kind="culture", area=world.quarter)
    refused(WrongInput, services.create_offer, actor=manager, name="Y", kind="party", area=world.quarter)
    services.remove_offer(actor=manager, offer=made)


@pytest.mark.parametrize(
    "broken",
    [
        lambda w: Programme.objects.filter(pk=w.programme.pk).update(places_free=99),
        lambda w: Programme.objects.filter(pk=w.programme.pk).update(ended_on="2026-01-01"),
        lambda w: Programme.objects.create(organisation=w.organisation, name=w.programme.name),
        lambda w: Organisation.objects.create(name=w.organisation.name, kind="provider", area=w.town),
        lambda w: Area.objects.create(kind="county", name="Noch einer"),
        lambda w: Area.objects.create(kind="quarter", name="Ohne Stadt"),
        lambda w: Area.objects.create(kind="quarter", name=w.quarter.name, parent=w.town),
        lambda w: Offer.objects.create(name=w.offer.name, kind="sport", area=w.offer.area),
        lambda w: ContactPerson.objects.create(
            organisation=w.organisation, programme=w.programme, name="Noch eine Erste"
        ),
        lambda w: factories.FundingFactory(programme=w.programme, starts_on="2026-02-01", ends_on="2026-01-01"),
    ],
    ids=["free", "ended", "programme", "organisation", "county", "root", "area", "offer", "contact", "funding"],
)
def test_the_database_guards(world, broken):
    assert world.programme and world.contact and world.offer and world.quarter
    with pytest.raises(IntegrityError), transaction.atomic():
        broken(world)
