"""Staff write down what a person said about a consent, by phone or on paper, and nothing else."""

import pytest
from django.urls import reverse

from accounts.enums import Answered, Role
from accounts.models import AuditEntry, Consent
from accounts.purposes import PASSING_ON, PHOTO
from accounts.queries import has_consent
from accounts.services import consents
from tests.factories import OrganisationFactory, UserFactory, give, person, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    return OrganisationFactory(name="Jobpaten")


@pytest.fixture
def mina(house):
    return person(Role.MENTEE, house, name="Mina Muster", language="ar")


@pytest.fixture
def contact(client, house):
    amira = person(Role.CONTACT, house, name="Amira Yilmaz")
    sign_in(client, amira, second_step=True)
    return amira


def overview(user):
    return reverse("network:person_consents", args=[user.public_id])


def record(client, user, purpose=PHOTO, query="", **data):
    url = reverse("network:person_consent", args=[user.public_id, purpose.code])
    said = {"how": "phone", "language": "ar", "version": purpose.version, "answer": "yes"}
    return client.post(url + query, said | data)


def test_an_answer_is_written_down_and_the_look_leaves_a_trace(client, contact, mina):
    assert record(client, mina).status_code == 302
    given = Consent.objects.get()
    assert (given.user, given.recorded_by, given.how, given.language) == (mina, contact, "phone", "ar")
    assert "Amira Yilmaz" in client.get(overview(mina)).text
    assert AuditEntry.objects.get(is_look=True).subject == mina.public_id


def test_a_no_by_phone_counts_at_once(client, contact, mina):
    consents.give(actor=mina, user=mina, purpose=PHOTO, how=Answered.SELF, language="ar")
    record(client, mina, answer="no", how="paper")
    assert not has_consent(mina, PHOTO)
    assert (Consent.objects.get().ended_how, Consent.objects.get().ended_by) == ("paper", contact)


def test_the_text_stands_there_in_the_persons_language_too(client, contact, mina):
    page = client.get(reverse("network:person_consent", args=[mina.public_id, "photo"])).text
    assert 'lang="ar"' in page


@pytest.mark.parametrize(
    "wrong",
    [
        {"how": "self"},
        {"how": ""},
        {"language": "xx"},
        {"version": PHOTO.version + 1},
        {"version": ""},
        {"answer": ""},
        {"answer": "1"},
    ],
)
def test_a_forged_answer_changes_nothing(client, contact, mina, wrong):
    consents.give(actor=mina, user=mina, purpose=PHOTO, how=Answered.SELF, language="ar")
    before = list(Consent.objects.values())
    assert record(client, mina, **wrong).status_code == 400
    assert list(Consent.objects.values()) == before


@pytest.mark.parametrize("role", [Role.CONTACT, Role.DEPUTY, Role.CHECKER])
def test_who_may_not_help_finds_nothing(client, mina, house, role):
    where = house if role == Role.CHECKER else OrganisationFactory()
    ends = {"ends_on": mina.created_at.date().replace(year=2999)} if role == Role.DEPUTY else {}
    stranger = UserFactory()
    give(stranger, role, where, **ends)
    sign_in(client, stranger, second_step=True)
    assert client.get(overview(mina)).status_code == 404
    assert record(client, mina).status_code == 404
    assert not Consent.objects.exists()
    assert not AuditEntry.objects.filter(is_look=True).exists()


def test_nobody_records_herself(client, contact):
    assert client.get(overview(contact)).status_code == 404
    assert record(client, contact).status_code == 404
    assert not Consent.objects.exists()


def test_what_is_about_a_house_is_answered_only_where_it_was_asked(client, contact, mina, house):
    assert record(client, mina, PASSING_ON).status_code == 404
    assert record(client, mina, PASSING_ON, f"?about={house.public_id}").status_code == 404
    consents.give(actor=mina, user=mina, purpose=PASSING_ON, how=Answered.SELF, language="ar", about=house.public_id)
    assert record(client, mina, PASSING_ON, f"?about={house.public_id}", answer="no").status_code == 302
    assert not has_consent(mina, PASSING_ON, about=house.public_id)
    assert record(client, mina, PHOTO, f"?about={house.public_id}").status_code == 404


def test_an_unknown_purpose_is_not_there(client, contact, mina):
    assert client.get(reverse("network:person_consent", args=[mina.public_id, "nothing"])).status_code == 404
