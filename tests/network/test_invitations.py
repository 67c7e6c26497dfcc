import datetime as dt

import pytest

from accounts.addresses import Address
from accounts.enums import Channel, Kind, Role
from accounts.models import AuditEntry, Membership, User
from accounts.scope import scope
from common import clock, jobs, pdf, short_codes
from common.errors import Gone, NotAllowed, OutOfScope, TooOften, WrongInput
from network import rules
from network.models import Invitation
from network.services import acceptance, invitations
from network.services.invitation_delivery import letter_of, letter_pdf
from network.tasks import clear_ended_invitations
from notifications.enums import Status
from notifications.models import Delivery
from tests.factories import (
    CentreFactory,
    ContactFactory,
    OrganisationFactory,
    ProgrammeFactory,
    UserFactory,
    give,
    person,
)

pytestmark = pytest.mark.django_db

MAIL = Address(Channel.MAIL, "new@example.org")


@pytest.fixture
def house():
    return OrganisationFactory(name="Jobpaten")


@pytest.fixture
def coordinator():
    return person(Role.COORDINATOR, CentreFactory())


@pytest.fixture
def invite(coordinator, house):
    """Invite somebody, by default as contact person of `house` by letter; answers (invitation, code)."""

    def make(**changed):
        wanted = {"actor": coordinator, "role": Role.CONTACT, "container": house, "channel": Channel.LETTER}
        return invitations.invite(**{**wanted, "name": "Jonas Krüger", **changed})

    return make


def come_in(code, **changed):
    return acceptance.accept_as_new(
        **{"code": code, "name": "Jonas Krüger", "language": "ar", "address": MAIL, **changed}
    )


def nothing_personal(invitation):
    invitation.refresh_from_db()
    return (invitation.name, invitation.email, str(invitation.phone), invitation.reason) == ("", "", "", "")


def test_an_invitation_lets_one_person_in_with_its_role(invite, house, coordinator):
    invitation, code = invite(reason="new colleague", role_ends_on=clock.today() + dt.timedelta(days=90))
    jonas = come_in(code)
    membership = jonas.memberships.get()
    assert scope(jonas).ids(Kind.ORGANISATION, [Role.CONTACT]) == {house.pk}
    assert (membership.given_by, membership.reason) == (coordinator, "new colleague")
    assert membership.ends_on == clock.today() + dt.timedelta(days=90)
    assert (jonas.name, jonas.language, jonas.login_email) == ("Jonas Krüger", "ar", "new@example.org")
    assert nothing_personal(invitation)
    assert invitation.accepted_by == jonas


def test_it_opens_once(invite):
    _invitation, code = invite()
    come_in(code)
    before = User.objects.count(), Membership.objects.count()
    with pytest.raises(Gone):
        come_in(code, address=Address(Channel.MAIL, "second@example.org"))
    assert (User.objects.count(), Membership.objects.count()) == before


def test_used_expired_withdrawn_and_unknown_look_the_same(invite, coordinator, time_machine):
    _used, used = invite()
    come_in(used)
    revoked_one, revoked = invite()
    invitations.revoke(actor=coordinator, invitation=revoked_one)
    _old, old = invite()
    time_machine.move_to(clock.now() + dt.timedelta(days=29))
    said = []
    for code in (used, revoked, old, short_codes.new_code(), ""):
        with pytest.raises(Gone) as refusal:
            acceptance.find_open(code)
        said.append(str(refusal.value.message))
    assert len(set(said)) == 1


@pytest.mark.parametrize(("channel", "address", "days"), [("letter", "", 28), ("mail", "a@example.org", 14)])
def test_how_long_it_stays_open(invite, time_machine, channel, address, days):
    start = clock.now()
    time_machine.move_to(start)
    invitation, code = invite(channel=Channel(channel), address=address)
    time_machine.move_to(start + dt.timedelta(days=days, minutes=-1))
    assert acceptance.find_open(code) == invitation
    time_machine.move_to(start + dt.timedelta(days=days, minutes=1))
    with pytest.raises(Gone):
        acceptance.find_open(code)


def test_only_a_hash_is_stored_and_the_link_lies_sealed(invite):
    _invitation, code = invite(channel=Channel.MAIL, address="jonas@example.org")
    rows = str([*Invitation.objects.values(), *Delivery.objects.values(), *AuditEntry.objects.values()])
    assert code not in rows
    assert short_codes.spoken(code) not in rows
    assert len(code) == 12


