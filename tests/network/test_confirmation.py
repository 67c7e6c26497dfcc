"""Who is asked, and how the answer comes back."""

import re

import pytest
from django.conf import settings
from django.core import mail, signing

from accounts.enums import Role
from accounts.models import AuditEntry
from common import clock
from common.errors import Gone, NotAllowed, WrongInput
from network.links import link_token
from network.models import Programme
from network.services import ask_for_confirmation, confirm_by_link, confirm_programme, end_programme
from notifications.models import Notice
from tests import factories

pytestmark = pytest.mark.django_db


def test_the_named_contact_with_an_account_is_asked_once_per_period():
    person = factories.UserFactory()
    programme = factories.ProgrammeFactory()
    factories.ContactFactory(programme=programme, organisation=programme.organisation, user=person)
    assert ask_for_confirmation(programme=programme)
    assert not ask_for_confirmation(programme=programme)
    assert [n.user for n in Notice.objects.filter(kind="network.confirm_programme").order_by("pk")] == [person]
    assert AuditEntry.objects.filter(verb="programme.asked", subject=programme.public_id).count() == 1


def test_without_a_named_account_whoever_holds_the_role_is_asked(world):
    programme = world.programme
    contact = world.person("contact")
    world.person("contact@elsewhere")
    ask_for_confirmation(programme=programme)
    assert [n.user for n in Notice.objects.filter(kind="network.confirm_programme").order_by("pk")] == [contact]


def test_a_contact_without_account_gets_a_link_that_works_once(client):
    programme = factories.ProgrammeFactory()
    factories.ContactFactory(programme=programme, organisation=programme.organisation, email="kontakt@example.org")
    ask_for_confirmation(programme=programme)
    told = re.search(rf"{settings.SITE_URL}(/confirm/\S+)", mail.outbox[-1].body)
    link = told[1]
    assert programme.name in client.get(link).content.decode()
    assert Programme.objects.get(pk=programme.pk).confirmed_on is None, "a look confirms nothing"
    assert client.post(link).status_code == 200
    assert Programme.objects.get(pk=programme.pk).confirmed_on == clock.today()
    assert client.post(link).status_code == 410


def test_a_wrong_link_is_gone():
    for token in ("", "x", signing.dumps(["nobody", "2026-01-01"], salt="network.confirm")):
        with pytest.raises(Gone):
            confirm_by_link(token=token)


def test_a_link_of_an_earlier_question_is_gone():
    programme = factories.ProgrammeFactory()
    ask_for_confirmation(programme=programme)
    token = link_token(programme, clock.today())
    confirm_programme(actor=None, programme=Programme.objects.get(pk=programme.pk))
    with pytest.raises(Gone):
        confirm_by_link(token=token)


def test_strangers_cannot_confirm(world):
    stranger = world.person("contact@elsewhere")
    with pytest.raises(NotAllowed):
        confirm_programme(actor=stranger, programme=world.programme)
    assert Programme.objects.get(pk=world.programme.pk).confirmed_on is None


def test_what_has_ended_and_what_is_to_come_cannot_be_confirmed(world):
    keeper = world.person(Role.CONTACT)
    with pytest.raises(WrongInput):
        confirm_programme(actor=keeper, programme=world.programme, on=clock.today().replace(year=2999))
    end_programme(actor=keeper, programme=world.programme)
    with pytest.raises(WrongInput):
        confirm_programme(actor=keeper, programme=world.programme)
