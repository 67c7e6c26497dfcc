"""Script and direction-override characters in every text field, shown on every page (security 8)."""

import io
import sys

import pytest
from django.apps import apps
from django.db import models
from django.db.models import Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse
from openpyxl import load_workbook

from common.ids import PublicIdField
from tests.architecture.source import rooms
from tests.mentees.referral_world import referred
from tests.routes import table
from tests.routes.check_ins import tandem_here
from tests.routes.test_extra_fields import POSTED, after, known_ids
from tests.support import rows
from tests.support.people import SIGNED_OUT
from tests.support.reads import may_write

pytestmark = pytest.mark.django_db
EVIL = "<b id=evil>\u202e'\"&{{ 7|add:7 }}</b>"
RAW = ["<b id=evil>", "</b>\u202e", "'\"&{{", ">{{ 7"]
# What must keep its form: addresses, keys, paths, codes of languages.
_KEPT = (
    "password",
    "session",
    "key",
    "path",
    "slug",
    "hash",
    "sealed",
    "code",
    "language",
    "kind",
    "verb",
    "topic",
    "event",
    "subject",
)


def text_fields(model):
    for field in model._meta.concrete_fields:
        is_text = type(field) in (models.CharField, models.TextField) or "Translation" in type(field).__name__
        if not is_text or field.choices or field.unique or isinstance(field, PublicIdField) or field.max_length == 22:
            continue
        if not any(word in field.name for word in _KEPT):
            yield field


def poison():
    """Write the evil text into every text field of every row of our own models; gives how many columns."""
    columns = 0
    for model in (m for room in rooms() for m in apps.get_app_config(room).get_models()):
        for field in text_fields(model):
            # The number keeps names apart where the database wants them to differ.
            evil = Concat(Value(EVIL[: (field.max_length or 1000) - 8]), Cast("pk", models.CharField()))
            models.QuerySet(model).update(**{field.name: evil})
            columns += 1
    return columns


def seats(route):
    return dict.fromkeys(seat for seat in (SIGNED_OUT, "volunteer", route.insider) if route.expected(seat) == 200)


SHOWN = [route for route in table.declared() if "GET" in route.methods and route.status == 200]


@pytest.mark.parametrize("route", SHOWN, ids=str)
def test_no_text_becomes_markup(route, settled):
    addresses = {seat: (settled.client(seat), table.address(route, settled.world)) for seat in seats(route)}
    assert poison() > 5
    for seat, (client, address) in addresses.items():
        with may_write(*route.writes):
            answer = client.get(address)
        if "html" not in answer["Content-Type"]:
            continue
        text = answer.content.decode()
        assert not [part for part in RAW if part in text], seat


def test_the_poison_reaches_a_page(settled):
    poison()
    text = settled.client(SIGNED_OUT).get("/").content.decode() + settled.client("volunteer").get("/").content.decode()
    text += settled.client("volunteer").get("/account/").content.decode()
    assert "&lt;b id=evil&gt;" in text


def test_characters_that_turn_a_line_around_are_not_kept(settled):
    settled.client("volunteer").post("/account/profile/", {"name": "Aylin \u202enilyA\u2069", "language": "de"})
    user = settled.world.person("volunteer")
    user.refresh_from_db()
    assert user.name == "Aylin nilyA"


FORMULA = '=HYPERLINK("http://evil.example","<b id=evil>")'
SHEETS = ("volunteers:helpers_download", "mentees:people_table", "mentees:needs_table", "mentees:referrals_table")
DESK = [f"?list={key}" for key in ("waiting", "proposals", "tandems", "imports", "doubles", "referrals", "follow_ups")]


@pytest.mark.parametrize("name", [*SHEETS, *(f"mentors:desk_table{query}" for query in DESK)])
def test_no_text_becomes_a_formula_in_a_file(name, settled, monkeypatch):
    """Every text of every row is a formula; the file has them as words."""
    tandem_here(settled.world)
    referred(settled.world)
    rows.a_follow_up(settled.world)
    rows.an_import(settled.world)
    monkeypatch.setattr(sys.modules[__name__], "EVIL", FORMULA)
    assert poison() > 5
    path, _mark, query = name.partition("?")
    with may_write("accounts_auditentry"):
        answer = settled.client("contact").get(reverse(path) + (f"?{query}" if query else ""))
    cells = [cell for sheet in load_workbook(io.BytesIO(answer.content)).worksheets for row in sheet for cell in row]
    assert not [cell.value for cell in cells if cell.data_type == "f" or cell.hyperlink]
    assert len(cells) > 4


TYPED = [r for r in POSTED if r.data and r.name.startswith(("volunteers:", "mentees:", "mentors:"))]


@pytest.mark.parametrize("route", TYPED, ids=str)
def test_turning_characters_typed_into_a_form_make_no_difference(route, settled):
    """Every field of every form of the rooms of people, also choices and ids: what is kept is the same."""
    client, address, known = settled.client(route.insider), table.address(route, settled.world), known_ids()
    data = route.data(settled.world)
    turned = {name: f"\u202e{value}\u2066" if isinstance(value, str) else value for name, value in data.items()}
    assert after(settled.client(route.insider), address, turned, known) == after(client, address, data, known)
