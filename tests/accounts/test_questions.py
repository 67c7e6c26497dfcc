"""A question built once: its answers are always of now, and never anybody else's."""

import datetime as dt

import pytest
from django.db.models import Value

from accounts import scope as scopes
from accounts.enums import Role
from accounts.models import User
from accounts.questions import MOST, Question
from common import clock
from network.models import Programme
from network.reach import reach
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def names():
    def kept(user):
        held = reach(user, (Role.CONTACT,)).over(programme="pk", organisation="organisation_id")
        return Programme.objects.filter(held).order_by("pk").values_list("name")

    return Question(kept)


def ask(question, user):
    """As in a request of its own."""
    return [row[0] for row in question.rows(User.objects.get(pk=user.pk))]


def test_what_it_finds_is_read_anew(world, names):
    world.programme  # noqa: B018
    contact = world.person("contact")
    assert ask(names, contact) == ["Paten hier"]
    factories.ProgrammeFactory(organisation=world.organisation, name="Neu")
    assert ask(names, contact) == ["Paten hier", "Neu"]


def test_everybody_hears_her_own(world, names):
    world.programme, world.other_programme  # noqa: B018
    assert ask(names, world.person("contact")) == ["Paten hier"]
    assert ask(names, world.person("contact@elsewhere")) == ["Paten dort"]
    assert ask(names, world.person("volunteer")) == []


def test_a_right_that_ends_ends_here_too(world, names):
    world.programme  # noqa: B018
    contact = world.person("contact")
    assert ask(names, contact)
    contact.memberships.all().delete()
    scopes.forget(contact)
    assert ask(names, contact) == []


def test_the_day_is_part_of_it(world, time_machine):
    days = Question(lambda user: User.objects.filter(pk=user.pk).values_list(Value(str(clock.today()))))
    user = world.person("contact")
    before = ask(days, user)
    time_machine.move_to(clock.now() + dt.timedelta(days=1))
    assert ask(days, user) != before


def test_it_is_built_once_and_does_not_grow_without_end(world):
    built = []

    def counted(user):
        built.append(user.pk)
        return User.objects.filter(pk=user.pk).values_list("name")

    question, user = Question(counted), world.person("contact")
    ask(question, user), ask(question, user)
    assert len(built) == 1
    question._built.update({(n,): ("", ()) for n in range(MOST)})
    ask(question, world.person("volunteer"))
    assert len(question._built) == 1
