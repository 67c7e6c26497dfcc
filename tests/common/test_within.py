import pytest

from accounts.models import Membership, RoleGroup, User

pytestmark = pytest.mark.django_db


def test_within_finds_what_in_finds():
    people = [User.objects.create(name=f"P{n}") for n in range(5)]
    wanted = frozenset(person.pk for person in people[1:4])
    assert set(User.objects.filter(pk__within=wanted)) == set(User.objects.filter(pk__in=wanted))


def test_an_empty_set_finds_nobody():
    User.objects.create(name="P")
    assert not User.objects.filter(pk__within=frozenset()).exists()


def test_a_foreign_key_is_asked_the_same_way():
    person = User.objects.create(name="P")
    group = RoleGroup.objects.create(name="g", role="volunteer", kind="house")
    membership = Membership.objects.create(user=person, group=group)
    assert Membership.objects.filter(user_id__within={person.pk}).get() == membership
    assert not Membership.objects.filter(user_id__within={person.pk + 1}).exists()
