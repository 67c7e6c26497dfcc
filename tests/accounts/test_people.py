"""People come in without a password, and nobody takes another's way in."""

import pytest

from accounts.models import AuditEntry, User
from accounts.services.people import add_person
from common.errors import WrongInput

pytestmark = pytest.mark.django_db


def test_a_person_needs_no_way_in():
    user = add_person(actor=None, name="  Samir   Ahmadi ")
    assert (user.name, user.name_key, user.has_way_in) == ("Samir Ahmadi", "samir ahmadi", False)
    assert not user.has_usable_password()
    assert AuditEntry.objects.get(verb="person.added").subject == user.public_id


@pytest.mark.parametrize("way", [{"login_email": "Ruth@Example.org"}, {"login_phone": "+4917139200018"}])
def test_a_way_in_belongs_to_one_person(way):
    add_person(actor=None, name="Ruth Engel", **way)
    with pytest.raises(WrongInput):
        add_person(actor=None, name="Somebody Else", **{key: value.lower() for key, value in way.items()})
    assert User.objects.count() == 1
    assert AuditEntry.objects.filter(verb="person.added").count() == 1


def test_a_person_has_a_name():
    with pytest.raises(WrongInput):
        add_person(actor=None, name=" ")
    assert not User.objects.exists()