def test_sent_again_has_a_new_code_and_the_old_one_is_dead(invite, coordinator):
    invitation, old = invite()
    old_letter = letter_of(invitation)
    new = invitations.send_again(actor=coordinator, invitation=invitation)
    with pytest.raises(Gone):
        come_in(old)
    old_letter.refresh_from_db()
    assert (old_letter.status, old_letter.sealed, old_letter.address) == (Status.DROPPED, "", "")
    assert letter_of(invitation) not in (None, old_letter)
    assert come_in(new)


def test_withdrawn_it_forgets_the_person_and_is_not_sent(invite, coordinator, monkeypatch):
    monkeypatch.setattr(jobs, "enqueue", lambda task, *ids: None)
    invitation, _code = invite(channel=Channel.MAIL, address="jonas@example.org")
    invitations.revoke(actor=coordinator, invitation=invitation)
    assert nothing_personal(invitation)
    assert set(Delivery.objects.values_list("status", "address", "sealed")) == {("dropped", "", "")}
    with pytest.raises(Gone):
        invitations.revoke(actor=coordinator, invitation=invitation)
    with pytest.raises(Gone):
        invitations.send_again(actor=coordinator, invitation=invitation)


def test_the_job_forgets_people_who_never_came(invite, time_machine):
    time_machine.move_to(dt.datetime(2026, 3, 1, tzinfo=dt.UTC))
    invitation, _code = invite(channel=Channel.MAIL, address="jonas@example.org", reason="a reason")
    assert clear_ended_invitations() == 0
    time_machine.move_to(dt.datetime(2026, 3, 16, tzinfo=dt.UTC))
    assert clear_ended_invitations() == 1
    assert nothing_personal(invitation)
    assert clear_ended_invitations() == 0


def test_nobody_invites_beyond_her_own(house):
    contact = person(Role.CONTACT, house)
    before = Invitation.objects.count()
    for role, container in [
        (Role.CONTACT, OrganisationFactory()),
        (Role.COORDINATOR, CentreFactory()),
        (Role.CONTACT, ProgrammeFactory()),
    ]:
        with pytest.raises(NotAllowed):
            invitations.invite(actor=contact, role=role, container=container, channel=Channel.LETTER, name="X")
    assert Invitation.objects.count() == before


def test_an_inviter_who_lost_her_role_opens_nothing(invite, house):
    contact = person(Role.CONTACT, house)
    _invitation, code = invite(actor=contact)
    contact.memberships.all().delete()
    with pytest.raises(Gone):
        come_in(code)
    assert not User.objects.filter(login_email="new@example.org").exists()


def test_an_erased_inviter_takes_her_invitations_along(invite, house):
    contact = person(Role.CONTACT, house)
    _invitation, code = invite(actor=contact)
    contact.delete()
    with pytest.raises(Gone):
        come_in(code)


def test_nobody_takes_up_her_own_invitation(invite, coordinator):
    invitation, code = invite()
    with pytest.raises(NotAllowed):
        acceptance.accept(code=code, user=coordinator)
    invitation.refresh_from_db()
    assert invitation.is_open


def test_a_person_who_is_here_gets_the_role_added(invite):
    amira = UserFactory()
    _invitation, code = invite()
    acceptance.accept(code=code, user=amira)
    assert scope(amira).has(Role.CONTACT)


def test_an_address_that_is_somebodys_adds_the_role_to_them(invite):
    amira = UserFactory(login_email="new@example.org", name="Amira")
    _invitation, code = invite()
    assert come_in(code, name="Somebody else") == amira
    amira.refresh_from_db()
    assert amira.name == "Amira"


def test_the_contact_of_the_register_becomes_the_person(invite, house):
    contact = ContactFactory(organisation=house)
    _invitation, code = invite(contact=contact)
    jonas = come_in(code)
    contact.refresh_from_db()
    assert contact.user == jonas


def test_a_contact_of_another_house_is_not_there(invite):
    with pytest.raises(OutOfScope):
        invite(contact=ContactFactory())


def test_the_same_address_is_not_invited_twice(invite):
    invite(channel=Channel.MAIL, address="jonas@example.org")
    with pytest.raises(WrongInput) as refusal:
        invite(channel=Channel.MAIL, address="Jonas@Example.org")
    assert refusal.value.field == "address"


def test_an_address_gets_three_a_day(invite):
    for _n in range(3):
        invite(channel=Channel.SMS, address="0176 12345678", container=OrganisationFactory())
    with pytest.raises(TooOften):
        invite(channel=Channel.SMS, address="0176 12345678", container=OrganisationFactory())


