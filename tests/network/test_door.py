"""The door of an invitation, as a phone walks through it."""

import re

import pytest
from django.core.management import call_command
from django.urls import reverse

from accounts import invited
from accounts.enums import Channel, Role
from accounts.models import User
from accounts.scope import scope
from network.models import Invitation
from network.services import invitations
from tests.factories import CentreFactory, OrganisationFactory, UserFactory, person, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    return OrganisationFactory(name="Jobpaten")


@pytest.fixture
def code(house):
    _made, code = invitations.invite(
        actor=None, role=Role.CONTACT, container=house, channel=Channel.LETTER, name="Jonas Krüger"
    )
    return code


def step(name, code):
    return reverse(f"network:invitation_{name}", args=[code])


def digits(mailoutbox):
    return re.search(r"\b\d{6}\b", mailoutbox[-1].body).group()


def walk_to_proof(client, code, address="jonas@example.org"):
    client.post(step("door", code))
    client.post(step("name", code), {"name": "Jonas K."})
    return client.post(step("way", code), {"way": "mail", "address": address})


def test_three_steps_and_in(client, code, house, mailoutbox):
    assert "Jobpaten" in (page := client.get(step("door", code)).content.decode())
    assert "Krüger" not in page
    client.post(step("door", code))
    assert "Krüger" in client.get(step("name", code)).content.decode()
    walk_to_proof(client, code)
    answer = client.post(step("proof", code), {"code": digits(mailoutbox)}, follow=True)
    assert answer.status_code == 200
    jonas = User.objects.get(login_email="jonas@example.org")
    assert answer.wsgi_request.user == jonas
    assert jonas.name == "Jonas K."
    assert scope(jonas).has(Role.CONTACT)
    assert client.get(step("door", code)).status_code == 410


def test_a_look_uses_nothing_up(client, code):
    for _n in range(3):
        assert client.get(step("door", code)).status_code == 200
    assert Invitation.objects.open().exists()


def test_the_code_is_forgiving(client, code):
    typed = f" {code[:4].lower()} {code[4:8]}-{code[8:]} "
    assert client.post(reverse("network:invitation_code"), {"code": typed})["Location"] == step("door", code)


def test_unknown_used_and_nonsense_look_the_same(client, code):
    used = Invitation.objects.get()
    invitations.revoke(actor=None, invitation=used)
    bodies = {client.get(step("door", other)).content for other in (code, "0" * 12, "nonsense")}
    statuses = {client.get(step("door", other)).status_code for other in (code, "0" * 12, "nonsense")}
    assert statuses == {410}
    assert len({re.sub(rb'(nonce|value)="[^"]*"|/i/\w+|"csrf[^"]*"', b"", body) for body in bodies}) == 1


def test_guessing_typed_codes_is_limited(client):
    answers = [client.post(reverse("network:invitation_code"), {"code": "0" * 12}).status_code for _n in range(31)]
    assert answers[0] == 400
    assert answers[-1] == 429


def test_a_wrong_code_lets_nobody_in(client, code, mailoutbox):
    walk_to_proof(client, code)
    wrong = "000000" if digits(mailoutbox) != "000000" else "111111"
    assert client.post(step("proof", code), {"code": wrong}).status_code == 400
    assert not User.objects.exists()
    assert Invitation.objects.open().exists()


def test_a_known_address_is_told_nothing_and_signed_in(client, code, mailoutbox):
    amira = UserFactory(login_email="amira@example.org")
    known = walk_to_proof(client, code, "amira@example.org")
    page = client.get(known["Location"]).content.decode()
    assert amira.name not in page
    answer = client.post(step("proof", code), {"code": digits(mailoutbox)}, follow=True)
    assert answer.wsgi_request.user == amira
    assert scope(amira).has(Role.CONTACT)
    assert User.objects.count() == 1


def test_signed_in_one_click_adds_the_role(client, code):
    amira = UserFactory()
    sign_in(client, amira)
    assert client.post(step("door", code))["Location"] == reverse("network:invitation_accepted")
    assert scope(User.objects.get(pk=amira.pk)).has(Role.CONTACT)


@pytest.mark.parametrize("name", ["name", "way", "proof"])
def test_nobody_skips_the_door(client, code, name):
    assert client.post(step(name, code), {"name": "X"})["Location"] == step("door", code)


def test_a_passkey_follows_at_once(client, code):
    client.post(step("door", code))
    client.post(step("name", code), {"name": "Jonas K."})
    answer = client.post(step("way", code), {"way": "passkey"})
    assert answer["Location"] == reverse("accounts:new_passkey")
    assert client.get(answer["Location"]).status_code == 200


def test_staff_are_not_offered_a_letter_and_volunteers_are(client, house):
    contact = person(Role.CONTACT, house)
    said = {}
    for role in (Role.FINANCE, Role.VOLUNTEER):
        _made, code = invitations.invite(actor=contact, role=role, container=house, channel=Channel.LETTER, name="X")
        client.post(step("door", code))
        client.post(step("name", code), {"name": "X"})
        said[role] = client.post(step("way", code), {"way": "letter"})
    assert said[Role.FINANCE].status_code == 400
    assert said[Role.VOLUNTEER].status_code == 200
    assert User.objects.get(name="X").letter_codes.exists()


def test_the_town_lets_in_whoever_began_at_the_door(rf, client, code):
    request = rf.get("/")
    request.session = {}
    assert invited.accept(request, name="Jonas", login_email=None) is None
    request.session = {"invitation": {"code": code}}
    jonas = invited.accept(request, name="Jonas", login_email="jonas@example.org")
    assert scope(jonas).has(Role.CONTACT)
    assert request.session == {}


def test_the_command_line_prints_the_link_and_writes_the_letter(client, capsys, mailoutbox, tmp_path):
    centre = CentreFactory(name="KI")
    call_command("invite", "coordinator", mail="amira@example.org")
    _said, link, _code = capsys.readouterr().out.splitlines()
    assert client.get(link.removeprefix("http://localhost:8000")).status_code == 200
    assert link in mailoutbox[0].body
    call_command("invite", "coordinator", letter=str(tmp_path / "letter.pdf"))
    assert (tmp_path / "letter.pdf").read_bytes().startswith(b"%PDF")
    assert Invitation.objects.filter(organisation_id=centre.pk, invited_by=None).count() == 2
