"""One invitation, many thumbs at once."""

import threading

import pytest
from django.db import connection, connections

from accounts.enums import Channel, Role
from accounts.models import Membership, User
from common.errors import Refusal
from network.models import Invitation
from network.services import acceptance, invitations
from tests.factories import CentreFactory

pytestmark = pytest.mark.django_db(transaction=True)
THUMBS = 8


def press(code):
    """All thumbs at once; how many came in, how many were refused."""
    start, said = threading.Barrier(THUMBS), []

    def come(number):
        start.wait()
        try:
            acceptance.accept_as_new(code=code, name=f"Person {number}", language="de")
            said.append("in")
        except Refusal:
            said.append("refused")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=come, args=[number]) for number in range(THUMBS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return said.count("in"), said.count("refused")


@pytest.fixture
def code():
    _made, code = invitations.invite(
        actor=None, role=Role.COORDINATOR, container=CentreFactory(), channel=Channel.LETTER, name="A"
    )
    return code


def test_one_comes_in(code):
    assert press(code) == (1, THUMBS - 1)
    assert User.objects.count() == Membership.objects.count() == 1


def test_without_the_condition_several_come_in(code, monkeypatch):
    """Negative control: claim by primary key alone, and look before all have looked."""
    everybody_looked = threading.Barrier(THUMBS)
    found = acceptance.find_open(code)
    if connection.vendor == "sqlite":
        # One writer at a time: the look happens inside the transaction, so only the condition is taken out.
        monkeypatch.setattr(acceptance, "find_open", lambda code: Invitation.objects.get(pk=found.pk))
    else:

        def look(code):
            everybody_looked.wait(timeout=10)
            return Invitation.objects.get(pk=found.pk)

        monkeypatch.setattr(acceptance, "find_open", look)
    monkeypatch.setattr(type(Invitation.objects.all()), "open", lambda self: self)
    came_in, _refused = press(code)
    assert came_in > 1
