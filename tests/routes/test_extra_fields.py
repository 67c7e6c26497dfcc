"""A form takes the fields it shows and nothing else (security 32)."""

import re

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.db import models, transaction

from common.ids import PublicIdField
from tests.architecture.source import rooms
from tests.routes import table

pytestmark = pytest.mark.django_db
GREEDY = {
    **dict.fromkeys(("is_demo", "is_active", "is_staff", "is_superuser", "is_look", "login_phone_verified"), "1"),
    **dict.fromkeys(
        ("actor", "user", "user_id", "given_by", "invited_by", "accepted_by", "confirmed_by", "id", "pk"), "1"
    ),
    **dict.fromkeys(("role", "group", "groups", "permissions"), "coordinator"),
    **dict.fromkeys(("confirmed_on", "created_at", "accepted_at", "given_at", "expires_at"), "2001-01-01"),
    **dict.fromkeys(("public_id", "name_key", "path", "code_hash", "login_email", "login_phone"), "greedy"),
    **dict.fromkeys(("programme", "organisation", "programme_id", "organisation_id", "area", "container"), "1"),
}
POSTED = [route for route in table.declared() if "POST" in route.methods and route.status < 400]


# Forms of the rooms of people that do nothing here with what the table posts, and why.
ROOMS = ("volunteers:", "mentees:", "mentors:")
IDLE = {
    **dict.fromkeys(("ask", "ask_screen", "ask_check", "ask_anew"), "a draft is sealed: tests/mentees/test_asking.py"),
    **dict.fromkeys(("way_back", "ask_code"), "refused to whoever has a way in, or for a wrong code"),
    **dict.fromkeys(("my_data_code", "list_new", "list_columns"), "a code, a file, a shape"),
    **dict.fromkeys(("list_take", "handover_lead"), "something stands open still"),
    "worry": "nobody in the coordinator's house would read it; worry_about posts the same form",
    **dict.fromkeys(("follow_ups_change", "follow_ups_many", "matching"), "nothing is picked"),
    **dict.fromkeys(("mentor_resume", "settle", "confirm"), "done already"),
    **dict.fromkeys(("my_photo", "helper_photo_remove"), "no photo is there to be removed"),
}


def is_idle(route) -> bool:
    """Nothing happens here whatever is posted."""
    return not route.name.startswith(ROOMS) or route.name.partition(":")[2] in IDLE


def our_models():
    return [model for room in rooms() for model in apps.get_app_config(room).get_models()]


def known_ids() -> dict:
    """Primary keys of all rows there are, by model; a role's group is Django's."""
    models_here = (*our_models(), Group)
    return {model: set(model.objects.order_by("pk").values_list("pk", flat=True)) for model in models_here}


def state(known: dict) -> dict:
    """All rows of our own tables, without what differs by chance, by the clock or by a sequence."""
    return {model._meta.label: sorted(_rows(model, known)) for model in our_models()}


def _rows(model, known):
    fields = _told(model)
    for row in model.objects.order_by("pk").values_list("pk", *(field.attname for field in fields)):
        yield repr([_plain(field, value, known) for field, value in zip(fields, row[1:], strict=True)])


def _plain(field, value, known):
    """The value; of an id only whether it leads to a row that was there before."""
    if isinstance(field, models.BigIntegerField):
        return value is None
    return "new" if value and field.is_relation and value not in known.get(field.related_model, {value}) else value


def _told(model):
    by_chance = (models.AutoField, models.DateTimeField, PublicIdField, models.JSONField)
    return [
        field
        for field in model._meta.concrete_fields
        if not isinstance(field, by_chance)
        and not re.search(r"hash|sealed|answers|code|key|topic|ref|event|subject|password|^words$", field.name)
    ]


def after(client, address, data, known):
    """What the tables hold after this POST; the POST itself is undone."""
    block = transaction.atomic()
    with block:
        client.post(address, data)
        found = state(known)
        transaction.set_rollback(True)
    return found


@pytest.mark.parametrize("route", POSTED, ids=str)
def test_extra_fields_change_nothing(route, settled):
    seat = route.insider
    client, address = settled.client(seat), table.address(route, settled.world)
    # Never empty: `Form(request.POST or None)` takes an empty POST for none.
    data = {"unknown": "1", **(route.data(settled.world) if route.data else {})}
    page = settled.client(seat).get(address).content.decode() if "GET" in route.methods else ""
    shown = set(re.findall(r'name="([\w-]+)"', page)) | set(data)
    extra = {name: value for name, value in GREEDY.items() if name not in shown}
    known = known_ids()
    before = state(known)
    plain = after(client, address, data, known)
    # A form that refuses everything would refuse the extra fields, too, and prove nothing.
    assert is_idle(route) or plain != before
    assert after(settled.client(seat), address, {**data, **extra}, known) == plain


def test_a_greedy_form_would_be_found(settled):
    known = known_ids()
    before = state(known)
    with transaction.atomic():
        user = settled.world.person("volunteer")
        type(user).objects.filter(pk=user.pk).update(is_demo=True)
        assert state(known) != before
        transaction.set_rollback(True)
