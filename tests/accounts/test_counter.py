"""The counter: staff help a person who stands before them; every PIN is shown once."""

import datetime as dt
import re

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts.addresses import Address
from accounts.enums import Channel, Role
from accounts.models import AddressNotice, AuditEntry, LetterCode, User
from accounts.services import letters
from common import clock, pdf
from tests.accounts.conftest import signed_in_as
from tests.factories import CentreFactory, OrganisationFactory, UserFactory, give, person
from tests.support import people
from tests.support.reads import may_write

pytestmark = pytest.mark.django_db


@pytest.fixture
def house():
    return OrganisationFactory(name="Jobpaten")


@pytest.fixture
def contact(house):
    return person(Role.CONTACT, house)


@pytest.fixture
def mina(house):
    return person(Role.MENTEE, house, name="Mina Muster", login_email="mina@example.org")


@pytest.fixture
def desk(contact):
    """The browser of the contact person: second step done, proved just now, English."""
    return at_desk(contact)


def at_desk(user) -> Client:
    return people.sign_in(user, second=True, headers={"accept-language": "en"})


def at(name, user) -> str:
    return reverse(f"accounts:counter{name}", args=[user.public_id])


def make_letter(desk, user):
    return desk.post(at("_letter_new", user))


def pin_in(page) -> str:
    return re.search(r'class="code big"><bdi dir="ltr">(\d{4})</bdi>', page.text)[1]


@pytest.fixture
def printed(monkeypatch):
    """What was set as a letter: (texts, the rest)."""
    seen = []
    real = pdf.letter
    monkeypatch.setattr(pdf, "letter", lambda texts, **more: seen.append((texts, more)) or real(texts, **more))
    return seen


def test_a_letter_is_made_said_printed_and_opens_the_page(desk, contact, mina, printed):
    pin = pin_in(make_letter(desk, mina))
    paper = desk.get(at("_letter_pdf", mina))
    assert paper.content.startswith(b"%PDF")
    assert "no-store" in paper["Cache-Control"]
    [(_texts, more)] = printed
    link = more["qr_text"].removeprefix("http://localhost:8000")
    assert link == reverse("accounts:letter_open", args=[more["short_code"].replace("-", "")])
    phone = Client()
    phone.post(link)
    assert signed_in_as(phone) == str(mina.pk)
    phone.post(reverse("accounts:pin"), {"pin": pin})
    assert phone.session["pin_ok"] is True
    verbs = AuditEntry.objects.filter(actor=contact.public_id, subject=mina.public_id).values_list("verb", flat=True)
    assert set(verbs) == {"way_in.letter_issued", "looked"}


def test_the_pin_is_shown_once_and_stands_nowhere_else(desk, mina, printed):
    made = make_letter(desk, mina)
    pin = pin_in(made)
    assert made["Cache-Control"].startswith("max-age=0, no-cache, no-store")
    desk.get(at("_letter_pdf", mina))
    [(texts, more)] = printed
    assert pin not in repr((texts, {**more, "qr_text": "", "short_code": ""}))
    assert 'class="code' not in desk.get(at("", mina)).text
    assert pin not in repr(dict(desk.session.items()))
    assert 'class="code' not in desk.get(at("", mina)).text


def test_loading_the_page_of_the_pin_again_makes_no_second_letter(desk, mina):
    make_letter(desk, mina)
    answer = make_letter(desk, mina)
    assert answer["Location"] == at("", mina)
    assert "a new letter already" in desk.get(at("", mina)).text
    assert LetterCode.objects.count() == 1


def test_one_comes_back_to_where_one_came_from(desk, mina):
    whence = "/people?q=mina"
    made = desk.post(at("_letter_new", mina), {"next": whence})
    assert f'name="next" value="{whence}"' in made.text
    for end in ("_letter_done", "_letter_void"):
        page = desk.post(at(end, mina), {"next": whence}, follow=True)
        assert f'<p class="back"><a href="{whence}">' in page.text
    done = desk.post(at("_address", mina), {"next": whence, "address": "0176 12345678"}, follow=True)
    assert f'<p class="back"><a href="{whence}">' in done.text


