"""Every field of every table is declared once: what it is, what for, how long (Art. 30 DSGVO)."""

import re
from collections import Counter
from importlib import import_module

import pytest
from django.apps import apps
from django.db import models
from django.utils.module_loading import module_has_submodule

from accounts.models import User
from common.declare import Declared, Erase, Keep, Table, personal, plain, table


def declared() -> list[Table]:
    """All tables of all rooms' privacy.py."""
    rooms = [app for app in apps.get_app_configs() if module_has_submodule(app.module, "privacy")]
    return [one for app in rooms for one in getattr(import_module(f"{app.name}.privacy"), "TABLES", [])]


def stored() -> dict[str, list[str]]:
    """{model: its columns}; of a translated field only its own name."""
    tables = [model for model in apps.get_models(include_auto_created=True) if not model._meta.proxy]
    return {model._meta.label: columns(model) for model in tables}


def columns(model) -> list[str]:
    return [field.name for field in model._meta.concrete_fields if not hasattr(field, "translated_field")]


def gaps(tables: list[Table], found: dict[str, list[str]]) -> list[str]:
    """What is not declared, declared twice, or no longer there."""
    said = Counter((one.label, name) for one in tables for group in one.fields for name in group.fields)
    real = {(label, name) for label, names in found.items() for name in names}
    lines = [f"{label}.{name} is not declared" for label, name in sorted(real - set(said))]
    lines += [f"{label}.{name} does not exist" for label, name in sorted(set(said) - real)]
    return lines + [f"{label}.{name} is declared twice" for (label, name), times in said.items() if times > 1]


def careless(group: Declared) -> list[str]:
    """A personal field without purpose or period."""
    if not group.personal:
        return []
    period = group.keep.source.strip() and (group.keep.days is None or group.keep.since)
    problems = [] if group.purpose.strip() else ["no purpose"]
    return problems + ([] if period else ["no period"])


def person_of(one: Table) -> type | None:
    """The model at the end of `person`; None where it is a public id."""
    model = apps.get_model(one.label) if one.label.count("_") == 0 else None
    for part in [] if one.person in ("", "pk") else one.person.split("__"):
        model = model._meta.get_field(part).related_model
    return model


def test_every_field_is_declared_exactly_once():
    assert not gaps(declared(), stored()), "say it in the privacy.py of the room that owns the table"


def test_personal_fields_have_purpose_and_period():
    wrong = [(one.label, group.fields, careless(group)) for one in declared() for group in one.fields]
    assert not [line for line in wrong if line[2]]


def test_the_moment_a_period_counts_from_is_a_field_of_a_table():
    names = {name for names in stored().values() for name in names}
    since = {group.keep.since for one in declared() for group in one.fields if group.keep.since}
    assert since <= names


def test_personal_tables_say_how_a_persons_rows_are_found():
    lost = [one.label for one in declared() if one.is_personal and not (one.person or one.found)]
    assert not lost


@pytest.mark.parametrize("one", [t for t in declared() if t.person and not t.by_id], ids=lambda one: one.label)
def test_the_way_from_a_row_leads_to_a_person(one):
    assert person_of(one) is User


def test_what_is_erased_by_emptying_can_be_empty():
    def can_be_empty(label, name):
        field = apps.get_model(label)._meta.get_field(name)
        return field.null or field.blank

    wrong = [
        (one.label, name)
        for one in declared()
        for group in one.fields
        if group.erase is Erase.CLEAR
        for name in group.fields
        if not can_be_empty(one.label, name)
    ]
    assert not wrong


def test_an_undeclared_field_a_stale_one_and_a_double_one_are_found():
    tables = [table("a.Thing", fields=[plain("id", "old"), plain("id")])]
    assert gaps(tables, {"a.Thing": ["id", "birthday"], "a.New": ["id"]}) == [
        "a.New.id is not declared",
        "a.Thing.birthday is not declared",
        "a.Thing.old does not exist",
        "a.Thing.id is declared twice",
    ]


def test_a_new_column_of_a_real_table_is_found():
    label = "notifications.Notice"
    found = {**stored(), label: [*stored()[label], "religion"]}
    assert gaps(declared(), found) == [f"{label}.religion is not declared"]


def test_a_model_nobody_thought_of_is_found():
    class Meta:
        app_label = "nowhere"

    model = type("Diary", (models.Model,), {"__module__": __name__, "Meta": Meta, "text": models.TextField()})
    try:
        assert gaps([], {model._meta.label: columns(model)}) == [
            "nowhere.Diary.id is not declared",
            "nowhere.Diary.text is not declared",
        ]
    finally:
        del apps.all_models["nowhere"]
        apps.clear_cache()


@pytest.mark.parametrize(
    ("group", "problem"),
    [
        (personal("a", purpose=" "), ["no purpose"]),
        (personal("a", purpose="b", keep=Keep(source="")), ["no period"]),
        (personal("a", purpose="b", keep=Keep(source="c", days=3)), ["no period"]),
        (personal("a", purpose="b"), []),
        (plain("a", purpose=""), []),
    ],
)
def test_a_careless_declaration_is_found(group, problem):
    assert careless(group) == problem


def test_nothing_is_declared_that_is_never_stored():
    """`architecture.md`, "Never stored": no column may be named after it."""
    never = re.compile(
        r"religion|ethnic|orientation|political|diagnos|asylum|residence|passport|iban|birth_?date|nationalit|citizen"
    )
    assert not named_like(never)


def test_nothing_of_the_points_of_matching_is_stored():
    """The machine says why at the moment somebody asks; a number about a person would stay (the Paten issue)."""
    assert not named_like(re.compile(r"score|points|rank|probab|suitab|factor|fits?_|weight"))


def named_like(words: re.Pattern) -> list[str]:
    """Columns of our own tables whose name has such a word in it."""
    rooms = {app.label for app in apps.get_app_configs() if module_has_submodule(app.module, "privacy")}
    ours = {label: names for label, names in stored().items() if label.partition(".")[0] in rooms}
    assert len(ours) > 40
    return [f"{label}.{name}" for label, names in ours.items() for name in names if words.search(name)]
