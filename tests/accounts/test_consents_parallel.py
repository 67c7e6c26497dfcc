"""One yes, many thumbs at once: one row. The look comes first; the database refuses what slips past it."""

import threading

import pytest
from django.db import IntegrityError, connection, connections

from accounts.enums import Answered
from accounts.models import AuditEntry, Consent
from accounts.purposes import PHOTO
from accounts.services import consents
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db(transaction=True)
THUMBS = 8
ONE_OPEN = next(c for c in Consent._meta.constraints if c.name == "consent_one_open")


def press(user) -> list[int | None]:
    """All thumbs at once. The row each one came to; None for whom the database refused."""
    start, came_to = threading.Barrier(THUMBS), []

    def agree():
        start.wait()
        try:
            given = consents.give(actor=user, user=user, purpose=PHOTO, how=Answered.SELF, language="de")
            came_to.append(given.pk)
        except IntegrityError:
            came_to.append(None)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=agree) for _n in range(THUMBS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return came_to


@pytest.fixture
def blind(monkeypatch):
    """Nobody looks whether there is a row already."""
    monkeypatch.setattr(consents, "_open_of", lambda *args: None)


def test_all_come_to_the_same_row():
    mina = UserFactory()
    assert set(press(mina)) == {Consent.objects.get().pk}
    assert AuditEntry.objects.filter(verb="consent.given").count() == 1


def test_without_the_look_the_database_lets_one_in(blind):
    mina = UserFactory()
    assert press(mina).count(None) == THUMBS - 1
    assert Consent.objects.count() == 1
    assert AuditEntry.objects.filter(verb="consent.given").count() == 1


def test_negative_control_without_look_and_constraint_there_are_many(blind):
    mina = UserFactory()
    with connection.schema_editor() as editor:
        editor.remove_constraint(Consent, ONE_OPEN)
    try:
        press(mina)
        assert Consent.objects.open().count() == THUMBS
    finally:
        Consent.objects.all().delete()
        with connection.schema_editor() as editor:
            editor.add_constraint(Consent, ONE_OPEN)