def test_a_new_letter_replaces_the_old_one_on_purpose(desk, mina):
    make_letter(desk, mina)
    page = desk.get(at("", mina)).text
    after = re.search(r'name="after" value="([\w-]+)"', page)[1]
    assert desk.post(at("_letter_new", mina), {"after": after}).status_code == 200
    assert LetterCode.objects.count() == 2
    assert letters.open_letters().count() == 1


def test_the_code_lies_in_the_session_sealed_only(desk, mina, printed):
    make_letter(desk, mina)
    desk.get(at("_letter_pdf", mina))
    code = printed[0][1]["short_code"]
    lying = repr(dict(desk.session.items()))
    assert code not in lying and code.replace("-", "") not in lying and mina.public_id not in lying


def test_the_letter_is_printed_for_minutes_only(desk, mina):
    make_letter(desk, mina)
    with time_machine.travel(clock.now() + dt.timedelta(minutes=9), tick=False):
        assert desk.get(at("_letter_pdf", mina)).status_code == 200
    with time_machine.travel(clock.now() + dt.timedelta(minutes=11), tick=False):
        assert desk.get(at("_letter_pdf", mina)).status_code == 410


@pytest.mark.parametrize("end", ["_letter_done", "_letter_void"])
def test_afterwards_the_code_is_forgotten(desk, mina, end):
    make_letter(desk, mina)
    assert desk.post(at(end, mina))["Location"] == at("", mina)
    assert desk.get(at("_letter_pdf", mina)).status_code == 410
    assert "letter_to_print" not in desk.session
    assert letters.open_letters().exists() is (end == "_letter_done")


def test_the_letter_of_one_is_not_printed_for_another(desk, mina, house):
    make_letter(desk, mina)
    other = person(Role.MENTEE, house)
    assert desk.get(at("_letter_pdf", other)).status_code == 410


def test_a_letter_replaced_elsewhere_is_not_printed(desk, contact, mina):
    make_letter(desk, mina)
    letters.issue_letter_code(actor=contact, user=mina)
    assert desk.get(at("_letter_pdf", mina)).status_code == 410


def test_the_letter_speaks_the_persons_language_and_german(desk, mina, printed):
    User.objects.filter(pk=mina.pk).update(language="ar")
    make_letter(desk, mina)
    desk.get(at("_letter_pdf", mina))
    [(texts, more)] = printed
    assert [text.language for text in texts] == ["ar", "de"]
    assert texts[1].subject == "Ihr Brief mit Code"
    assert re.search("[\u0600-\u06ff]", texts[0].subject)
    assert more["address_lines"] == ["Mina Muster"]


def test_the_page_says_since_when_the_letter_is_open_and_when_it_was_used(desk, contact, mina):
    assert "Make a letter" in desk.get(at("", mina)).text
    code, _pin = letters.issue_letter_code(actor=contact, user=mina)
    assert "not yet" in desk.get(at("", mina)).text
    letters.use_letter_code(code)
    page = desk.get(at("", mina))
    assert "not yet" not in page.text
    assert page.context["letter"].last_used_at
    assert AuditEntry.objects.filter(is_look=True, subject=mina.public_id).count() == 3


def test_addresses_are_shown_masked(desk, mina):
    User.objects.filter(pk=mina.pk).update(login_phone="+4917612345678", login_phone_verified=True)
    page = desk.get(at("", mina)).text
    assert "m…@example.org" in page and "+49 … 678" in page
    assert "mina@" not in page and "12345" not in page
    assert Address(Channel.MAIL, "@").masked


def test_a_new_number_ends_all_sessions_and_tells_the_old_address(desk, contact, mina, house):
    phone = people.sign_in(mina)
    answer = desk.post(at("_address", mina), {"address": "0176 12345678"})
    assert answer["Location"] == at("", mina)
    mina.refresh_from_db()
    assert mina.login_phone.as_e164 == "+4917612345678" and mina.login_phone_verified
    with may_write("django_session", "common_signal"):
        assert phone.get(reverse("accounts:me")).status_code == 302
    assert mail.outbox[-1].to == ["mina@example.org"]
    entry = AuditEntry.objects.get(verb="way_in.changed_at_counter")
    assert (entry.actor, entry.subject, entry.organisation_id) == (contact.public_id, mina.public_id, house.pk)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Please write an e-mail address or a mobile number"),
        ("0000", "Please write an e-mail address or a mobile number"),
        ("0571 12345", "cannot receive an SMS"),
        ("mina@", "not complete"),
        ("taken@example.org", "belongs to another account"),
        ("mina@example.org", "signs in with this address already"),
    ],
)
def test_what_cannot_be_used_is_said_and_changes_nothing(desk, mina, typed, said):
    owner = UserFactory(name="Tarik Taken", login_email="taken@example.org")
    phone = people.sign_in(mina)
    answer = desk.post(at("_address", mina), {"address": typed, "x": "1"})
    assert answer.status_code == 400
    assert said in answer.text
    assert owner.name not in answer.text
    assert User.objects.get(pk=mina.pk).login_email == "mina@example.org"
    assert phone.get(reverse("accounts:me")).status_code == 200
    assert not AddressNotice.objects.exists()