@pytest.mark.parametrize(
    ("channel", "address"), [("mail", ""), ("mail", "0176 12345678"), ("sms", "0571 12345"), ("sms", "a@example.org")]
)
def test_an_address_must_fit_its_way(invite, channel, address):
    with pytest.raises(WrongInput):
        invite(channel=Channel(channel), address=address)
    assert not Invitation.objects.exists()


def test_the_mail_brings_the_link_and_its_subject_says_nothing(invite, mailoutbox):
    _invitation, code = invite(channel=Channel.MAIL, address="jonas@example.org", language="en")
    (mail,) = mailoutbox
    assert mail.to == ["jonas@example.org"]
    assert f"/i/{code}" in mail.body
    assert "Jobpaten" in mail.body
    assert mail.subject == "An invitation for you"
    assert "Krüger" not in mail.subject + mail.body


def test_the_trail_says_what_and_not_whom(invite, coordinator):
    invitation, code = invite(channel=Channel.MAIL, address="marker@example.org", name="MARKER", reason="MARKER")
    invitations.send_again(actor=coordinator, invitation=invitation)
    invitations.revoke(actor=coordinator, invitation=invitation)
    _second, code = invite()
    come_in(code)
    verbs = list(AuditEntry.objects.filter(kind="invitation").order_by("pk").values_list("verb", flat=True))
    assert verbs == [f"invitation.{what}" for what in ("made", "sent_again", "revoked", "made", "accepted")]
    assert "marker" not in str(list(AuditEntry.objects.values())).lower()


def test_lists_and_rules_agree(invite, house, coordinator):
    """Whoever may change an invitation sees it; strangers see none; a deputy sees without changing."""
    programme = ProgrammeFactory(organisation=house)
    made = [
        invite()[0],
        invite(container=programme)[0],
        invite(container=OrganisationFactory())[0],
        invitations.invite(actor=None, role=Role.VOLUNTEER, container=house, channel=Channel.LETTER)[0],
        invitations.invite(
            actor=None, role=Role.COORDINATOR, container=CentreFactory(), channel=Channel.LETTER, name="A"
        )[0],
    ]
    deputy = UserFactory()
    give(deputy, Role.DEPUTY, house, ends_on=clock.today())
    seats = [coordinator, person(Role.CONTACT, house), person(Role.CONTACT, programme), deputy]
    seats += [person(Role.CONTACT, OrganisationFactory()), person(Role.CHECKER, house), UserFactory()]
    for user in seats:
        visible = set(Invitation.objects.visible_to(user))
        changeable = {one for one in made if rules.may_change_invitation(user, one)}
        assert changeable <= visible
        if user != deputy:
            assert changeable == visible
    assert set(Invitation.objects.visible_to(coordinator)) == {made[0], made[1], made[2], made[4]}
    assert set(Invitation.objects.visible_to(deputy)) == {made[0], made[1], made[3]}


def test_a_letter_code_is_a_way_in_for_volunteers_only(house):
    contact = person(Role.CONTACT, house)
    made = {"actor": contact, "container": house, "channel": Channel.LETTER, "name": "X"}
    _one, code = invitations.invite(role=Role.VOLUNTEER, **made)
    user, letter_code, pin = acceptance.accept_with_letter(code=code, name="Amira", language="ar")
    assert scope(user).has(Role.VOLUNTEER)
    assert len(short_codes.tidy(letter_code)) == 12
    assert len(pin) == 4
    _two, code = invitations.invite(role=Role.FINANCE, **made)
    before = User.objects.count()
    with pytest.raises(NotAllowed):
        acceptance.accept_with_letter(code=code, name="Amira", language="ar")
    assert User.objects.count() == before


@pytest.mark.parametrize(("language", "written_in"), [("ar", ["ar", "de"]), ("en", ["en", "de"]), ("de", ["de"])])
def test_a_letter_is_in_the_persons_language_and_in_german(invite, monkeypatch, language, written_in):
    seen = []
    monkeypatch.setattr(pdf, "letter", lambda texts, **more: seen.append((texts, more)) or b"%PDF")
    invitation, code = invite(language=language)
    assert letter_pdf(invitation) == b"%PDF"
    [(texts, more)] = seen
    assert [text.language for text in texts] == written_in
    assert len({text.subject for text in texts}) == len(written_in)
    assert texts[-1].subject == "Eine Einladung für Sie"
    assert all("Jobpaten" in " ".join(text.paragraphs) for text in texts)
    assert more["short_code"] == short_codes.spoken(code) and more["qr_text"].endswith(code)
