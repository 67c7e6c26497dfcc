"""The door of an invitation, as a phone walks through it."""

import re

import pytest
from django.core.management import call_command
from django.urls import reverse

from accounts import invited
from accounts.enums import Channel, Role
from accounts.models import User
from accounts.scope import scope
from common.models import Tally
from network.models import Invitation
from network.services import invitations
from tests.factories import CentreFactory, OrganisationFactory, UserFactory, person, sign_in
from tests.support.reads import may_write
from tests.support.town import come

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


def counting_guesses():
    """A wrong code in an address is counted; nothing else is written by a look."""
    return may_write("common_tally")


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
    with counting_guesses():
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
    with counting_guesses():
        answers = [client.get(step("door", other)) for other in (code, "0" * 12, "nonsense")]
    assert {answer.status_code for answer in answers} == {410}
    bodies = {re.sub(r'(nonce|value)="[^"]*"|/i/\w+|"csrf[^"]*"', "", answer.text) for answer in answers}
    assert len(bodies) == 1


@pytest.mark.parametrize("place", ["/i", "/i/"])
def test_the_address_printed_on_the_letter_has_the_field_for_the_code(client, place):
    assert 'name="code"' in client.get(place, follow=True).text


def test_guessing_typed_codes_is_limited(client):
    answers = [client.post(reverse("network:invitation_code"), {"code": "0" * 12}).status_code for _n in range(31)]
    assert answers[0] == 400
    assert answers[-1] == 429


@pytest.mark.parametrize("page", ["door", "name"])
def test_guessing_codes_in_the_address_is_limited(client, code, page):
    with counting_guesses():
        answers = [client.get(step(page, f"{n:012}")) for n in range(31)]
    assert [answer.status_code for answer in answers] == [410] * 30 + [429]
    assert answers[-1]["Retry-After"] == "3600"
    assert client.get(step("door", code)).status_code == 429
    assert client.post(step("door", code)).status_code == 429
    assert client.get(step("door", code), REMOTE_ADDR="192.0.2.7").status_code == 200
    assert Invitation.objects.open().exists()


def test_a_right_code_may_be_looked_at_as_often_as_one_likes(client, code):
    assert {client.get(step("door", code)).status_code for _n in range(40)} == {200}
    assert not Tally.objects.exists()


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


def test_the_page_with_the_code_on_paper_does_not_lead_back_to_a_used_invitation(client, house):
    """Switching the language there once ended at a door that is closed."""
    contact = person(Role.CONTACT, house)
    _made, code = invitations.invite(
        actor=contact, role=Role.VOLUNTEER, container=house, channel=Channel.LETTER, name="X"
    )
    client.post(step("door", code))
    client.post(step("name", code), {"name": "X"})
    whence = {"referer": f"http://testserver{step('way', code)}"}
    page = client.post(step("way", code), {"way": "letter"}, headers=whence)
    assert "PIN" in page.text
    assert set(re.findall(r'name="next" value="([^"]*)"', page.text)) == {"/"}


def test_the_town_lets_in_whoever_began_at_the_door(rf, client, code):
    request = rf.get("/")
    request.session = {}
    assert invited.accept(request, name="Jonas", login_email=None) is None
    request.session = {"invitation": {"code": code}}
    jonas = invited.accept(request, name="Jonas", login_email="jonas@example.org")
    assert scope(jonas).has(Role.CONTACT)
    assert request.session == {}


def at_the_last_question(client, code):
    client.post(step("door", code))
    client.post(step("name", code), {"name": "Jonas K."})
    return client.get(step("way", code))


def test_the_town_is_offered_only_where_it_is_configured(client, code):
    assert reverse("openid_connect_login", args=["town"]) not in at_the_last_question(client, code).text


def test_the_town_leads_back_into_the_accepted_invitation(client, code, town):
    page = at_the_last_question(client, code)
    assert "BundID" in page.text and reverse("openid_connect_login", args=["town"]) in page.text
    back = come(client, {"email": "jonas@example.org", "email_verified": True}, town, next=next_in_main(page))
    jonas = User.objects.get()
    assert (jonas.name, jonas.login_email) == ("Jonas K.", "jonas@example.org")
    assert scope(jonas).has(Role.CONTACT)
    assert back["Location"] == reverse("network:invitation_accepted")
    assert client.get(back["Location"]).status_code == 200


def test_whom_the_town_knows_already_says_yes_at_the_door(client, code, town):
    amira = UserFactory(login_email="amira@example.org")
    page = at_the_last_question(client, code)
    come(client, {"email": "amira@example.org", "email_verified": True}, town, next=next_in_main(page))
    assert not scope(User.objects.get()).has(Role.CONTACT)
    welcome = client.get(reverse("network:invitation_accepted"))
    assert welcome["Location"] == step("door", code)
    done = client.post(welcome["Location"], follow=True)
    assert (done.status_code, done.wsgi_request.user) == (200, amira)
    assert scope(User.objects.get()).has(Role.CONTACT)


def next_in_main(page) -> str:
    return re.search(r'name="next" value="([^"]+)"', page.text.partition("<main")[2])[1]


def test_the_command_line_prints_the_link_and_writes_the_letter(client, capsys, mailoutbox, tmp_path):
    centre = CentreFactory(name="KI")
    call_command("invite", "coordinator", mail="amira@example.org")
    _said, link, _code = capsys.readouterr().out.splitlines()
    assert client.get(link.removeprefix("http://localhost:8000")).status_code == 200
    assert link in mailoutbox[0].body
    call_command("invite", "coordinator", letter=str(tmp_path / "letter.pdf"))
    assert (tmp_path / "letter.pdf").read_bytes().startswith(b"%PDF")
    assert Invitation.objects.filter(organisation_id=centre.pk, invited_by=None).count() == 2