def test_asking_whose_an_address_is_ends(desk, mina, monkeypatch):
    monkeypatch.setattr("accounts.services.ways_in.AT_COUNTER_A_DAY", 2)
    UserFactory(login_email="taken@example.org")
    tries = [desk.post(at("_address", mina), {"address": "taken@example.org"}).status_code for _try in range(3)]
    assert tries == [400, 400, 429]


def test_staff_get_no_letter_but_another_number(desk, house):
    colleague = person(Role.CHECKER, house)
    assert "Make a letter" not in desk.get(at("", colleague)).text
    assert make_letter(desk, colleague).status_code == 403
    assert not LetterCode.objects.exists()
    assert "letter_to_print" not in desk.session
    assert desk.post(at("_address", colleague), {"address": "0176 12345678"}).status_code == 302


READ = ("", "_address", "_letter_pdf")
DONE = ("_address", "_letter_new", "_letter_done", "_letter_void")


def kept_of(user) -> tuple:
    """What the counter could change, and what it would have noted."""
    ways = User.objects.values_list("login_email", "login_phone", "password").get(pk=user.pk)
    return ways, list(LetterCode.objects.order_by("pk").values()), AuditEntry.objects.count()


def test_strangers_and_oneself_are_not_there(contact, mina, house):
    """The near miss: the same role in another house, a colleague without the right, the person herself."""
    letters.issue_letter_code(actor=contact, user=mina)
    askers = [
        (person(Role.CONTACT, OrganisationFactory()), mina),
        (person(Role.CHECKER, house), mina),
        (person(Role.COORDINATOR, CentreFactory()), mina),
        (mina, mina),
        (contact, contact),
    ]
    before = kept_of(mina)
    for actor, user in askers:
        browser = at_desk(actor)
        answers = [browser.get(at(step, user)) for step in READ]
        answers += [browser.post(at(step, user), {"address": "new@example.org"}) for step in DONE]
        assert {answer.status_code for answer in answers} == {404}
    assert kept_of(mina) == before


def test_whoever_holds_more_is_helped_by_somebody_else(desk, mina):
    give(mina, Role.VOLUNTEER, OrganisationFactory())
    assert desk.get(at("", mina)).status_code == 403
    assert make_letter(desk, mina).status_code == 403
    assert not LetterCode.objects.exists()


def test_an_open_session_found_on_a_table_is_not_enough(contact, mina):
    browser = at_desk(contact)
    session = browser.session
    for record in session["account_authentication_methods"]:
        record["at"] -= 3600
    session.save()
    asked = browser.get(at("", mina))
    assert asked["Location"].startswith(reverse("accounts:prove"))
    whence = {"referer": f"http://testserver{at('', mina)}"}
    asked = browser.post(at("_letter_new", mina), headers=whence)
    assert asked["Location"].startswith(reverse("accounts:prove")) and "counter" in asked["Location"]
    assert not LetterCode.objects.exists()


def test_the_page_of_a_person_leads_to_the_counter_only_where_one_may_help(desk, mina, house):
    volunteer, more = person(Role.VOLUNTEER, house), person(Role.VOLUNTEER, house)
    give(more, Role.VOLUNTEER, OrganisationFactory())
    leads = [
        at("", user) in desk.get(reverse("network:person", args=[user.public_id])).text for user in (volunteer, more)
    ]
    assert leads == [True, False]


def test_the_house_reads_what_was_done_at_the_counter(desk, mina):
    make_letter(desk, mina)
    assert "Mina Muster" in desk.get(reverse("network:audit"), {"act": "way_in"}).text
