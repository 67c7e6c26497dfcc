import datetime as dt

import pytest
from django.db import transaction
from django.utils import translation

from accounts import audit
from accounts.enums import Role
from accounts.models import AuditEntry
from accounts.services import roles
from accounts.tasks import forget_old_audit
from tests.factories import CentreFactory, OrganisationFactory, UserFactory, give, person

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def spoken():
    return [sentence for _entry, sentence in audit.sentences(AuditEntry.objects.newest_first())]


def test_an_entry_reads_as_a_sentence():
    amira = person(Role.COORDINATOR, CentreFactory(), name="Amira Yilmaz")
    jonas, house = UserFactory(name="Jonas Krüger"), OrganisationFactory(name="Jobpaten")
    roles.give_role(actor=amira, user=jonas, role=Role.CONTACT, container=house)
    assert spoken()[0] == "Amira Yilmaz gave Jonas Krüger the role of contact person for Jobpaten."


def test_names_are_resolved_when_read_and_the_erased_are_gone():
    jonas, house = UserFactory(name="Jonas Krüger"), OrganisationFactory(name="Jobpaten")
    give(jonas, Role.CONTACT, house)
    jonas.name = "Jonas Meyer"
    jonas.save()
    assert "Jonas Meyer" in spoken()[0]
    jonas.delete()
    assert "(deleted)" in spoken()[0]
    assert "Jonas" not in spoken()[0]


def test_an_act_rolled_back_leaves_no_trail():
    jonas, house = UserFactory(), OrganisationFactory()
    with pytest.raises(RuntimeError), transaction.atomic():
        give(jonas, Role.CONTACT, house)
        raise RuntimeError
    assert not AuditEntry.objects.exists()
    assert not jonas.memberships.exists()


def test_the_trail_holds_ids_and_closed_words_only():
    amira = person(Role.COORDINATOR, CentreFactory(name="MARKER-centre"), name="MARKER-amira")
    jonas = UserFactory(name="MARKER-jonas", login_email="marker@example.org")
    house = OrganisationFactory(name="MARKER-house")
    given = roles.give_role(actor=amira, user=jonas, role=Role.CONTACT, container=house, reason="MARKER-reason")
    roles.change_end(actor=amira, membership=given, ends_on=dt.date(2999, 1, 1))
    roles.take_back(actor=amira, membership=given, reason="left")
    audit.look(actor=amira, subject=jonas)
    rows = str(list(AuditEntry.objects.order_by("pk").values()))
    assert "marker" not in rows.lower()


def test_a_sentence_in_the_about_is_refused():
    with pytest.raises(ValueError, match="ids"):
        audit.record("role.given", actor=None, subject=UserFactory(), reason="She told me that she is ill.")


def test_looks_are_rows():
    amira, jonas = UserFactory(), UserFactory()
    for _n in range(3):
        audit.look(actor=amira, subject=jonas)
    assert AuditEntry.objects.filter(is_look=True, actor=amira.public_id, subject=jonas.public_id).count() == 3


def test_an_undeclared_verb_is_refused():
    with pytest.raises(LookupError):
        audit.record("role.invented", actor=None, subject=UserFactory())


@pytest.mark.parametrize(
    "change",
    [
        lambda row: row.save(),
        lambda row: row.delete(),
        lambda row: AuditEntry.objects.update(verb="nothing"),
        lambda row: AuditEntry.objects.filter(pk=row.pk).delete(),
        lambda row: AuditEntry.objects.bulk_update([row], ["verb"]),
    ],
)
def test_the_trail_is_append_only(change):
    audit.look(actor=None, subject=UserFactory())
    before = list(AuditEntry.objects.values())
    with pytest.raises(TypeError):
        change(AuditEntry.objects.get())
    assert list(AuditEntry.objects.values()) == before


def test_only_what_is_over_its_time_is_forgotten(time_machine):
    time_machine.move_to(dt.datetime(2025, 1, 1, tzinfo=dt.UTC))
    audit.look(actor=None, subject=UserFactory())
    time_machine.move_to(dt.datetime(2025, 12, 31, tzinfo=dt.UTC))
    audit.look(actor=None, subject=UserFactory())
    assert forget_old_audit() == 0
    time_machine.move_to(dt.datetime(2026, 1, 2, tzinfo=dt.UTC))
    assert forget_old_audit() == 1
    assert AuditEntry.objects.count() == 1


@pytest.mark.parametrize("rows", [1, 30])
def test_reading_costs_one_query_per_kind_of_name(rows, django_assert_num_queries):
    house = OrganisationFactory()
    for _n in range(rows):
        give(UserFactory(), Role.CHECKER, house)
    entries = list(AuditEntry.objects.newest_first())
    with django_assert_num_queries(2):
        assert len(audit.sentences(entries)) == rows


def test_a_person_sees_who_looked():
    from accounts.queries import looks_at

    amira, jonas = UserFactory(name="Amira Yilmaz"), UserFactory(name="Jonas Krüger")
    audit.look(actor=amira, subject=jonas)
    audit.look(actor=amira, subject=amira)
    assert [sentence for _entry, sentence in looks_at(jonas)] == ["Amira Yilmaz looked at the data of Jonas Krüger."]
