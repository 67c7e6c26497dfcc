"""Consent: per purpose and version, withdrawn at once, recorded by others only as told."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts import audit, consents
from accounts.consents import Purpose
from accounts.enums import Answered, Ended, Role
from accounts.models import AuditEntry, Consent, User
from accounts.purposes import INTERPRETER, PASSING_ON, PHOTO
from accounts.queries import has_consent, with_consent
from accounts.services import consents as services
from accounts.tasks import forget_old_consents
from common import clock
from common.errors import NotAllowed, OutOfScope, Refusal, WrongInput
from tests.factories import OrganisationFactory, UserFactory, person

pytestmark = pytest.mark.django_db
STAFF = (Answered.PHONE, Answered.PAPER)


@pytest.fixture
def house():
    return OrganisationFactory(name="Jobpaten")


@pytest.fixture
def contact(house):
    return person(Role.CONTACT, house, name="Amira Yilmaz")


@pytest.fixture
def mina(house):
    return person(Role.MENTEE, house, name="Mina Muster")


def agree(user, purpose=PHOTO, *, actor=None, how=Answered.SELF, **more):
    return services.give(actor=actor or user, user=user, purpose=purpose, how=how, language="ar", **more)


def take_back(user, purpose=PHOTO, *, actor=None, how=Answered.SELF, **more):
    return services.withdraw(actor=actor or user, user=user, purpose=purpose, how=how, **more)


def newer(monkeypatch, purpose: Purpose) -> Purpose:
    """The same purpose with a new text."""
    changed = Purpose(code=purpose.code, version=purpose.version + 1, title="New", text="New", ending="New")
    monkeypatch.setitem(consents._PURPOSES, purpose.code, changed)
    return changed


def test_a_yes_holds_until_it_is_withdrawn(mina):
    assert not has_consent(mina, PHOTO)
    given = agree(mina)
    assert (given.version, given.language, given.how, given.recorded_by) == (PHOTO.version, "ar", "self", None)
    assert has_consent(mina, PHOTO) and not has_consent(mina, INTERPRETER)
    assert take_back(mina)
    assert not has_consent(mina, PHOTO)
    given.refresh_from_db()
    assert given.ended_at and given.ended_how == Ended.SELF


def test_saying_it_twice_leaves_one_row_and_one_entry(mina):
    assert agree(mina) == agree(mina)
    assert [take_back(mina), take_back(mina)] == [True, False]
    assert Consent.objects.count() == 1
    verbs = AuditEntry.objects.about(mina.public_id).filter(verb__startswith="consent.").values_list("verb", flat=True)
    assert sorted(verbs) == ["consent.given", "consent.withdrawn"]


def test_after_a_withdrawal_one_may_agree_again(mina):
    agree(mina)
    take_back(mina)
    agree(mina)
    assert has_consent(mina, PHOTO)
    assert Consent.objects.filter(user=mina).count() == 2


def test_a_new_text_is_asked_anew(mina, monkeypatch):
    old = agree(mina)
    photo = newer(monkeypatch, PHOTO)
    assert not has_consent(mina, photo)
    assert not User.objects.filter(pk__in=with_consent(photo)).exists()
    new = agree(mina, photo)
    assert has_consent(mina, photo)
    old.refresh_from_db()
    assert (old.ended_how, old.ended_at) == (Ended.RENEWED, new.given_at)


def test_an_old_text_is_withdrawn_like_any(mina, monkeypatch):
    agree(mina)
    assert take_back(mina, newer(monkeypatch, PHOTO))
    assert not Consent.objects.open().exists()


def test_a_consent_about_one_house_says_nothing_about_another(mina, house):
    agree(mina, PASSING_ON, about=house.public_id)
    assert has_consent(mina, PASSING_ON, about=house.public_id)
    assert not has_consent(mina, PASSING_ON, about=OrganisationFactory().public_id)
    assert not has_consent(mina, PASSING_ON)
    assert not take_back(mina, PASSING_ON, about="")
    assert take_back(mina, PASSING_ON, about=house.public_id)


@pytest.mark.parametrize(
    ("purpose", "more"),
    [(PASSING_ON, {}), (PHOTO, {"about": "x" * 22}), (PHOTO, {"language": ""}), (PHOTO, {"language": "an essay"})],
)
def test_what_is_incomplete_is_refused(mina, purpose, more):
    with pytest.raises(WrongInput):
        services.give(actor=mina, user=mina, purpose=purpose, how=Answered.SELF, **{"language": "de", **more})
    assert not Consent.objects.exists()


@pytest.mark.parametrize("how", STAFF)
def test_staff_record_what_they_were_told(contact, mina, how):
    given = agree(mina, actor=contact, how=how)
    assert (given.how, given.recorded_by) == (how, contact)
    assert take_back(mina, actor=contact, how=how)
    given.refresh_from_db()
    assert (given.ended_how, given.ended_by) == (how, contact)


@pytest.mark.parametrize("role", [Role.CONTACT, Role.TRAINER, Role.VOLUNTEER])
@pytest.mark.parametrize("how", Answered)
def test_nobody_from_elsewhere_records_anything(mina, role, how):
    stranger = person(role, OrganisationFactory())
    _refused(mina, stranger, how)


@pytest.mark.parametrize("role", [Role.CHECKER, Role.FINANCE, Role.TRAINER, Role.MENTEE])
@pytest.mark.parametrize("how", STAFF)
def test_in_the_same_house_the_role_decides(mina, house, role, how):
    _refused(mina, person(role, house), how)


@pytest.mark.parametrize("how", STAFF)
def test_nobody_records_her_own_answer(contact, mina, how):
    _refused(contact, contact, how)
    _refused(mina, mina, how)


def test_staff_never_answer_as_if_the_person_had_tapped(contact, mina):
    _refused(mina, contact, Answered.SELF)


def _refused(user, actor, how):
    """Neither yes nor no is taken, and nothing has changed."""
    held = person(Role.VOLUNTEER, OrganisationFactory())
    agree(held)
    rows, entries = list(Consent.objects.order_by("pk").values()), AuditEntry.objects.count()
    for act in (agree, take_back):
        with pytest.raises((NotAllowed, OutOfScope)):
            act(user, actor=actor, how=how)
    assert list(Consent.objects.order_by("pk").values()) == rows
    assert AuditEntry.objects.count() == entries


def test_a_withdrawal_by_a_stranger_leaves_the_yes(mina):
    agree(mina)
    with pytest.raises(OutOfScope):
        take_back(mina, actor=person(Role.CONTACT, OrganisationFactory()), how=Answered.PHONE)
    assert has_consent(mina, PHOTO)


def test_a_room_may_let_its_staff_record(mina, house, monkeypatch):
    helper = person(Role.TRAINER, house)
    monkeypatch.setattr(consents, "_MAY_RECORD", [lambda actor, user: (actor, user) == (helper, mina)])
    assert agree(mina, actor=helper, how=Answered.PHONE)
    with pytest.raises(OutOfScope):
        agree(person(Role.MENTEE, OrganisationFactory()), actor=helper, how=Answered.PHONE)
    monkeypatch.setattr(consents, "_MAY_RECORD", [lambda actor, user: True])
    with pytest.raises(OutOfScope):
        agree(helper, actor=helper, how=Answered.PHONE)


def _row(user, **more):
    now = clock.now()
    fields = {"purpose": "photo", "version": 1, "language": "de", "given_at": now, "how": Answered.SELF}
    return Consent.objects.create(user=user, **(fields | more))


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("consent_one_open", lambda mina, contact: {}),
        ("consent_recorded_by_staff", lambda mina, contact: {"how": Answered.PHONE}),
        ("consent_recorded_by_staff", lambda mina, contact: {"recorded_by": contact}),
        ("consent_not_recorded_for_oneself", lambda mina, contact: {"how": Answered.PAPER, "recorded_by": mina}),
        ("consent_ended_after_given", lambda mina, contact: {"ended_how": Ended.SELF}),
        ("consent_ended_after_given", lambda mina, contact: {"ended_at": clock.now()}),
        (
            "consent_ended_after_given",
            lambda mina, contact: {"ended_at": clock.now() - dt.timedelta(days=1), "ended_how": Ended.SELF},
        ),
        ("consent_ended_by_staff", lambda mina, contact: {"ended_at": clock.now(), "ended_how": Ended.PHONE}),
        ("consent_ended_by_staff", lambda mina, contact: {"ended_by": contact}),
        (
            "consent_not_ended_for_oneself",
            lambda mina, contact: {"ended_at": clock.now(), "ended_how": Ended.PHONE, "ended_by": mina},
        ),
    ],
)
def test_the_database_refuses(mina, contact, name, wrong):
    if name == "consent_one_open":
        _row(mina)
    given = {"given_at": clock.now()} | wrong(mina, contact)
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        _row(mina, **given)
    assert name in str(refused.value) or "UNIQUE" in str(refused.value)


def test_the_proof_outlives_the_account_of_whoever_recorded_it(contact, mina):
    given = agree(mina, actor=contact, how=Answered.PAPER)
    contact.delete()
    assert has_consent(mina, PHOTO)
    assert Consent.objects.filter(pk=given.pk, recorded_by__isnull=False, how=Answered.PAPER).exists()


def test_a_proof_is_kept_three_years_after_the_end(mina):
    edge = clock.now() - dt.timedelta(days=3 * 365)
    old = {"given_at": edge - dt.timedelta(days=9), "ended_how": Ended.SELF}
    gone = _row(mina, ended_at=edge - dt.timedelta(days=1), **old)
    kept = _row(mina, ended_at=edge + dt.timedelta(days=1), **old)
    still_open = _row(mina, given_at=edge - dt.timedelta(days=9))
    assert forget_old_consents() == 1
    assert set(Consent.objects.all()) == {kept, still_open}
    assert gone not in Consent.objects.all()


def test_the_trail_reads_as_sentences_and_holds_no_name(contact, mina, house):
    agree(mina, PASSING_ON, actor=contact, how=Answered.PHONE, about=house.public_id)
    take_back(mina, PASSING_ON, about=house.public_id)
    rows = AuditEntry.objects.filter(verb__startswith="consent.").order_by("pk")
    assert "Mina" not in str(list(rows.values()))
    with translation.override("en"):
        first, last = (sentence for _entry, sentence in audit.sentences(rows))
    assert first == (
        "Amira Yilmaz recorded that Mina Muster agreed, told by phone: Passing on to another organisation. Jobpaten"
    )
    assert last == "Mina Muster no longer agrees: Passing on to another organisation. Jobpaten"


def test_a_list_asks_no_question_of_its_own(django_assert_num_queries):
    for _n in range(5):
        agree(UserFactory())
    UserFactory()
    with django_assert_num_queries(1):
        assert len(User.objects.filter(pk__in=with_consent(PHOTO)).order_by("pk")) == 5


def test_two_purposes_never_share_a_code():
    with pytest.raises(ValueError, match="photo"):
        consents.register(Purpose(code="photo", version=9, title="", text="", ending=""))
    assert consents.find("photo") is PHOTO


acts = st.tuples(
    st.sampled_from(["give", "withdraw", "new text"]), st.sampled_from(Answered), st.sampled_from(["", "a", "b"])
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sequence=st.lists(acts, max_size=12))
def test_any_sequence_leaves_at_most_one_open_row_that_agrees_with_the_last_event(contact, mina, sequence):
    Consent.objects.all().delete()
    version, agreed = 1, {}
    for act, how, about in sequence:
        purpose = Purpose(code="any", version=version, title="", text="", ending="", per="thing" if about else "")
        actor = mina if how == Answered.SELF else contact
        if act == "give":
            agree(mina, purpose, actor=actor, how=how, about=about)
            agreed[about] = version
        elif act == "withdraw":
            assert take_back(mina, purpose, actor=actor, how=how, about=about) == (about in agreed)
            agreed.pop(about, None)
        else:
            version += 1
        for thing in ("", "a", "b"):
            now = Purpose(code="any", version=version, title="", text="", ending="", per="thing" if thing else "")
            assert has_consent(mina, now, about=thing) == (agreed.get(thing) == version)
            assert Consent.objects.open().filter(about=thing).count() == (thing in agreed)


def test_a_refusal_is_readable(mina, contact):
    with pytest.raises(Refusal) as refused:
        agree(mina, actor=contact)
    assert str(refused.value.message).endswith(".")
