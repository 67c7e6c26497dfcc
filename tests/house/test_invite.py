"""The first people of a town are invited from the server's command line."""

import pytest
from django.core.management import CommandError, call_command

from accounts.enums import Kind, Role
from network.models import Invitation
from tests.factories import CentreFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


def invite(role, *more):
    call_command("invite", role, "--mail", "first@example.org", *more, verbosity=0)


def test_the_first_coordinator_is_invited_into_the_only_centre():
    centre = CentreFactory()
    OrganisationFactory()
    invite("coordinator", "--name", "Anna")
    invitation = Invitation.objects.get()
    assert (invitation.role, invitation.group.container_id) == (Role.COORDINATOR, centre.pk)
    assert (invitation.email, invitation.invited_by) == ("first@example.org", None)


def test_an_administrator_is_invited_for_the_whole_installation():
    invite("administrator")
    assert Invitation.objects.get().group.kind == Kind.HOUSE


def test_a_contact_is_invited_into_the_named_organisation():
    organisation = OrganisationFactory(name="Jobpaten")
    invite("contact", "--organisation", "Jobpaten")
    assert Invitation.objects.get().group.container_id == organisation.pk


@pytest.mark.parametrize("more", [[], ["--organisation", "Nobody"]])
def test_without_the_organisation_nobody_is_invited(more):
    with pytest.raises(CommandError, match="no such organisation"):
        invite("coordinator", *more)
    assert not Invitation.objects.exists()


def test_a_wrong_place_or_address_is_refused_in_one_sentence():
    OrganisationFactory(name="Jobpaten")
    with pytest.raises(CommandError):
        invite("coordinator", "--organisation", "Jobpaten")
    with pytest.raises(CommandError):
        call_command("invite", "contact", "--sms", "no number", "--organisation", "Jobpaten")
    assert not Invitation.objects.exists()
